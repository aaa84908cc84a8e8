import { NASTY_TEXTS } from '../testing/sample-facts.js';
import { paginateTable } from './table.js';

const columns = [
  { label: 'Code', width: 1 },
  { label: 'Titre', width: 4 },
];
const row = (text: string) => [{ text: 'UC-001' }, { text }];

describe('paginateTable', () => {
  it('keeps every row, in order, and no page higher than asked', () => {
    const rows = Array.from({ length: 300 }, (_, index) =>
      row(`Ligne ${index} ${'mot '.repeat(index % 40)}`),
    );
    const pages = paginateTable(rows, columns, { height: 4.5, maxLines: 3 });
    expect(pages.flatMap((page) => page.rows)).toHaveLength(300);
    expect(
      pages.flatMap((page) => page.rows).map((entry) => entry.cells[1]?.text.slice(0, 9).trim()),
    ).toEqual(rows.map((entry) => entry[1]?.text.slice(0, 9).trim()));
    for (const page of pages) {
      expect(page.height).toBeLessThanOrEqual(4.5);
      expect(page.height).toBeCloseTo(
        page.headHeight + page.rows.reduce((sum, entry) => sum + entry.height, 0),
        6,
      );
    }
  });

  it('cuts cells to the lines they may take, whatever is in them', () => {
    const pages = paginateTable(NASTY_TEXTS.map(row), columns, { height: 4.5, maxLines: 2 });
    const single = pages[0]?.rows.at(-1)?.height ?? 0;
    for (const entry of pages.flatMap((page) => page.rows)) expect(entry.height).toBeLessThan(single * 2);
  });

  it('gives no page for no row, and fills missing cells', () => {
    expect(paginateTable([], columns, { height: 4, maxLines: 2 })).toEqual([]);
    expect(
      paginateTable([[{ text: 'seul' }]], columns, { height: 4, maxLines: 2 })[0]?.rows[0]?.cells,
    ).toHaveLength(2);
  });

  it('puts a row too high for any page on a page of its own rather than losing it', () => {
    const pages = paginateTable([row('a'), row('b')], columns, { height: 0.1, maxLines: 1 });
    expect(pages.map((page) => page.rows.length)).toEqual([1, 1]);
  });

  it('fills its pages alike, and takes the larger size only where it costs no page', () => {
    const pages = paginateTable(
      Array.from({ length: 18 }, () => row('court')),
      columns,
      {
        height: 4.6,
        maxLines: 2,
      },
    );
    expect(pages.map((page) => page.rows.length)).toEqual([9, 9]);
    expect(pages[0]?.size).toBe(12);
    const [single, ...none] = paginateTable(
      Array.from({ length: 16 }, () => row('court')),
      columns,
      {
        height: 4.6,
        maxLines: 2,
      },
    );
    expect(none).toEqual([]);
    expect([single?.rows.length, single?.size]).toEqual([16, 11]);
  });
});
