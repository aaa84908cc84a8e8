import { describeDocument, type DocumentFacts } from '../documents/documents.js';
import { buildMinutesNote } from '../minutes/build-minutes.js';
import type { NoteSpec } from '../docx/index.js';
import { emptyCommittee, nastyCommittee, sampleCommittee } from '../testing/sample-committee.js';
import { nastyFacts, sampleFacts } from '../testing/sample-facts.js';
import { emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import { cleanLine } from '../text/index.js';
import { SLIDE } from '../theme/index.js';
import { previewOf, type PreviewPage } from './index.js';

const CASES: readonly (readonly [string, DocumentFacts])[] = (['fr', 'en'] as const).flatMap((language) => [
  [`minutes ${language}`, { kind: 'minutes', facts: sampleMinutes(language) }],
  [`nasty minutes ${language}`, { kind: 'minutes', facts: nastyMinutes(language, 60) }],
  [`empty decisions ${language}`, { kind: 'decisions', facts: emptyMinutes(language) }],
  [`committee ${language}`, { kind: 'committee_deck', facts: sampleCommittee(language) }],
  [`nasty committee ${language}`, { kind: 'committee_deck', facts: nastyCommittee(language, 8, 60) }],
  [`empty committee ${language}`, { kind: 'committee_deck', facts: emptyCommittee(language) }],
  [`month ${language}`, { kind: 'monthly_report', facts: sampleFacts({ language }) }],
  [`nasty month ${language}`, { kind: 'monthly_report', facts: nastyFacts(language, 12) }],
]);

const pagesOf = (document: DocumentFacts): PreviewPage[] =>
  describeDocument(document).flatMap((describe) => previewOf(describe()));

describe.each(CASES)('pages of %s', (_name, document) => {
  it('keeps every shape of a slide on it, in tones and sizes that can be drawn', () => {
    for (const page of pagesOf(document)) {
      if (page.kind !== 'slide') continue;
      expect(page.title).not.toBe('');
      for (const shape of page.shapes) {
        const { x, y, w, h } = shape;
        expect([x, y, w, h].every(Number.isFinite)).toBe(true);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + w).toBeLessThanOrEqual(SLIDE.w + 0.01);
        expect(y + h).toBeLessThanOrEqual(SLIDE.h + 0.01);
        if (shape.kind === 'table')
          for (const row of shape.rows) expect(row.cells).toHaveLength(shape.columns.length);
      }
    }
  });

  it('is as many slides, with the titles of the deck, and loses no block of a note', () => {
    for (const describeFile of describeDocument(document)) {
      const spec = describeFile();
      const pages = previewOf(spec);
      if (spec.format === 'pptx') {
        expect(pages.map(({ title }) => title)).toEqual(
          spec.deck.slides.map(({ title }) => cleanLine(title)),
        );
      } else if ('note' in spec) {
        const blocks = pages.flatMap((page) => (page.kind === 'text' ? page.blocks : []));
        const headings = spec.note.blocks.filter(({ kind }) => kind === 'heading');
        expect(blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(headings.length);
        const rows = spec.note.blocks.reduce(
          (sum, one) => sum + (one.kind === 'table' ? one.rows.length : 0),
          0,
        );
        const shown = blocks.reduce((sum, one) => sum + (one.kind === 'table' ? one.rows.length : 0), 0);
        expect(shown).toBe(rows);
        expect(pages.every((page) => page.kind === 'text' && page.blocks.length > 0)).toBe(true);
      }
    }
  });

  it('says the same twice, as plain data', () => {
    const pages = pagesOf(document);
    expect(pagesOf(document)).toEqual(pages);
    expect(JSON.parse(JSON.stringify(pages))).toEqual(pages);
  });
});

describe('pages of a note', () => {
  const note = (blocks: NoteSpec['blocks']): NoteSpec => ({
    ...buildMinutesNote(sampleMinutes('fr')),
    blocks,
  });
  const textPages = (blocks: NoteSpec['blocks']) =>
    previewOf({ format: 'docx', note: note(blocks) }).map((page) =>
      page.kind === 'text' ? page.blocks : [],
    );

  it('numbers headings, tables and lists as Word does', () => {
    const item = (list: number | null, level: 1 | 2, text: string) =>
      ({ kind: 'item', list, level, inlines: [{ kind: 'text', text }] }) as const;
    expect(
      textPages([
        { kind: 'heading', level: 1, text: 'Un', id: 'a' },
        { kind: 'heading', level: 2, text: 'Deux', id: 'b' },
        { kind: 'heading', level: 1, text: 'Trois', id: 'c' },
        item(1, 1, 'x'),
        item(1, 2, 'y'),
        item(1, 1, 'z'),
        item(null, 2, 'p'),
        {
          kind: 'rich',
          style: 'paragraph',
          inlines: [
            { kind: 'text', text: 'Voir ' },
            { kind: 'number', to: 'b' },
          ],
        },
      ]).flat(),
    ).toEqual([
      { kind: 'heading', level: 1, text: '1 Un' },
      { kind: 'heading', level: 2, text: '1.1 Deux' },
      { kind: 'heading', level: 1, text: '2 Trois' },
      { kind: 'item', level: 1, text: '1.\u00a0x' },
      { kind: 'item', level: 2, text: 'a.\u00a0y' },
      { kind: 'item', level: 1, text: '2.\u00a0z' },
      { kind: 'item', level: 2, text: '–\u00a0p' },
      { kind: 'paragraph', style: 'paragraph', text: 'Voir 1.1' },
    ]);
  });

  it('takes a heading over to the page of its text, and repeats the head of a table that is cut', () => {
    const filler = Array.from({ length: 36 }, (_, at) => ({
      kind: 'paragraph' as const,
      text: `Ligne ${at}`,
    }));
    const table = {
      kind: 'table' as const,
      caption: 'Chiffres',
      alt: 'Chiffres',
      columns: [{ label: 'A', share: 1 }],
      rows: Array.from({ length: 80 }, (_, at) => [{ text: String(at) }]),
    };
    const pages = textPages([...filler, { kind: 'heading', level: 1, text: 'Chiffres', id: 'a' }, table]);
    expect(pages.length).toBeGreaterThan(2);
    for (const blocks of pages) expect(blocks.at(-1)?.kind).not.toBe('heading');
    const tables = pages.flat().filter((block) => block.kind === 'table');
    expect(tables.length).toBeGreaterThan(1);
    expect(tables.every((one) => one.head[0] === 'A')).toBe(true);
  });
});
