import { posix } from 'node:path';
import { Archive } from '../../../files/archive.js';
import type { FileLimits } from '../../../files/limits.js';
import { Refusal } from '../../../files/refusal.js';
import type { Formulas, RowSink } from './rows.js';
import { SheetCells, type Workbook } from './sheet-cells.js';
import type { XmlHandler } from '../../../files/xml.js';

/** Streams the rows of the first visible sheet into `sink`. @throws Refusal for anything not a plain workbook */
export async function readXlsx(
  path: string,
  sink: RowSink,
  limits: FileLimits,
): Promise<{ readonly sheet: string }> {
  const archive = await Archive.open(path, limits);
  try {
    await refuseMacroTypes(archive);
    const book = await readWorkbook(archive);
    const target = (await relationships(archive, book.path)).get(book.relationId);
    if (target === undefined || !archive.has(target)) throw new Refusal('no_sheet');
    const workbook: Workbook = {
      strings: await sharedStrings(archive, book.folder),
      dateStyles: await dateStyles(archive, book.folder),
      from1904: book.from1904,
    };
    const ready: { row: number; cells: string[]; formulas: Formulas }[] = [];
    const cells = new SheetCells(workbook, limits, (row, values, formulas) =>
      ready.push({ row, cells: values, formulas }),
    );
    await archive.scan(target, cells, async () => {
      for (const row of ready.splice(0)) await sink.add(row.row, row.cells, row.formulas);
    });
    for (const row of ready.splice(0)) await sink.add(row.row, row.cells, row.formulas);
    return { sheet: book.sheet };
  } finally {
    archive.close();
  }
}

async function refuseMacroTypes(archive: Archive): Promise<void> {
  if (!archive.has('[Content_Types].xml')) throw new Refusal('broken_archive');
  await archive.scan(
    '[Content_Types].xml',
    onOpen((_, attribute) => {
      if (/macroEnabled|vbaProject|ms-excel\.sheet\.binary/i.test(attribute('ContentType') ?? ''))
        throw new Refusal('macros');
    }),
  );
}

interface Book {
  readonly path: string;
  readonly folder: string;
  readonly sheet: string;
  readonly relationId: string;
  readonly from1904: boolean;
}

async function readWorkbook(archive: Archive): Promise<Book> {
  let path = 'xl/workbook.xml';
  if (archive.has('_rels/.rels')) {
    await archive.scan(
      '_rels/.rels',
      onOpen((name, attribute) => {
        if (name === 'Relationship' && attribute('Type')?.endsWith('/officeDocument')) {
          path = (attribute('Target') ?? path).replace(/^\//, '');
        }
      }),
    );
  }
  if (!archive.has(path)) throw new Refusal('no_sheet');
  let from1904 = false;
  let found: { readonly name: string; readonly id: string } | undefined;
  await archive.scan(
    path,
    onOpen((name, attribute) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet' || found || /hidden/i.test(attribute('state') ?? '')) return;
      found = { name: attribute('name') ?? '', id: attribute('r:id') ?? '' };
    }),
  );
  if (!found) throw new Refusal('no_sheet');
  return { path, folder: posix.dirname(path), sheet: found.name, relationId: found.id, from1904 };
}

/** Relationship id → part, of one part. */
async function relationships(archive: Archive, part: string): Promise<ReadonlyMap<string, string>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const targets = new Map<string, string>();
  if (!archive.has(name)) return targets;
  await archive.scan(
    name,
    onOpen((element, attribute) => {
      const target = attribute('Target');
      if (element !== 'Relationship' || target === undefined) return;
      targets.set(
        attribute('Id') ?? '',
        target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      );
    }),
  );
  return targets;
}

async function sharedStrings(archive: Archive, folder: string): Promise<readonly string[]> {
  const name = posix.join(folder, 'sharedStrings.xml');
  const strings: string[] = [];
  if (!archive.has(name)) return strings;
  let text = '';
  let reading = false;
  let phonetic = false;
  await archive.scan(name, {
    open: (element) => {
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic = true;
      else if (element === 't') reading = !phonetic;
    },
    close: (element) => {
      if (element === 'si') strings.push(text);
      else if (element === 'rPh') phonetic = false;
      else if (element === 't') reading = false;
    },
    text: (piece) => {
      if (reading) text += piece;
    },
  });
  return strings;
}

/** Which cell styles show a day: numbers in them are days, not quantities. */
async function dateStyles(archive: Archive, folder: string): Promise<readonly boolean[]> {
  const name = posix.join(folder, 'styles.xml');
  const styles: boolean[] = [];
  if (!archive.has(name)) return styles;
  const formats = new Set<string>();
  let inCellFormats = false;
  await archive.scan(name, {
    open: (element, attribute) => {
      if (element === 'numFmt') {
        const code = (attribute('formatCode') ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
        if (/[dy]/i.test(code)) formats.add(attribute('numFmtId') ?? '');
      } else if (element === 'cellXfs') inCellFormats = true;
      else if (element === 'xf' && inCellFormats) {
        const id = attribute('numFmtId') ?? '0';
        styles.push(formats.has(id) || BUILT_IN_DATES.has(Number(id)));
      }
    },
    close: (element) => {
      if (element === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  return styles;
}

/** ECMA-376 part 1, 18.8.30: built-in formats that show a day (times alone are left out). */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

function onOpen(open: XmlHandler['open']): XmlHandler {
  return { open, close: () => undefined, text: () => undefined };
}
