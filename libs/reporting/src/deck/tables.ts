import type { TableView } from '../monthly-report/view.js';
import {
  fitColumns,
  paginateTable,
  type CellSpec,
  type SlideElement,
  type SlideSpec,
  type TableColumn,
} from '../pptx/index.js';
import { LEAD_SIZE, TABLE_TOP } from '../pptx/template/layouts.js';
import { fitLines, truncate } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, SOURCE_BOX } from '../theme/index.js';
import { plain } from './parts.js';
import { TITLE_MAX } from './titles.js';

const TABLE_HEIGHT = SOURCE_BOX.y - TABLE_TOP - 0.05;

export interface TableLayout {
  readonly id: string;
  /** Widths as shares of the content width, in the order of the headers. */
  readonly shares: readonly number[];
  readonly right?: readonly number[];
  readonly maxLines: number;
}

/** What every table of a deck has: its source, and the words for its pages. */
export interface TableFrame {
  readonly source: SlideElement;
  readonly words: {
    readonly continued: (page: number, pages: number) => string;
    readonly tableOf: (title: string, page: number, pages: number) => string;
  };
}

/** The pages of a table: its header repeated, its title numbered, its lead and source on each. */
export function tableSlides<Row>(
  { source, words }: TableFrame,
  table: Pick<TableView<Row>, 'title' | 'lead' | 'headers' | 'rows' | 'alt'>,
  layout: TableLayout,
  cells: (row: Row) => readonly CellSpec[],
): SlideSpec[] {
  const total = layout.shares.reduce((sum, share) => sum + share, 0);
  const rows = table.rows.map(cells);
  const shared = table.headers.map((label, index): TableColumn => {
    const width = ((layout.shares[index] ?? 1) / total) * CONTENT_WIDTH;
    return { label, width, align: layout.right?.includes(index) ? 'right' : 'left' };
  });
  const columns = fitColumns(rows, shared);
  const pages = paginateTable(rows, columns, {
    height: TABLE_HEIGHT,
    maxLines: layout.maxLines,
  });
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
        source,
      ],
    };
  });
}
