import { ENTRY_KINDS, type MinutesContent, type MinutesMark } from '@jalon/domain';
import fc from 'fast-check';

/** Contents in the one form that reading gives: marks in order, adjacent texts that differ, nothing empty. */
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const uuid = fc.uuid();
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\0'));
const link = fc.constantFrom('https://example.org/note?a=1#b', 'mailto:claire@example.org', 'http://[::1]/');

const marks = fc
  .record({
    link: nullable(link),
    plain: fc.subarray(['bold', 'italic', 'strike'] as const),
  })
  .map(({ link: href, plain }): readonly MinutesMark[] => [
    ...(href === null ? [] : [{ type: 'link' as const, attrs: { href } }]),
    ...plain.map((type) => ({ type })),
  ]);
const text = fc.record({ text: words, marks }).map((one) => ({
  type: 'text' as const,
  text: one.text,
  ...(one.marks.length > 0 ? { marks: one.marks } : {}),
}));
const inline = fc.oneof(
  { arbitrary: text, weight: 4 },
  fc.record({ type: fc.constant('mention' as const), attrs: fc.record({ id: uuid, label: words }) }),
  fc.constant({ type: 'hardBreak' as const }),
);

/** `content` as ProseMirror has it: absent when empty. */
const filled = <T>(items: readonly T[]) => (items.length > 0 ? { content: items } : {});
const inlines = fc
  .array(inline, { maxLength: 6 })
  .map((found) =>
    found.filter((one, index) => {
      const before = found[index - 1];
      if (one.type !== 'text' || before?.type !== 'text') return true;
      return JSON.stringify(one.marks) !== JSON.stringify(before.marks);
    }),
  )
  // What was left out may bring two alike together: such lists are shortened to their first.
  .map((found) =>
    found.every(
      (one, index) =>
        one.type !== 'text' ||
        found[index - 1]?.type !== 'text' ||
        JSON.stringify(one.marks) !== JSON.stringify((found[index - 1] as typeof one).marks),
    )
      ? filled(found)
      : filled(found.slice(0, 1)),
  );

const paragraph = inlines.map((content) => ({ type: 'paragraph' as const, ...content }));
const { list } = fc.letrec<{ list: { type: string }; item: { type: string } }>((tie) => ({
  list: fc
    .tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(tie('item'), { maxLength: 3 }))
    .map(([type, items]) => ({ type, ...filled(items) })),
  item: fc
    .array(fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 3 }, paragraph, tie('list')), {
      maxLength: 3,
    })
    .map((content) => ({ type: 'listItem', ...filled(content) })),
}));
const span = fc.integer({ min: 2, max: 9 });
const cell = fc
  .record({
    type: fc.constantFrom('tableHeader', 'tableCell'),
    attrs: fc.option(fc.record({ colspan: span, rowspan: span }, { requiredKeys: [] }), { nil: {} }),
    content: fc.array(paragraph, { maxLength: 2 }),
  })
  .map(({ type, attrs, content }) => ({
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...filled(content),
  }));
const table = fc
  .array(
    fc.array(cell, { maxLength: 3 }).map((cells) => ({ type: 'tableRow', ...filled(cells) })),
    { maxLength: 3 },
  )
  .map((rows) => ({ type: 'table', ...filled(rows) }));

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const grade = nullable(fc.integer({ min: 1, max: 5 }));
const entry = fc
  .record({
    attrs: fc.record({
      entryId: uuid,
      kind: fc.constantFrom(...ENTRY_KINDS),
      ownerId: nullable(uuid),
      dueOn: nullable(day),
      useCaseId: nullable(uuid),
      probability: grade,
      impact: grade,
    }),
    content: inlines,
  })
  .map(({ attrs, content }) => ({ type: 'entry', attrs, ...content }));
const point = fc
  .record({ itemId: nullable(uuid), content: inlines })
  .map(({ itemId, content }) => ({ type: 'point', attrs: { itemId }, ...content }));
const heading = fc
  .record({ level: fc.constantFrom(2, 3), content: inlines })
  .map(({ level, content }) => ({ type: 'heading', attrs: { level }, ...content }));

export const anyContent = fc
  .array(fc.oneof(paragraph, point, entry, heading, list, table), { maxLength: 8 })
  .map((blocks) => ({ type: 'doc', ...filled(blocks) }) as MinutesContent);
