import { plain } from '../deck/parts.js';
import type { NoteBlock, NoteCell } from '../docx/index.js';
import type { SlideSpec } from '../pptx/index.js';
import { CHART_BOX } from '../pptx/template/layouts.js';
import { sourceElement } from './deck-parts.js';
import type { MonthlyReportView, TableView } from './view.js';

/** One slide: adoption by deployment, with what was brought beside it. */
export function useSlides(view: MonthlyReportView): SlideSpec[] {
  const { use } = view;
  if (use === null) return [];
  const messages = use.messages.map(plain);
  if (use.bars.length === 0) {
    return [
      {
        id: 'use',
        layout: 'CONTENU',
        title: use.title,
        elements: [{ kind: 'slot', slot: 'body', paragraphs: messages }, sourceElement(view)],
      },
    ];
  }
  return [
    {
      id: 'use',
      layout: 'GRAPHIQUE+MESSAGE',
      title: use.title,
      elements: [
        {
          kind: 'chart',
          name: use.unit,
          alt: use.title,
          box: CHART_BOX,
          type: 'bars',
          unit: use.unit,
          categories: use.bars.map(({ label }) => label),
          series: [
            { name: use.unit, tone: 'accent', labelTone: 'text', values: use.bars.map(({ value }) => value) },
          ],
        },
        { kind: 'slot', slot: 'message', paragraphs: messages },
        sourceElement(view),
      ],
    },
  ];
}

/** The section of the note: what the month says, then its rows. */
export function useBlocks({ use }: MonthlyReportView): NoteBlock[] {
  if (use === null) return [];
  return [
    { kind: 'intro', text: `${use.title}.` },
    ...(use.messages.length > 0 ? [{ kind: 'bullets', items: use.messages } as const] : []),
    ...table(use.deployments, [12, 34, 22, 14, 18, 14], [3, 4, 5], (row) => [
      row.code,
      row.title,
      row.entity,
      row.eligible,
      row.users,
      row.share,
    ]),
    ...table(use.benefits, [12, 30, 18, 18, 18, 18], [2, 3, 4, 5], (row) => [
      row.code,
      row.benefit,
      row.month,
      row.expectedMonth,
      row.cumulated,
      row.expectedCumulated,
    ]),
    ...table(use.alerts, [12, 34, 22, 28, 16], [], (row) => [
      row.code,
      row.title,
      row.entity,
      row.rule,
      row.since,
    ]),
  ];
}

function table<Row>(
  view: TableView<Row>,
  shares: readonly number[],
  right: readonly number[],
  texts: (row: Row) => readonly string[],
): NoteBlock[] {
  if (view.rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: view.title,
      alt: view.alt,
      columns: view.headers.map((label, index) => ({
        label,
        share: shares[index] ?? 10,
        align: right.includes(index) ? 'right' : 'left',
      })),
      rows: view.rows.map((row) => texts(row).map((text): NoteCell => ({ text }))),
    },
  ];
}
