import { extname } from 'node:path';
import { Refusal } from '../../../files/refusal.js';
import { firstBytes } from '../../../files/text.js';

const CSV_NAMES = new Set(['.csv', '.tsv', '.txt']);
const MACRO_NAMES = new Set(['.xlsm', '.xltm', '.xlsb', '.xlam']);
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Beginnings of what people upload by mistake: PDF, PNG, JPEG, GIF, gzip, 7z, RAR, HTML and XML. */
const OTHERS = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x1f\x8b',
  '7z\xbc\xaf',
  'Rar!',
  '<!doctype',
  '<html',
  '<?xml',
];

/**
 * What the file is, from its name and its first bytes, which have to agree.
 * @throws Refusal `empty_file`, `wrong_extension`, `content_differs`, `old_excel`, `macros`, `encrypted`, `not_text`
 */
export async function detectFormat(path: string, fileName: string): Promise<'csv' | 'xlsx'> {
  const head = await firstBytes(path, 64 * 1024);
  if (head.length === 0) throw new Refusal('empty_file');
  const extension = extname(fileName).toLowerCase();
  if (MACRO_NAMES.has(extension)) throw new Refusal('macros');
  if (extension === '.xlsx') {
    if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
    // Excel wraps a workbook with a password in the old container.
    throw new Refusal(head.subarray(0, 8).equals(OLE) ? 'encrypted' : 'content_differs');
  }
  if (extension === '.xls') throw new Refusal('old_excel');
  if (!CSV_NAMES.has(extension)) throw new Refusal('wrong_extension');
  const start = head.toString('latin1', 0, 16).toLowerCase();
  if (head.subarray(0, 4).equals(ZIP) || head.subarray(0, 8).equals(OLE))
    throw new Refusal('content_differs');
  if (OTHERS.some((magic) => start.startsWith(magic.toLowerCase()))) throw new Refusal('content_differs');
  const wide = head.length >= 2 && (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff);
  if (!wide && head.includes(0)) throw new Refusal('not_text');
  return 'csv';
}
