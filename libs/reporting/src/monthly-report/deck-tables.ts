import { paginateTable, type CellSpec, type SlideSpec, type TableColumn } from '../pptx/index.js';
import { LEAD_SIZE, TABLE_TOP } from '../pptx/template/layouts.js';
import { fitLines, truncate } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, SOURCE_BOX } from '../theme/index.js';
import { HEALTH_TONES, plain, sourceElement } from './deck-parts.js';
import { messagesFor } from './messages.js';
import { TITLE_MAX } from './view-context.js';
import type { HealthView, MonthlyReportView, TableView } from './view.js';

const TABLE_HEIGHT = SOURCE_BOX.y - TABLE_TOP - 0.05;

interface TableLayout {
  readonly id: string;
  /** Widths as shares of the content width, in the order of the headers. */
  readonly shares: readonly number[];
  readonly right?: readonly number[];
  readonly maxLines: number;
}

/** The pages of a table: its header repeated, its title numbered, its lead and source on each. */
function tableSlides<Row>(
  view: MonthlyReportView,
  table: TableView<Row>,
  layout: TableLayout,
  cells: (row: Row) => readonly CellSpec[],
): SlideSpec[] {
  const total = layout.shares.reduce((sum, share) => sum + share, 0);
  const columns = table.headers.map((label, index): TableColumn => {
    const width = ((layout.shares[index] ?? 1) / total) * CONTENT_WIDTH;
    return { label, width, align: layout.right?.includes(index) ? 'right' : 'left' };
  });
  const pages = paginateTable(table.rows.map(cells), columns, {
    height: TABLE_HEIGHT,
    maxLines: layout.maxLines,
  });
  const words = messagesFor(view.language);
  return pages.map((page, index) => {
    const suffix = pages.length > 1 ? words.continued(index + 1, pages.length) : '';
    return {
      id: `${layout.id}-${index + 1}`,
      layout: 'TABLEAU',
      title: `${truncate(table.title, TITLE_MAX - suffix.length)}${suffix}`,
      elements: [
        {
          kind: 'slot',
          slot: 'lead',
          paragraphs: [plain(fitLines(table.lead, { size: LEAD_SIZE }, points(CONTENT_WIDTH) - 12, 2))],
        },
        {
          kind: 'table',
          name: words.tableOf(table.title, index + 1, pages.length),
          alt: words.tableOf(table.alt, index + 1, pages.length),
          x: MARGIN,
          y: TABLE_TOP,
          columns,
          rows: page.rows,
          headHeight: page.headHeight,
          size: page.size,
        },
        sourceElement(view),
      ],
    };
  });
}

const code = (view: MonthlyReportView, value: string): CellSpec => {
  const index = view.cards.cards.findIndex((card) => card.code === value);
  return index < 0 ? { text: value } : { text: value, link: `card-${index + 1}` };
};
const health = (value: HealthView): CellSpec => ({
  text: value.text,
  bold: true,
  tone: HEALTH_TONES[value.health],
});

export function movesSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(view, view.moves, { id: 'moves', shares: [13, 10, 42, 32, 32], maxLines: 2 }, (row) => [
    { text: row.onText },
    code(view, row.code),
    { text: row.title },
    { text: row.moveText },
    { text: row.reason },
  ]);
}

export function slippedSlides(view: MonthlyReportView): SlideSpec[] {
  const layout = { id: 'slipped', shares: [10, 38, 36, 14, 22, 10], right: [5], maxLines: 2 };
  return tableSlides(view, view.slipped, layout, (row) => [
    code(view, row.code),
    { text: row.title },
    { text: row.milestone },
    { text: row.baselineText },
    { text: row.expectedText },
    { text: row.slipText, bold: true },
  ]);
}

export function offTrackSlides(view: MonthlyReportView): SlideSpec[] {
  const layout = { id: 'off-track', shares: [10, 27, 16, 15, 34, 34], maxLines: 3 };
  return tableSlides(view, view.offTrack, layout, (row) => [
    code(view, row.code),
    { text: row.title },
    { text: row.entity },
    health(row.health),
    { text: row.reason },
    { text: row.decision },
  ]);
}

export function restSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(
    view,
    view.rest,
    { id: 'rest', shares: [10, 44, 22, 20, 18, 32], maxLines: 2 },
    (row) => [
      { text: row.code },
      { text: row.title },
      { text: row.entity },
      { text: row.stageText },
      health(row.health),
      { text: row.nextMilestone },
    ],
  );
}

export function nextSlides(view: MonthlyReportView): SlideSpec[] {
  return tableSlides(
    view,
    view.nextMonth,
    { id: 'next', shares: [14, 10, 42, 42, 22], maxLines: 2 },
    (row) => [
      { text: row.dueText },
      code(view, row.code),
      { text: row.title },
      { text: row.milestone },
      { text: row.referent },
    ],
  );
}
