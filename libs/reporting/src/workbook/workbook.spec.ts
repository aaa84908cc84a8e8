import * as fc from 'fast-check';
import { Workbook, type Worksheet } from 'exceljs';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyFacts, nastyFacts, sampleFacts } from '../testing/sample-facts.js';
import { readZip } from '../zip/zip.js';
import { cellText, dayNumber, neutralised } from './cells.js';
import { buildMonthlyWorkbook, renderWorkbook, type WorkbookSpec } from './index.js';

const CASES = [
  ...(['fr', 'en'] as const).flatMap((language) => [
    { name: `sample ${language}`, facts: sampleFacts({ language }) },
    { name: `empty ${language}`, facts: emptyFacts(language) },
    { name: `nasty ${language}`, facts: nastyFacts(language) },
  ]),
  { name: '2,133 use cases', facts: sampleFacts({ language: 'fr', useCases: 2133, moving: 1 }) },
];

/** The workbook as another tool reads it. */
async function opened(bytes: Buffer): Promise<Workbook> {
  const workbook = new Workbook();
  // The types of the library know an older Buffer.
  await workbook.xlsx.load(bytes as unknown as Parameters<Workbook['xlsx']['load']>[0]);
  return workbook;
}
const sheet = (workbook: Workbook, name: string): Worksheet => {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet is called ${name}`);
  return found;
};

describe.each(CASES)('the workbook of $name', ({ facts }) => {
  const bytes = renderWorkbook(buildMonthlyWorkbook(facts));

  it('is valid for the Open XML SDK, and has the same bytes twice', async () => {
    expect(await sdkErrors(bytes, 'xlsx')).toEqual([]);
    renderWorkbook(buildMonthlyWorkbook(sampleFacts({ useCases: 3 })));
    expect(renderWorkbook(buildMonthlyWorkbook(facts)).equals(bytes)).toBe(true);
  }, 60_000);

  it('opens with another tool: its sheets, headers in sight, filters, no formula, nothing that begins as one', async () => {
    const workbook = await opened(bytes);
    expect(workbook.worksheets).toHaveLength(facts.afterGoLive ? 8 : 5);
    for (const one of workbook.worksheets) {
      expect(one.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(one.autoFilter).toBeTruthy();
      expect(one.pageSetup.printTitlesRow).toBe('1:1');
      one.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined();
          if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+\-@\t\r]/);
        }),
      );
    }
    const [, figures, useCases] = workbook.worksheets;
    expect(figures?.rowCount).toBe(1 + Math.max(1, facts.history.length));
    expect(useCases?.rowCount).toBe(1 + facts.useCases.length);
  }, 60_000);
});

describe('the workbook', () => {
  it('has numbers that add up and days that sort, under the words of its language', async () => {
    const facts = sampleFacts({ language: 'fr' });
    const workbook = await opened(renderWorkbook(buildMonthlyWorkbook(facts)));
    const figures = sheet(workbook, 'Chiffres par mois');
    const last = figures.getRow(figures.rowCount);
    expect(figures.getRow(1).getCell(1).value).toBe('Mois');
    expect(last.getCell(1).value).toEqual(new Date(`${facts.month}-01T00:00:00Z`));
    expect(last.getCell(2).value).toBe(facts.current.total);
    expect(last.getCell(1).numFmt).toBe('mmmm yyyy');
    const stages = [6, 7, 8, 9, 10].map((column) => Number(last.getCell(column).value));
    expect(stages.reduce((sum, value) => sum + value, 0)).toBe(facts.current.total);
    const [first] = facts.useCases;
    const row = sheet(workbook, 'Cas d’usage').getRow(2);
    expect(row.getCell(1).value).toBe(first?.code);
    expect(row.getCell(8).value).toEqual(new Date(`${first?.stageSince ?? ''}T00:00:00Z`));
    expect(sheet(workbook, 'Mouvements').rowCount).toBe(1 + facts.moves.length);
    expect(sheet(workbook, 'Jalons').getRow(1).getCell(7).value).toBe('Glissement (jours ouvrés)');
    expect(JSON.stringify(sheet(workbook, 'À propos').getColumn(2).values)).toContain('démonstration');
  });

  it('names its language, title and author', () => {
    const files = readZip(renderWorkbook(buildMonthlyWorkbook(sampleFacts({ language: 'en' }))));
    const core = files.get('docProps/core.xml')?.toString() ?? '';
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain('Monthly report');
    expect(files.get('xl/styles.xml')?.toString()).toContain('dd mmm yyyy');
  });

  const spec = (over: Partial<WorkbookSpec> = {}): WorkbookSpec => ({
    title: 'T & "C"',
    subject: 'S',
    author: 'A',
    company: 'L',
    keywords: [],
    language: 'fr-FR',
    dated: '2026-04-30T00:00:00Z',
    footerLeft: '&1 interne',
    pageWord: 'Page',
    ofWord: 'sur',
    sheets: [
      {
        name: "L'été [1]: a/b",
        columns: [
          { label: '=Texte', width: 20, kind: 'text' },
          { label: 'Jour', width: 12, kind: 'day' },
          { label: 'Nombre', width: 12, kind: 'decimal' },
        ],
        rows: [
          ['=cmd|calc', '2026-02-30', Number.NaN],
          ['_x0041_\u0000 a\r\nb', '2026-03-01', -1.25],
          ['\t+1', null, null],
        ],
      },
    ],
    ...over,
  });

  it('takes nothing typed for a formula, an escape or a date that never was', async () => {
    const bytes = renderWorkbook(spec());
    expect(await sdkErrors(bytes, 'xlsx')).toEqual([]);
    const [only] = (await opened(bytes)).worksheets;
    expect(only?.name).toBe("L'été -1-- a-b");
    expect([1, 2, 3, 4].map((row) => only?.getRow(row).getCell(1).value)).toEqual([
      "'=Texte",
      "'=cmd|calc",
      // Excel reads this as _x0041_; this reader leaves the escape as it is.
      '_x005F_x0041_ a\nb',
      "'+1",
    ]);
    expect([2, 3].map((row) => only?.getRow(row).getCell(2).value)).toEqual([
      null,
      new Date('2026-03-01T00:00:00Z'),
    ]);
    expect([2, 3].map((row) => only?.getRow(row).getCell(3).value)).toEqual([null, -1.25]);
  });

  it('needs sheets with their own names', () => {
    expect(() => renderWorkbook(spec({ sheets: [] }))).toThrow('sheets');
    const [one] = spec().sheets;
    if (!one) throw new Error('no sheet');
    expect(() =>
      renderWorkbook(
        spec({
          sheets: [
            { ...one, name: 'A' },
            { ...one, name: 'a' },
          ],
        }),
      ),
    ).toThrow('names');
  });

  it('neutralises whatever is typed, and nothing that is safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cellText(text)).not.toMatch(/^[=+\-@\t\r\n]/);
        if (/^[a-z]/.test(text)) expect(neutralised(text)).toBe(text);
      }),
    );
  });

  it('counts days as workbooks do', () => {
    expect([
      dayNumber('1900-03-01'),
      dayNumber('2026-03-18'),
      dayNumber('1899-01-01'),
      dayNumber('demain'),
    ]).toEqual([61, 46099, null, null]);
  });
});
