import { extname } from 'node:path';
import { DomainError, GATE_LIMITS } from '@jalon/domain';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const MACRO_NAMES = new Set(['.docm', '.dotm', '.xlsm', '.xltm', '.xlsb', '.pptm', '.potm', '.ppsm']);
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const ENTRIES_MAX = 2_000;

const MAGIC: Readonly<Record<string, { readonly mediaType: string; readonly starts: Buffer }>> = {
  '.pdf': { mediaType: 'application/pdf', starts: Buffer.from('%PDF-') },
  '.png': { mediaType: 'image/png', starts: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  '.jpg': { mediaType: 'image/jpeg', starts: Buffer.from([0xff, 0xd8, 0xff]) },
  '.jpeg': { mediaType: 'image/jpeg', starts: Buffer.from([0xff, 0xd8, 0xff]) },
};
/** The part that makes a zip archive this kind of document. */
const PARTS: Readonly<Record<string, { readonly mediaType: string; readonly part: string }>> = {
  '.docx': { mediaType: `${OFFICE}.wordprocessingml.document`, part: 'word/document.xml' },
  '.xlsx': { mediaType: `${OFFICE}.spreadsheetml.sheet`, part: 'xl/workbook.xml' },
  '.pptx': { mediaType: `${OFFICE}.presentationml.presentation`, part: 'ppt/presentation.xml' },
};
const TEXTS: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/**
 * The media type of a file, from its name and its content, which have to agree. Nothing opens the file here: it is
 * handed back as it came, so what runs when somebody opens it (macros, embedded objects) is refused by its presence.
 * @throws DomainError `file_refused` with a code for `file`
 */
export function mediaTypeOf(fileName: string, bytes: Buffer): string {
  const extension = extname(fileName).toLowerCase();
  if (bytes.length === 0) throw refusal('empty_file');
  if (bytes.length > GATE_LIMITS.fileBytes) throw refusal('too_large', { max: GATE_LIMITS.fileBytes });
  if (MACRO_NAMES.has(extension)) throw refusal('macros');
  const magic = MAGIC[extension];
  if (magic) {
    if (!bytes.subarray(0, magic.starts.length).equals(magic.starts)) throw refusal('content_differs');
    return magic.mediaType;
  }
  const office = PARTS[extension];
  if (office) return officeType(bytes, office);
  const text = TEXTS[extension];
  if (text === undefined) throw refusal('wrong_extension');
  return textType(bytes, text);
}

function officeType(bytes: Buffer, { mediaType, part }: { mediaType: string; part: string }): string {
  // Office wraps a document with a password in its old container.
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw refusal('encrypted');
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw refusal('content_differs');
  const names = zipNames(bytes);
  if (names === null || !names.includes('[Content_Types].xml') || !names.includes(part)) {
    throw refusal('content_differs');
  }
  if (names.some((name) => /vbaProject|\/activeX\/|\/embeddings\/.*\.bin$/i.test(name))) {
    throw refusal('macros');
  }
  return mediaType;
}

function textType(bytes: Buffer, mediaType: string): string {
  const start = bytes.toString('latin1', 0, 64).trimStart().toLowerCase();
  const disguised = ['<!doctype', '<html', '<?xml', '<svg', '<script', '%pdf', 'mz', 'pk\u0003\u0004'];
  if (disguised.some((mark) => start.startsWith(mark))) throw refusal('content_differs');
  try {
    if (new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')) throw refusal('not_text');
  } catch (error) {
    throw error instanceof DomainError ? error : refusal('not_text');
  }
  return mediaType;
}

/** Names in the central directory of a zip archive; null when it has none that can be read. */
function zipNames(bytes: Buffer): readonly string[] | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > ENTRIES_MAX) throw refusal('too_large', { max: GATE_LIMITS.fileBytes });
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

export function refusal(code: string, params?: Readonly<Record<string, number>>): DomainError {
  return new DomainError('file_refused', 'This file cannot be kept as evidence', [
    { path: 'file', code, ...(params ? { params } : {}) },
  ]);
}
