import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { Refusal } from './refusal.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

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

/** The encoding of a text file: its byte order mark, else UTF-8 where every byte agrees, else Windows-1252. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await firstBytes(path, 3);
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfffe) return 'utf-16le';
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfeff) return 'utf-16be';
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      strict.decode(chunk as Buffer, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (encoding === 'windows-1252') {
    for await (const chunk of stream) yield windows1252(chunk as Buffer);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** Windows-1252 0x80–0x9f (WHATWG). Node 20's own TextDecoder reads these as Latin-1 control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char);
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await file.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
