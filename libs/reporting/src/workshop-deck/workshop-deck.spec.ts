import { deckProblems } from '../testing/deck-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { anEntry, aTable, emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import { cleanLine } from '../text/index.js';
import { buildWorkshopDeck } from './build-deck.js';
import type { WorkshopFacts } from './facts.js';
import { renderWorkshopDeck } from './index.js';
import { buildWorkshopView } from './view-model.js';

const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `sample ${language}`, facts: sampleMinutes(language) },
  { name: `empty ${language}`, facts: emptyMinutes(language) },
  { name: `nasty ${language}`, facts: nastyMinutes(language) },
  { name: `300 rows ${language}`, facts: nastyMinutes(language, 60) },
]);
const deck = (facts: WorkshopFacts) => buildWorkshopDeck(buildWorkshopView(facts));
/** Everything that is written on the slides of points. */
const wordsOf = (facts: WorkshopFacts): string =>
  deck(facts)
    .slides.flatMap(({ elements }) => elements)
    .flatMap((element) =>
      element.kind === 'slot' && element.slot !== 'source'
        ? element.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text))
        : element.kind === 'table'
          ? element.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
          : [],
    )
    .join(' ');

describe.each(CASES)('the restitution of a workshop, $name', ({ facts }) => {
  it('keeps the rules of the house', () => {
    expect(deckProblems(deck(facts))).toEqual([]);
  });

  it('is valid for the Open XML SDK', async () => {
    expect(await sdkErrors(await renderWorkshopDeck(facts), 'pptx')).toEqual([]);
  }, 60_000);
});

describe('the restitution of a workshop', () => {
  it('gives the same bytes for the same facts', async () => {
    const first = await renderWorkshopDeck(sampleMinutes('fr'));
    await renderWorkshopDeck(nastyMinutes('en'));
    expect(Buffer.compare(await renderWorkshopDeck(sampleMinutes('fr')), first)).toBe(0);
  });

  it('loses no word of a text that takes several pages', () => {
    const text = Array.from({ length: 900 }, (_, index) => `mot${index}`).join(' ');
    const facts = sampleMinutes('fr');
    const content = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
    };
    expect(cleanLine(wordsOf({ ...facts, content }))).toContain(text);
  });

  it('puts a small table under its text, and a long one on pages of its own', () => {
    const facts = sampleMinutes('fr');
    const said = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Les mesures' }] };
    const slidesOf = (rows: number) =>
      deck({ ...facts, content: { type: 'doc', content: [said, aTable(rows, 3)] } }).slides.filter(
        ({ elements }) =>
          elements.some((element) => element.kind === 'table' && element.columns[0]?.label === 'Lot 1'),
      );
    expect(slidesOf(4).map(({ layout }) => layout)).toEqual(['CONTENU']);
    expect(slidesOf(60).length).toBeGreaterThan(2);
    expect(slidesOf(60).every(({ layout }) => layout === 'TABLEAU')).toBe(true);
  });

  it('goes on under a small table, never on the page of a long one', () => {
    const say = (text: string) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text }],
    });
    const content = [
      say('Avant'),
      aTable(3, 3),
      aTable(40, 3),
      say('Après'),
      say('Encore'),
      aTable(3, 3),
      say('Fin'),
    ];
    const { slides } = deck({ ...sampleMinutes('fr'), content: { type: 'doc', content } });
    const boxed = slides.filter(({ elements }) => elements.some(({ kind }) => kind === 'text'));
    expect(boxed.map(({ layout }) => layout)).toEqual(['CONTENU']);
    expect(JSON.stringify(boxed)).toContain('Fin');
    expect(JSON.stringify(boxed)).not.toContain('Avant');
  });

  it('says of each point what came of it', () => {
    const facts = sampleMinutes('fr');
    const content = {
      type: 'doc' as const,
      content: [
        {
          type: 'point' as const,
          attrs: { itemId: null },
          content: [{ type: 'text' as const, text: 'Accès' }],
        },
        anEntry('decision', 1, 'Ouvrir'),
        anEntry('action', 1, 'Écrire'),
        anEntry('action', 2, 'Relire'),
        {
          type: 'point' as const,
          attrs: { itemId: null },
          content: [{ type: 'text' as const, text: 'Divers' }],
        },
      ],
    };
    const { slides } = deck({ ...facts, content });
    expect(slides.map(({ title }) => title)).toContain(
      'Accès\u00A0: le point 1 donne 1 décision et 2 actions',
    );
    const bare = slides.find(({ id }) => id === 'bare');
    expect(bare?.title).toBe('1 point n’a pas de notes');
  });
});
