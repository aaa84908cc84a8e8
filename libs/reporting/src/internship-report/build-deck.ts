import { aired } from '../deck/airy.js';
import { assembleSlides, type DeckPart } from '../deck/outline.js';
import { plain, sourceSlot } from '../deck/parts.js';
import { tableSlides, type TableFrame } from '../deck/tables.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, SlideSpec } from '../pptx/index.js';
import { truncate } from '../text/index.js';
import type { ProgrammeReportView, ReportTable } from './view-model.js';

const MOST_LINES = 3;

/** The year of internships: a part for each table; what is empty says so. */
export function buildProgrammeReportDeck(view: ProgrammeReportView): DeckSpec {
  const frame: TableFrame = {
    source: sourceSlot(view.source, view.demoNotice),
    words: messagesFor(view.language),
  };
  const slidesOf = (table: ReportTable): SlideSpec[] =>
    table.rows.length > 0
      ? aired(tableSlides(frame, table, { ...table, maxLines: MOST_LINES }, (row) => row))
      : [
          {
            id: `${table.id}-1`,
            layout: 'CONTENU',
            title: table.title,
            elements: [{ kind: 'slot', slot: 'body', paragraphs: [plain(view.nothing)] }, frame.source],
          },
        ];
  const parts = view.tables.map((table): DeckPart => {
    const { id, label, title } = table;
    return { id, label, lead: title, slides: slidesOf(table) };
  });
  return {
    title: view.cover.title,
    subject: view.cover.title,
    author: view.company,
    company: view.company,
    keywords: view.tables.map(({ label }) => label),
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate(view.footer, 110),
    footerDate: view.asOfLabel,
    slides: assembleSlides(view.cover, view.agendaTitle(parts.length), parts),
  };
}
