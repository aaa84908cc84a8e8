import * as fc from 'fast-check';
import { compareMinutesTexts, type ComparedMinutes } from './compare.js';
import type { MinutesBlock, MinutesContent } from './content.js';
import { doc, entry, paragraph, point, uuid } from './testing/texts.js';
import { blockText } from './words.js';

const told = ({ blocks }: ComparedMinutes) =>
  blocks.map(({ change, pieces }) =>
    [
      change,
      ...pieces.map((one) => `${{ same: '=', added: '+', removed: '-' }[one.change]}${one.text}`),
    ].join(' '),
  );
const kept = (compared: ComparedMinutes, without: 'added' | 'removed') =>
  compared.blocks
    .filter(({ change }) => change !== without)
    .map(({ pieces }) =>
      pieces
        .filter(({ change }) => change !== without)
        .map(({ text }) => text)
        .join(''),
    );
/** The texts a comparison speaks of: empty paragraphs are none. */
const texts = (content: MinutesContent) =>
  (content.content ?? [])
    .filter((block) => blockText(block).trim() !== '' || block.type === 'entry' || isKept(block))
    .map(blockText);
const isKept = (block: MinutesBlock) => block.type === 'point' && block.attrs.itemId !== null;

const sentence = fc
  .array(fc.constantFrom('le', 'lot', 'deux', 'attend', 'la', 'recette', 'fin', ' ', '…', 'é'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const block: fc.Arbitrary<MinutesBlock> = fc.oneof(
  sentence.map(paragraph),
  fc
    .tuple(fc.nat(4), fc.constantFrom('decision', 'action', 'risk'), sentence)
    .map(([id, kind, text]) => entry(id, kind, text)),
  fc.tuple(fc.option(fc.nat(3).map(uuid)), sentence).map(([id, text]) => point(id, text)),
);
const content = fc.array(block, { maxLength: 25 }).map((blocks) => doc(...blocks));

describe('comparison of minutes', () => {
  it('gives the newer text when it is applied, the older one when it is undone', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const compared = compareMinutesTexts(before, after);
        expect(kept(compared, 'removed')).toEqual(texts(after));
        expect(kept(compared, 'added')).toEqual(texts(before));
        expect(compared.blocks.filter(({ change }) => change === 'added')).toHaveLength(compared.added);
      }),
      { numRuns: 300 },
    );
  });

  it('finds no change in the same text', () => {
    fc.assert(
      fc.property(content, (same) => {
        const { blocks, ...counts } = compareMinutesTexts(same, structuredClone(same));
        expect(counts).toEqual({ added: 0, removed: 0, changed: 0 });
        expect(blocks.every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });

  it('tells words within a paragraph, and what came and went around it', () => {
    const before = doc(paragraph('Le lot 2 attend la recette du mardi.'), paragraph('Rien de plus.'));
    const after = doc(paragraph('Bonjour.'), paragraph('Le lot 3 attend la recette du mardi.'));
    expect(told(compareMinutesTexts(before, after))).toEqual([
      'added +Bonjour.',
      'changed =Le lot  -2 +3 = attend la recette du mardi.',
      'removed -Rien de plus.',
    ]);
  });

  it('follows a row by its id through other words, and names its attributes', () => {
    const before = doc(entry(1, 'action', 'Écrire la note', { ownerId: 'ada', dueOn: '2026-03-20' }));
    const after = doc(
      entry(2, 'decision', 'Retenir le lot'),
      entry(1, 'action', 'Relire le dossier', { ownerId: 'ben', dueOn: '2026-03-20', probability: 3 }),
    );
    const { blocks } = compareMinutesTexts(before, after);
    expect(
      blocks.map(({ change, type, entryKind, attributes }) => [change, type, entryKind, attributes]),
    ).toEqual([
      ['added', 'entry', 'decision', []],
      [
        'changed',
        'entry',
        'action',
        [
          { name: 'ownerId', before: 'ada', after: 'ben' },
          { name: 'probability', before: null, after: '3' },
        ],
      ],
    ]);
  });

  it('tells a row that only changed its date, and a paragraph rewritten past recognition as two', () => {
    const was = entry(1, 'action', 'Écrire', { dueOn: '2026-03-20' });
    const is = entry(1, 'action', 'Écrire', { dueOn: '2026-03-21' });
    expect(
      told(compareMinutesTexts(doc(was, paragraph('Tout va bien ici')), doc(is, paragraph('Rien de ceci')))),
    ).toEqual(['changed =Écrire', 'removed -Tout va bien ici', 'added +Rien de ceci']);
  });

  it('reads lists line by line and tables cell by cell', () => {
    const cell = (text: string) => ({ type: 'tableCell', content: [paragraph(text)] }) as never;
    const item = (text: string) => ({ type: 'listItem', content: [paragraph(text)] }) as never;
    const table: MinutesBlock = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('a'), cell('b')] },
        { type: 'tableRow', content: [cell('c'), cell('d')] },
      ],
    };
    expect(blockText(table)).toBe('a | b\nc | d');
    expect(blockText({ type: 'bulletList', content: [item('un'), item('deux')] })).toBe('un\ndeux');
    expect(compareMinutesTexts(doc(), doc(table)).blocks[0]?.type).toBe('table');
  });

  it('stays within its work on hostile texts, and still tells both', () => {
    const noise = (seed: number, count: number) =>
      Array.from({ length: count }, (_, index) => `m${(index * 7919 + seed * 104729) % 9973}`).join(' ');
    const hostile = [
      [doc(paragraph(noise(1, 100_000))), doc(paragraph(noise(2, 100_000)))],
      [doc(paragraph(noise(1, 19_000))), doc(paragraph(noise(5, 19_000)))],
      [
        doc(...Array.from({ length: 20_000 }, (_, index) => paragraph(`x${index % 7}`))),
        doc(...Array.from({ length: 20_000 }, (_, index) => paragraph(`x${index % 5}`))),
      ],
      [
        doc(...Array.from({ length: 300 }, (_, index) => paragraph(noise(index, 300)))),
        doc(...Array.from({ length: 300 }, (_, index) => paragraph(noise(index + 1, 300)))),
      ],
      [doc(paragraph('a '.repeat(9_000))), doc(paragraph('b '.repeat(9_000)))],
    ] as const;
    for (const [before, after] of hostile) {
      const compared = compareMinutesTexts(before, after);
      expect(kept(compared, 'removed').join('\n')).toBe(texts(after).join('\n'));
      expect(kept(compared, 'added').join('\n')).toBe(texts(before).join('\n'));
    }
  });

  it('compares more blocks than a call takes arguments', () => {
    const many: MinutesContent = {
      type: 'doc',
      content: Array.from({ length: 200_000 }, () => paragraph('x')),
    };
    expect(compareMinutesTexts(many, doc()).removed).toBe(200_000);
    expect(compareMinutesTexts(doc(), many).added).toBe(200_000);
  });

  it('walks a list nested ten thousand deep', () => {
    let deep: MinutesBlock = { type: 'bulletList', content: [] };
    for (let depth = 0; depth < 10_000; depth++) {
      deep = {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph('x') as never, deep] }],
      };
    }
    expect(blockText(deep)).toHaveLength(19_999);
  });
});
