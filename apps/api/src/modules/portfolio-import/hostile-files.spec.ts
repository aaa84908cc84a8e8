import { randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Workbook } from 'exceljs';
import { FILE_LIMITS } from '../../files/limits.js';
import { ImportWorld } from './testing/import-world.js';
import { textRow, workbook } from './testing/workbook.js';
import { zip } from '../../files/testing/zip.js';

let world: ImportWorld;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(async () => {
  await world.end();
});

const HEADER = ['Titre', 'Entité', 'Étape'];
const plain = textRow(1, HEADER) + textRow(2, ['Un', 'Entité', 'Cadrage']);

/** The code of the refusal; nothing may be kept, in the database or on the disk. */
async function refusal(bytes: Buffer | string, fileName: string): Promise<unknown> {
  const before = [await world.count('portfolio_import'), await world.count('import_source')];
  const error: unknown = await world.upload(bytes, fileName).catch((caught: unknown) => caught);
  expect([await world.count('portfolio_import'), await world.count('import_source')]).toEqual(before);
  expect(world.temporaryFiles()).toEqual([]);
  expect(error).toMatchObject({ code: 'file_refused', fields: [{ path: 'file' }] });
  return (error as { fields: { code: string }[] }).fields[0]?.code;
}

describe('files refused with a clear reason and nothing kept', () => {
  const relationship = (type: string) =>
    `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="http://example.test/x" TargetMode="External"/></Relationships>`;
  const part = (name: string, text = '') => workbook({ sheetData: plain, extraParts: [{ name, text }] });

  it.each<[string, Buffer | string, string, string]>([
    ['empty', '', 'a.csv', 'empty_file'],
    ['blank', ' \n\n;;\n', 'a.csv', 'empty_file'],
    ['a header and nothing else', 'Titre;Entité\n', 'a.csv', 'no_rows'],
    ['a PDF by name', '%PDF-1.7', 'a.pdf', 'wrong_extension'],
    ['a PDF called csv', '%PDF-1.7 …', 'a.csv', 'content_differs'],
    ['a workbook called csv', workbook({ sheetData: plain }), 'a.csv', 'content_differs'],
    ['a text called xlsx', 'Titre;Entité\nUn;Deux\n', 'a.xlsx', 'content_differs'],
    ['bytes that are no text', Buffer.from([0x54, 0x00, 0x01, 0x02]), 'a.csv', 'not_text'],
    ['an old workbook', 'anything', 'a.xls', 'old_excel'],
    ['a workbook with a password', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'a.xlsx', 'encrypted'],
    ['a macro workbook by name', workbook({ sheetData: plain }), 'a.xlsm', 'macros'],
    ['a macro project', part('xl/vbaProject.bin', 'x'), 'a.xlsx', 'macros'],
    [
      'a macro workbook by type',
      workbook({ sheetData: plain, workbookType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
      'a.xlsx',
      'macros',
    ],
    ['an embedded object', part('xl/embeddings/oleObject1.bin', 'x'), 'a.xlsx', 'embedded_object'],
    [
      'a link to another workbook',
      part('xl/externalLinks/externalLink1.xml', '<x/>'),
      'a.xlsx',
      'external_relationship',
    ],
    [
      'a picture from elsewhere',
      part('xl/worksheets/_rels/sheet1.xml.rels', relationship('image')),
      'a.xlsx',
      'external_relationship',
    ],
    [
      'a document type',
      workbook({
        sheetData: '',
        sheet: {
          name: 'xl/worksheets/sheet1.xml',
          text: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>',
        },
      }),
      'a.xlsx',
      'doctype',
    ],
    ['no workbook inside', zip([{ name: 'hello.txt', text: 'x' }]), 'a.xlsx', 'broken_archive'],
    ['half an archive', workbook({ sheetData: plain }).subarray(0, 600), 'a.xlsx', 'broken_archive'],
    ['half a sheet', workbook({ sheetData: `${plain}<row r="3"><c t="inl` }), 'a.xlsx', 'broken_sheet'],
    [
      'too many parts',
      zip(Array.from({ length: 2_001 }, (_, index) => ({ name: `part${index}`, text: '' }))),
      'a.xlsx',
      'too_many_entries',
    ],
    ['one column too many', `${'a;'.repeat(500)}a\n${'b;'.repeat(500)}b\n`, 'a.csv', 'too_many_columns'],
    ['a cell too long', `Titre;Entité\n${'x'.repeat(32_768)};y\n`, 'a.csv', 'cell_too_long'],
    ['a quote never closed', `Titre;Entité\n"Un;y\n${'z\n'.repeat(2_000_000)}`, 'a.csv', 'broken_csv'],
    ['a row too many', `Titre;Entité\n${'a;b\n'.repeat(50_001)}`, 'a.csv', 'too_many_rows'],
  ])('%s', async (_, bytes, fileName, code) => {
    expect(await refusal(bytes, fileName)).toBe(code);
  });

  it('a bomb that says it is small', async () => {
    const sheet = {
      name: 'xl/worksheets/sheet1.xml',
      text: Buffer.alloc(250 * 1024 * 1024, '<row></row>'),
      claimedSize: 1_000,
    };
    const bomb = workbook({ sheetData: '', sheet });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb, 'bomb.xlsx')).toBe('inflates_too_much');
  });

  it('one long text shared by a great many cells', async () => {
    const row = (number: number) => `<row r="${number}">${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`;
    const sheetData = Array.from({ length: 20 }, (_, index) => row(index + 1)).join('');
    const shared = workbook({ sheetData, sharedStrings: [randomBytes(11_000).toString('hex')] });
    expect(await refusal(shared, 'shared.xlsx')).toBe('inflates_too_much');
  });

  it('50 MB and one byte, stopped on the way', async () => {
    expect(await refusal(Buffer.alloc(FILE_LIMITS.bytes + 1, 'a'), 'big.csv')).toBe('too_large');
  });

  it('a file that takes too long, or too much memory', async () => {
    const { settings } = world.intake;
    world.intake.settings = { ...settings, limits: { ...FILE_LIMITS, milliseconds: 1 } };
    expect(await refusal('Titre;Entité\nUn;Deux\n', 'slow.csv')).toBe('too_slow');
    const strings = Array.from({ length: 300_000 }, (_, index) => `un texte assez long pour peser ${index}`);
    world.intake.settings = { ...settings, limits: { ...FILE_LIMITS, memoryMb: 24 } };
    expect(await refusal(workbook({ sheetData: plain, sharedStrings: strings }), 'heavy.xlsx')).toBe(
      'too_much_memory',
    );
  });
});

describe('odd files that are fine', () => {
  it('100 columns', async () => {
    const header = [
      'Titre',
      'Entité',
      'Étape',
      ...Array.from({ length: 97 }, (_, index) => `Colonne ${index}`),
    ];
    const values = ['Cent', 'Large', 'Cadrage', ...Array.from({ length: 97 }, (_, index) => String(index))];
    const view = await world.upload(`${header.join(';')}\n${values.join(';')}\n`);
    expect(view.columns).toHaveLength(100);
    expect(view.counts.created).toBe(1);
  });

  it('formulas give the value the file kept, with a doubt', async () => {
    const view = await world.upload(
      workbook({
        sheetData: `${textRow(1, [...HEADER, 'Valeur', 'Date de cadrage'])}<row r="3"><c r="A3" t="str"><f>"A"&amp;"B"</f><v>A &amp; B</v></c><c r="B3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><r><t>Cad</t></r><r><t>rage</t></r><rPh><t>x</t></rPh></is></c><c r="D3"><f>1+2</f></c><c r="E3" s="1"><v>46034</v></c></row>`,
        sharedStrings: ['Caf&#xE9; _x000D_d’été'],
        extraParts: [
          {
            name: 'xl/worksheets/_rels/sheet1.xml.rels',
            text: '<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="mailto:a@example.test" TargetMode="External"/></Relationships>',
          },
        ],
      }),
      'formules.xlsx',
    );
    expect(view.detected).toMatchObject({ format: 'xlsx', sheet: 'Portefeuille', headerRow: 1, rows: 1 });
    expect(view.preview).toEqual([
      {
        row: 3,
        outcome: 'created',
        title: 'A & B',
        useCaseId: null,
        useCaseCode: null,
        reasons: [
          { field: 'title', code: 'formula_value', value: 'A & B' },
          { field: 'valueScore', code: 'formula_without_value', value: null },
        ],
      },
    ]);
    expect(view.columns[1]?.samples).toEqual(['Café d’été']);
    expect(view.columns[4]?.samples).toEqual(['2026-01-12']);
  });

  it('a workbook made by another program', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('Cas d’usage');
    sheet.addRow(['Titre', 'Entité', 'Étape', 'Valeur', 'Date de cadrage', 'Tags']);
    sheet.addRow(['Tri <rapide> & sûr', 'Crédit', 'Cadrage', 4, new Date(Date.UTC(2026, 0, 12)), '']);
    sheet.addRow([
      { richText: [{ text: 'Lec' }, { font: { bold: true }, text: 'ture 👩‍🔬' }] },
      { text: 'Assurances', hyperlink: 'https://example.test' },
      'Cadrage',
      { formula: '1+2', result: 3 },
      new Date(Date.UTC(2026, 1, 3)),
      'IA;NLP',
    ]);
    const view = await world.import(Buffer.from(await book.xlsx.writeBuffer()), 'autre.xlsx');
    expect(view.counts).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
    const rows = await world.database.query(
      `select u.title, e.name as entity, u.value_score, u.stage_since, u.tags from use_case u
       join partner_entity e on e.id = u.entity_id where e.name in ('Crédit', 'Assurances') order by u.number`,
    );
    expect(rows).toEqual([
      { title: 'Tri <rapide> & sûr', entity: 'Crédit', value_score: 4, stage_since: '2026-01-12', tags: [] },
      {
        title: 'Lecture 👩‍🔬',
        entity: 'Assurances',
        value_score: 3,
        stage_since: '2026-02-03',
        tags: ['IA', 'NLP'],
      },
    ]);
  });

  it('a title above the table, a tab between cells, UTF-16 as Excel writes « Unicode text »', async () => {
    const text = '\ufeffPortefeuille 2026\r\n\r\nTitre\tEntité\tÉtape\r\nÀ cœur\tÉlan\tCadrage\r\n';
    const view = await world.upload(Buffer.from(text, 'utf16le'), 'export.txt');
    expect(view.detected).toMatchObject({ encoding: 'utf-16le', delimiter: '\t', headerRow: 3, rows: 1 });
    const { items } = await world.queries.rows(view.id, { page: 1, pageSize: 10 });
    expect(items.map((row) => [row.row, row.title])).toEqual([[4, 'À cœur']]);
  });
});

describe('an upload that is cut', () => {
  it.each([1, 50, 99])('at %i %% leaves no record and no file', async (percent) => {
    const file = Buffer.from(`Titre;Entité\n${'Un titre;Une entité\n'.repeat(20_000)}`);
    const before = await world.count('portfolio_import');
    let settled: Promise<unknown> = Promise.resolve();
    const received = new Promise<void>((resolve) => {
      const server = createServer((incoming) => {
        settled = world.uploads.upload(world.context, 'cut.csv', incoming).catch((error: unknown) => error);
        resolve();
      });
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        const client = request({
          port,
          host: '127.0.0.1',
          method: 'POST',
          headers: { 'content-length': file.length },
        });
        client.on('error', () => undefined);
        client.write(file.subarray(0, Math.ceil((file.length * percent) / 100)), () => {
          setTimeout(() => {
            client.destroy();
            server.close();
          }, 50);
        });
      });
    });
    await received;
    expect(await settled).toMatchObject({ code: 'file_refused', fields: [{ code: 'upload_cut' }] });
    expect(await world.count('portfolio_import')).toBe(before);
    expect(world.temporaryFiles()).toEqual([]);
  });
});
