import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { Refusal, type RefusalCode } from '../../../files/refusal.js';
import type { PdfRequest, PdfResult } from './protocol.js';

/** Names of PDF (ISO 32000) that make a document do something, or carry something else. */
const DANGEROUS: Readonly<Record<string, RefusalCode>> = {
  JavaScript: 'pdf_script',
  Rendition: 'pdf_script',
  XFA: 'pdf_script',
  Launch: 'pdf_launch',
  SubmitForm: 'pdf_launch',
  ImportData: 'pdf_launch',
  EmbeddedFile: 'pdf_attachment',
  EmbeddedFiles: 'pdf_attachment',
  FileAttachment: 'pdf_attachment',
  RichMedia: 'pdf_attachment',
  GoToE: 'pdf_attachment',
  Encrypt: 'encrypted',
};
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]{3,60})/g;
const TAIL = 2048;

/**
 * Whether a PDF is one, and only shows pages. Names are read as the format writes them (`#4a` for `J`), also inside of
 * compressed objects; what cannot be looked into is refused. Runs in a process of its own. @throws Refusal
 */
export async function readPdf({ path, inflatedBytes }: PdfRequest): Promise<PdfResult> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new Refusal('empty_file');
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) throw new Refusal('content_differs');
  const text = bytes.toString('latin1');
  if (!text.slice(-TAIL).includes('%%EOF')) throw new Refusal('upload_cut');
  refuseDangerous(text);
  let left = inflatedBytes;
  // Objects may stand in compressed streams, which are themselves written in the clear.
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    if (text.startsWith('end', at - 3)) continue;
    const dictionary = decoded(text.slice(Math.max(0, text.lastIndexOf('obj', at)), at));
    if (!/\/ObjStm\b/.test(dictionary)) continue;
    const from = at + 6 + (text.startsWith('\r\n', at + 6) ? 2 : 1);
    const objects = inflated(bytes.subarray(from), dictionary, left);
    left -= objects.length;
    refuseDangerous(objects.toString('latin1'));
  }
  return { pdf: true };
}

function refuseDangerous(text: string): void {
  for (const [, name = ''] of text.matchAll(NAME)) {
    const plain = decoded(name);
    const code = Object.hasOwn(DANGEROUS, plain) ? DANGEROUS[plain] : undefined;
    if (code) throw new Refusal(code);
  }
}

/** Only what every writer makes can be looked into: deflated, in rows that stand as they are, or not compressed. */
function inflated(data: Buffer, dictionary: string, max: number): Buffer {
  const filter = /\/(?:Filter|F)\s*\[?\s*\/(\w+)\s*(\/?)/.exec(dictionary);
  const predictor = Number(/\/Predictor\s+(\d+)/.exec(dictionary)?.[1] ?? 1);
  if (filter === null) return Buffer.alloc(0);
  if (
    !/^Fl(ateDecode)?$/.test(filter[1] ?? '') ||
    /\/Filter\s*\[\s*\/\w+\s*\//.test(dictionary) ||
    predictor > 1
  ) {
    throw new Refusal('pdf_unreadable');
  }
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, max) });
  } catch (error) {
    const tooLong = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLong ? new Refusal('inflates_too_much', { max }) : new Refusal('pdf_unreadable');
  }
}

function decoded(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
