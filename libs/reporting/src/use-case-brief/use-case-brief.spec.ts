import { buildOpportunityView } from '../opportunity-deck/view-model.js';
import { deckProblems } from '../testing/deck-checks.js';
import { deckText } from '../testing/deck-text.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { sampleOpportunity } from '../testing/sample-study.js';
import { bareBrief, nastyBrief, sampleBrief } from '../testing/sample-use-case.js';
import { buildBriefDeck } from './build-deck.js';
import type { UseCaseBriefFacts } from './facts.js';
import { renderUseCaseBrief } from './index.js';
import { buildBriefView } from './view-model.js';

const deck = (facts: UseCaseBriefFacts) => buildBriefDeck(buildBriefView(facts));
const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `a use case ${language}`, facts: sampleBrief(language) },
  { name: `a bare use case ${language}`, facts: bareBrief(language) },
  { name: `a nasty use case ${language}`, facts: nastyBrief(language) },
]);

describe.each([
  ...CASES,
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((shift) => ({ name: `nasty ${shift}`, facts: nastyBrief('en', shift) })),
])('the brief of $name', ({ facts }) => {
  it('keeps the rules of the house', () => {
    expect(deckProblems(deck(facts))).toEqual([]);
  });
});

describe.each(CASES)('the file of the brief of $name', ({ facts }) => {
  it('is valid for the Open XML SDK, with the same bytes twice', async () => {
    const first = await renderUseCaseBrief(facts);
    expect(await sdkErrors(first, 'pptx')).toEqual([]);
    await renderUseCaseBrief(nastyBrief('en', 4));
    expect(Buffer.compare(await renderUseCaseBrief(facts), first)).toBe(0);
  }, 60_000);
});

describe('the brief of a use case', () => {
  it('is one page, and a second one where there is a study', () => {
    expect(deck(sampleBrief('fr')).slides.map(({ layout }) => layout)).toEqual([
      'FICHE-CAS-USAGE',
      'TABLEAU',
    ]);
    expect(deck(bareBrief('fr')).slides.map(({ layout }) => layout)).toEqual(['FICHE-CAS-USAGE']);
    expect(deck(sampleBrief('en')).slides[0]?.title).toBe(
      'UC-004 is at stage Delivery and aims: Find the clause that applies in less than a minute, with its source',
    );
  });

  it('does not say again below its title what the title says', () => {
    const card = buildBriefView(sampleBrief('en')).card;
    expect(card.title).toContain('less than a minute, with its source');
    expect(card.blocks.map(({ label }) => label)).not.toContain('The objective');
    const long = sampleBrief('en');
    const { answers } = long.study ?? { answers: null };
    if (long.study === null || answers === null) throw new Error('The sample has no study');
    const businessCase = { ...answers.businessCase, objective: 'Find the clause that applies. '.repeat(9) };
    const facts = { ...long, study: { ...long.study, answers: { ...answers, businessCase } } };
    expect(buildBriefView(facts).card.blocks.map(({ label }) => label)).toContain('The objective');
  });

  it('says of the study what its restitution says', () => {
    const text = deckText(deck(sampleBrief('fr')));
    const study = buildOpportunityView(sampleOpportunity('fr'));
    for (const said of [study.value.title, study.means.title, study.trust.title])
      expect(text).toContain(said);
  });

  it('says nothing of a study there is none of', () => {
    expect(deckText(deck(bareBrief('en')))).not.toContain('tudy');
  });
});
