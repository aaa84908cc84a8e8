import { deckProblems } from '../testing/deck-checks.js';
import { deckText } from '../testing/deck-text.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyCommunication, nastyCommunication, sampleCommunication } from '../testing/sample-use-case.js';
import { overfullBoxes } from '../testing/text-boxes.js';
import { BODY_BOX } from '../theme/index.js';
import { buildCommunicationDeck } from './build-deck.js';
import type { CommunicationFacts } from './facts.js';
import { renderCommunication } from './index.js';
import { buildCommunicationView } from './view-model.js';

const deck = (facts: CommunicationFacts) => buildCommunicationDeck(buildCommunicationView(facts));
const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `internal ${language}`, facts: sampleCommunication(language) },
  { name: `external ${language}`, facts: sampleCommunication(language, 'external') },
  { name: `nothing ${language}`, facts: emptyCommunication(language) },
  { name: `nasty internal ${language}`, facts: nastyCommunication(language, 'internal', 0) },
  { name: `nasty external ${language}`, facts: nastyCommunication(language, 'external', 3) },
]);

describe.each([
  ...CASES,
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((shift) => ({
    name: `nasty ${shift}`,
    facts: nastyCommunication('fr', 'internal', shift),
  })),
])('the page of $name', ({ facts }) => {
  it('keeps the rules of the house, on one page', () => {
    const made = deck(facts);
    expect(deckProblems(made)).toEqual([]);
    expect(made.slides).toHaveLength(1);
  });

  it('has boxes that hold what is written in them', () => {
    expect(overfullBoxes(deck(facts))).toEqual([]);
  });

  it('lets no two boxes stand on each other, nor on the foot of the page', () => {
    const boxes = (deck(facts).slides[0]?.elements ?? []).flatMap((element) =>
      'box' in element && !(element.kind === 'slot' && element.slot === 'source') ? [element.box] : [],
    );
    for (const [index, a] of boxes.entries()) {
      expect(a.h).toBeGreaterThan(0.2);
      expect(a.y + a.h).toBeLessThanOrEqual(BODY_BOX.y + BODY_BOX.h + 0.001);
      for (const b of boxes.slice(index + 1)) {
        const across = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
        const down = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
        expect(across > 0.001 && down > 0.001).toBe(false);
      }
    }
  });
});

describe.each(CASES)('the file of $name', ({ facts }) => {
  it('is valid for the Open XML SDK, with the same bytes twice', async () => {
    const first = await renderCommunication(facts);
    expect(await sdkErrors(first, 'pptx')).toEqual([]);
    await renderCommunication(nastyCommunication('en', 'internal', 5));
    expect(Buffer.compare(await renderCommunication(facts), first)).toBe(0);
  }, 60_000);
});

describe('a page of communication', () => {
  it('says team, stage and users within the group', () => {
    const text = deckText(deck(sampleCommunication('fr')));
    for (const said of [
      'Ana Morel',
      'Théo Garnier',
      'Inès Roy',
      'Déploiement',
      '260 personnes',
      'Mehdi Lantier',
      'UC-012',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('counts the people there is no room to name', () => {
    const text = deckText(deck(nastyCommunication('en', 'internal', 0)));
    expect(text).toMatch(/… and \d{3} others/);
  });

  it('says none of it outside, whatever the facts hold', () => {
    const inside = sampleCommunication('fr').inside;
    const made = deck({ ...sampleCommunication('fr', 'external'), inside });
    const text = `${deckText(made)} ${made.subject} ${made.author} ${made.footer} ${made.keywords.join(' ')}`;
    for (const hidden of ['Ana Morel', 'Mehdi Lantier', 'Déploiement', '260', 'UC-012', 'Usage interne']) {
      expect(text).not.toContain(hidden);
    }
    expect(text).toContain('Communication externe');
  });
});
