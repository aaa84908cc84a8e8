import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip, writeZip } from '../zip/zip.js';

const read = (name: string): Buffer => readFileSync(join(__dirname, 'templates', name));

/** Templates that other tools wrote (make-templates.py): what they hold is said there. */
export const monthlyTokens = (): Buffer => read('monthly-tokens.pptx');
export const minutesTokens = (): Buffer => read('minutes-tokens.docx');
export const letterhead = (): Buffer => read('letterhead.docx');

/** The template with the text of one of its parts changed. @throws Error when nothing changes */
export function withPart(bytes: Buffer, name: string, change: (text: string) => string): Buffer {
  const parts = readZip(bytes);
  const before = parts.get(name)?.toString('utf8') ?? '';
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  parts.set(name, Buffer.from(after));
  return writeZip([...parts].map(([part, data]) => ({ name: part, data })));
}
