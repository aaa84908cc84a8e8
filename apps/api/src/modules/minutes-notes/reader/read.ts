import { extname } from 'node:path';
import { isTranscript, proposeEntries, readNotes, readTranscript } from '@jalon/domain';
import { Refusal } from '../../../files/refusal.js';
import { decoded, detectEncoding, firstBytes } from '../../../files/text.js';
import type { NotesRequest, NotesResult } from './protocol.js';
import { readWord } from './word.js';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const TEXTS = new Set(['.txt', '.vtt', '.md']);
const MACRO_NAMES = new Set(['.docm', '.dotm']);

/** Reads raw notes or a transcript and what they propose. Runs in a process of its own. @throws Refusal */
export async function readNotesFile(request: NotesRequest): Promise<NotesResult> {
  const text = await readText(request);
  if (text.trim() === '') throw new Refusal('empty_file');
  const { lines, truncated } = isTranscript(text) ? readTranscript(text) : readNotes(text);
  return {
    lines: lines.map((line) => (line.speaker === null ? line.text : `${line.speaker}: ${line.text}`)),
    speakers: [...new Set(lines.flatMap((line) => line.speaker ?? []))],
    proposals: proposeEntries(lines, request.people, request.today),
    truncated,
  };
}

async function readText({ path, fileName, limits }: NotesRequest): Promise<string> {
  const head = await firstBytes(path, 8192);
  const extension = extname(fileName).toLowerCase();
  if (head.length === 0) throw new Refusal('empty_file');
  if (MACRO_NAMES.has(extension)) throw new Refusal('macros');
  if (extension === '.docx') {
    if (head.subarray(0, 4).equals(ZIP)) return readWord(path, limits);
    // Word wraps a document with a password in its old container.
    throw new Refusal(head.subarray(0, 8).equals(OLE) ? 'encrypted' : 'content_differs');
  }
  if (!TEXTS.has(extension)) throw new Refusal('wrong_extension');
  if (head.subarray(0, 4).equals(ZIP) || head.subarray(0, 8).equals(OLE))
    throw new Refusal('content_differs');
  const encoding = await detectEncoding(path);
  if (!encoding.startsWith('utf-16') && head.includes(0)) throw new Refusal('not_text');
  let text = '';
  for await (const piece of decoded(path, encoding)) text += piece;
  return text;
}
