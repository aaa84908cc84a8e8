import { aired } from '../deck/airy.js';
import { assembleSlides, type DeckPart } from '../deck/outline.js';
import { sourceSlot } from '../deck/parts.js';
import { proseSlides, proseSlideUnder } from '../deck/prose.js';
import { tableSlides, type TableFrame } from '../deck/tables.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, ParagraphSpec, SlideSpec } from '../pptx/index.js';
import { CHART_BOX, MESSAGE_BOX } from '../pptx/template/layouts.js';
import { fitLines, LINE_HEIGHT, lineCount, textWidth, truncate } from '../text/index.js';
import { BODY_BOX, CONTENT_WIDTH, MARGIN, points } from '../theme/index.js';
import { cardsSlide, figureRow, FIGURES_H } from './cards.js';
import { OPPORTUNITY_PARTS, type OpportunityPart } from './messages.js';
import type { OpportunityView } from './view-model.js';
import type { CardedPage, ValuePage } from './view-pages.js';

type TablePart = 'options' | 'risks' | 'trust' | 'decision';
/** Columns of each table, as shares of the width. */
const TABLES: Readonly<
  Record<TablePart, { shares: readonly number[]; right?: readonly number[]; maxLines: number }>
> = {
  options: { shares: [34, 14, 56, 20, 16], right: [3], maxLines: 6 },
  risks: { shares: [6, 46, 14, 16, 58], maxLines: 5 },
  trust: { shares: [20, 74, 26, 20], maxLines: 6 },
  decision: { shares: [22, 52, 62], maxLines: 7 },
};
/** Tables that are cards while their rows are few: the column that names a row, and the one whose colour it takes. */
const CARDS: Partial<Record<TablePart, { head: number; tone: number; skip?: readonly number[] }>> = {
  options: { head: 0, tone: 4 },
  risks: { head: 1, tone: 3, skip: [0] },
  decision: { head: 0, tone: 0 },
};

/** The restitution of a study as plain slides: what is asked first, then what it rests on, then the decision. */
export function buildOpportunityDeck(view: OpportunityView): DeckSpec {
  const frame: TableFrame = {
    source: sourceSlot(view.source, view.demoNotice),
    words: messagesFor(view.language),
  };
  // A table without a row has no page: what is missing stands in the summary.
  const table = (part: TablePart): SlideSpec[] => {
    const cards = CARDS[part] && cardsSlide(frame, view[part], { id: part, ...CARDS[part] });
    if (cards) return [cards];
    return aired(tableSlides(frame, view[part], { id: part, ...TABLES[part] }, (row) => row));
  };
  const slides: Record<OpportunityPart, readonly SlideSpec[]> = {
    summary: [summarySlide(view, frame)],
    need: cardedSlides(frame, 'need', view.need),
    options: table('options'),
    value: valueSlides(view, frame),
    means: cardedSlides(frame, 'means', view.means),
    risks: table('risks'),
    trust: table('trust'),
    decision: table('decision'),
  };
  const parts = OPPORTUNITY_PARTS.filter((id) => slides[id].length > 0).map((id): DeckPart => {
    return { id, label: view.labels[id], lead: view[id].title, slides: slides[id] };
  });
  return {
    title: view.cover.title,
    subject: view.subject,
    author: view.author,
    company: view.company,
    keywords: parts.map(({ label }) => label),
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate([view.confidentiality, view.demoNotice].filter(Boolean).join(' · '), 110),
    footerDate: view.asOfLabel,
    slides: assembleSlides(view.cover, view.agendaTitle(parts.length), parts),
  };
}

/** Figures above the texts; the texts alone, over the pages they need, where that is more than a page. */
function cardedSlides(frame: TableFrame, id: string, page: CardedPage): readonly SlideSpec[] {
  const above = { elements: figureRow(page.cards), height: FIGURES_H + 0.2 };
  const one = proseSlideUnder(frame, { id, title: page.title, blocks: page.beside }, above);
  return one === null ? proseSlides(frame, { id, ...page }) : [one];
}

/** The figures in a row of cards, then a line on each subject. */
function summarySlide({ summary }: OpportunityView, frame: TableFrame): SlideSpec {
  const y = BODY_BOX.y + FIGURES_H + 0.2;
  const box = { x: MARGIN, y, w: CONTENT_WIDTH, h: BODY_BOX.y + BODY_BOX.h - y };
  const width = points(box.w) - 16;
  const style = { size: 14 };
  let room = Math.floor((points(box.h) - 8 - summary.lines.length * 7) / (style.size * LINE_HEIGHT));
  const paragraphs = summary.lines.map(({ label, text }, index): ParagraphSpec => {
    const left = summary.lines.length - index - 1;
    const lead = `${label} – `;
    // The bold label takes a little more than its letters would in plain.
    const used = textWidth(lead, { size: 14, bold: true }) - textWidth(lead, style);
    const whole = fitLines(`${lead}${text}`, style, width - used, Math.max(1, Math.min(3, room - 2 * left)));
    room -= lineCount(whole, style, width - used);
    return {
      runs: [
        { text: lead, size: 14, bold: true, tone: 'accent' },
        { text: whole.slice(lead.length), size: 14 },
      ],
      level: 0,
      after: 7,
    };
  });
  return {
    id: 'summary',
    layout: 'CONTENU',
    title: summary.title,
    elements: [...figureRow(summary.figures), { kind: 'slot', slot: 'body', box, paragraphs }, frame.source],
  };
}

function valueSlides(view: OpportunityView, frame: TableFrame): SlideSpec[] {
  const { value } = view;
  if (value.chart === null) return proseSlides(frame, { id: 'value', ...value });
  return [
    {
      id: 'value',
      layout: 'GRAPHIQUE+MESSAGE',
      title: value.title,
      elements: [
        {
          kind: 'chart',
          name: view.chartName,
          alt: value.chart.alt,
          box: CHART_BOX,
          type: 'bars',
          categories: value.chart.categories,
          series: value.chart.series.map((series) => ({ ...series, labelTone: 'text' as const })),
          unit: value.chart.unit,
        },
        { kind: 'slot', slot: 'message', paragraphs: messages(value) },
        frame.source,
      ],
    },
  ];
}

/** As much of each message as the place beside the chart holds. */
function messages({ messages: given }: ValuePage): ParagraphSpec[] {
  const width = points(MESSAGE_BOX.w) - 34;
  const style = { size: 14 };
  let room = Math.floor((points(MESSAGE_BOX.h) - given.length * 10) / (style.size * LINE_HEIGHT));
  return given.map((text, index) => {
    const shown = fitLines(text, style, width, Math.max(1, Math.min(8, room - (given.length - index - 1))));
    room -= lineCount(shown, style, width);
    return { runs: [{ text: shown, size: 14 }] };
  });
}
