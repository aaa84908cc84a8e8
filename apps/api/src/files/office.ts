import { extname } from 'node:path';
import type { DeliverableFormat } from '@jalon/domain';
import { Archive } from './archive.js';
import { FILE_LIMITS, type FileLimits } from './limits.js';
import { Refusal } from './refusal.js';
import { firstBytes } from './text.js';

/** What a presentation or a document that people upload may weigh. */
export const OFFICE_LIMITS: FileLimits = { ...FILE_LIMITS, bytes: 20 * 1024 * 1024 };

/** What people edit in Office. */
export type OfficeFormat = Exclude<DeliverableFormat, 'pdf'>;

/** What the API asks of the reading process. */
export interface OfficeRequest {
  readonly path: string;
  readonly format: OfficeFormat;
  readonly limits: FileLimits;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const MACRO_NAMES = new Set(['.pptm', '.potm', '.ppsm', '.ppam', '.docm', '.dotm', '.xlsm', '.xltm']);
const MAIN: Readonly<Record<OfficeFormat, string>> = {
  pptx: 'ppt/presentation.xml',
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
};
const XML = /\.(xml|rels|vml)$/i;

/** What a name alone says. @throws Refusal `macros`, `wrong_extension` */
export function checkOfficeName(fileName: string, format: OfficeFormat): void {
  const extension = extname(fileName).toLowerCase();
  if (MACRO_NAMES.has(extension)) throw new Refusal('macros');
  if (extension !== `.${format}`) throw new Refusal('wrong_extension', { format });
}

/**
 * Every part of an uploaded presentation or document by its name, read with distrust: what is too much, macros,
 * objects, links out of the file and document types are refused, with the part they stand in. Runs in a process of
 * its own. @throws Refusal
 */
export async function readOffice({ path, format, limits }: OfficeRequest): Promise<Map<string, Buffer>> {
  const head = await firstBytes(path, 8);
  if (head.length === 0) throw new Refusal('empty_file');
  // Office wraps a file with a password in its old container.
  if (head.equals(OLE)) throw new Refusal('encrypted');
  if (!head.subarray(0, 4).equals(ZIP)) throw new Refusal('content_differs');
  const archive = await Archive.open(path, limits, { charts: true });
  try {
    if (!archive.has('[Content_Types].xml') || !archive.has(MAIN[format]))
      throw new Refusal('content_differs');
    const parts = new Map<string, Buffer>();
    for (const name of archive.names()) {
      const bytes = await archive.read(name);
      if (XML.test(name)) checkXml(name, bytes);
      // The workbook of a chart is a package within the package.
      else if (name.toLowerCase().endsWith('.xlsx')) (await Archive.open(bytes, limits)).close();
      parts.set(name, bytes);
    }
    const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
    if (/macroEnabled/i.test(types)) throw new Refusal('macros', { place: '[Content_Types].xml' });
    return parts;
  } finally {
    archive.close();
  }
}

/** Entities are what makes XML dangerous, and no Office file needs them. @throws Refusal */
function checkXml(name: string, bytes: Buffer): void {
  // In another encoding than UTF-8 a document type would go by unseen.
  if (bytes.includes(0)) throw new Refusal('broken_part', { place: name });
  const text = bytes.toString('latin1');
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const [close] = CLOSES.filter(([open]) => text.startsWith(open, at)).map(([, end]) => end);
    if (close === undefined) throw new Refusal('doctype', { place: name });
    const end = text.indexOf(close, at);
    if (end < 0) throw new Refusal('broken_part', { place: name });
    at = end + close.length;
  }
}

const CLOSES: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
];
