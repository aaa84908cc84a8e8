import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HouseTemplates } from '../documents/index.js';
import { readZip, writeZip } from '../zip/zip.js';

const read = (name: string): Buffer => readFileSync(join(__dirname, 'templates', name));

/** Templates that other tools wrote (make-templates.py): what they hold is said there. */
export const monthlyTokens = (): Buffer => read('monthly-tokens.pptx');
export const minutesTokens = (): Buffer => read('minutes-tokens.docx');
export const letterhead = (): Buffer => read('letterhead.docx');
export const workshopLetter = (): Buffer => read('workshop-letter.docx');
const riveNord = (): Buffer => read('rive-nord-4x3.pptx');
/** The same presentation shown white on dark: its master gives the slots of light and dark the other way round. */
const riveNordDark = (): Buffer =>
  withPart(riveNord(), 'ppt/slideMasters/slideMaster1.xml', (text) =>
    text.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'),
  );

/** Jalon's own look and those of other tools, for every kind of document: none has tokens. */
export const EVERY_TEMPLATE: Readonly<Record<string, () => HouseTemplates>> = {
  jalon: () => ({}),
  'rive-nord': () => ({ pptx: riveNord(), docx: letterhead() }),
  'grand-large': () => ({ pptx: read('grand-large-16x9.pptx'), docx: workshopLetter() }),
  dark: () => ({ pptx: riveNordDark() }),
};

/** The template with the text of one of its parts changed. @throws Error when nothing changes */
export function withPart(bytes: Buffer, name: string, change: (text: string) => string): Buffer {
  const parts = readZip(bytes);
  const before = parts.get(name)?.toString('utf8') ?? '';
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  parts.set(name, Buffer.from(after));
  return writeZip([...parts].map(([part, data]) => ({ name: part, data })));
}
