import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '../zip/zip.js';

/** Presentations other tools made, as testing/templates/README.md says. */
export const TEMPLATES = ['rive-nord-4x3.pptx', 'grand-large-16x9.pptx'] as const;

export const templateParts = (name: (typeof TEMPLATES)[number]): Map<string, Buffer> =>
  readZip(readFileSync(join(__dirname, 'templates', name)));

/** The parts with some changed: a text in one, or a part added; null takes one out. */
export function changed(
  parts: ReadonlyMap<string, Buffer>,
  changes: Readonly<Record<string, string | null | ((text: string) => string)>>,
): Map<string, Buffer> {
  const copy = new Map(parts);
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) copy.delete(name);
    else if (typeof change === 'string') copy.set(name, Buffer.from(change));
    else {
      const before = copy.get(name)?.toString() ?? '';
      const after = change(before);
      if (after === before) throw new Error(`${name} stayed as it was`);
      copy.set(name, Buffer.from(after));
    }
  }
  return copy;
}
