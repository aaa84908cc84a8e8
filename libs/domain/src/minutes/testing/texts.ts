import type { EntryKind, MinutesBlock, MinutesContent, MinutesEntry } from '../content.js';

/** Blocks of minutes for tests: a UUID is made from a number. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const words = (text: string) => (text === '' ? {} : { content: [{ type: 'text', text } as const] });

export const paragraph = (text: string): MinutesBlock => ({ type: 'paragraph', ...words(text) });

export const point = (itemId: string | null, title: string): MinutesBlock => ({
  type: 'point',
  attrs: { itemId },
  ...words(title),
});

export function entry(
  number: number,
  kind: EntryKind,
  text: string,
  attrs: Partial<MinutesEntry['attrs']> = {},
): MinutesEntry {
  return {
    type: 'entry',
    attrs: {
      entryId: uuid(number),
      kind,
      ownerId: null,
      dueOn: null,
      useCaseId: null,
      probability: null,
      impact: null,
      ...attrs,
    },
    ...words(text),
  };
}

export const doc = (...content: readonly MinutesBlock[]): MinutesContent => ({ type: 'doc', content });
