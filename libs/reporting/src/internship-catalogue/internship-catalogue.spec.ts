import { INTERNSHIP_PROGRAMMES, type InternshipProgramme } from '@jalon/domain';
import { deckProblems } from '../testing/deck-checks.js';
import { deckText } from '../testing/deck-text.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { NASTY_TEXTS } from '../testing/sample-facts.js';
import { buildCatalogueDeck } from './build-deck.js';
import type { InternshipCatalogueFacts } from './facts.js';
import { renderInternshipCatalogue } from './index.js';
import { buildCatalogueView } from './view-model.js';

const PROGRAMME = INTERNSHIP_PROGRAMMES[0] as InternshipProgramme;
const sample = (language: 'fr' | 'en'): InternshipCatalogueFacts => ({
  language,
  labName: 'Lab Data & IA',
  asOf: '2026-03-18',
  programme: PROGRAMME,
});
const empty = (language: 'fr' | 'en'): InternshipCatalogueFacts => ({
  ...sample(language),
  programme: {
    ...PROGRAMME,
    presentation: [],
    course: { introduction: '', steps: [], conditions: [] },
    offers: [],
  },
});

/** Every text of the programme as nasty as can be typed, in thirty offers. */
function nasty(language: 'fr' | 'en'): InternshipCatalogueFacts {
  let at = 0;
  const spoil = <T>(value: T): T => {
    if (typeof value === 'string') return NASTY_TEXTS[at++ % NASTY_TEXTS.length] as T;
    if (Array.isArray(value)) return value.map(spoil) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === 'kind' && at % 2 === 0 ? 'phase' : name === 'step' || name === 'code' ? one : spoil(one),
      ]),
    ) as T;
  };
  const offers = Array.from({ length: 30 }, (_, index) => {
    const offer = PROGRAMME.offers[index % PROGRAMME.offers.length];
    if (!offer) throw new Error('The programme has no offer');
    const steps = offer.steps.map((step) => ({ ...spoil(step), kind: step.kind }));
    return { ...spoil(offer), number: index + 1, steps };
  });
  return { ...sample(language), labName: NASTY_TEXTS[2] ?? '', programme: { ...spoil(PROGRAMME), offers } };
}

const deck = (facts: InternshipCatalogueFacts) => buildCatalogueDeck(buildCatalogueView(facts));
const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `the programme ${language}`, facts: sample(language) },
  { name: `nothing ${language}`, facts: empty(language) },
  { name: `nasty texts ${language}`, facts: nasty(language) },
]);

describe.each(CASES)('the catalogue of $name', ({ facts }) => {
  it('keeps the rules of the house', () => {
    expect(deckProblems(deck(facts))).toEqual([]);
  });

  it('is valid for the Open XML SDK, with the same bytes twice', async () => {
    const first = await renderInternshipCatalogue(facts);
    expect(await sdkErrors(first, 'pptx')).toEqual([]);
    expect(Buffer.compare(await renderInternshipCatalogue(facts), first)).toBe(0);
  }, 120_000);
});

/** Without the spaces that French typography changes. */
const plainly = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

describe.each(['fr', 'en'] as const)('the catalogue of 2026 in %s', (language) => {
  const said = plainly(deckText(deck(sample(language))));

  it.each(PROGRAMME.offers.map((offer) => [offer.number, offer] as const))(
    'says every sentence of offer %i, word for word',
    (_, offer) => {
      const sentences = [
        offer.title,
        offer.role,
        offer.objective,
        offer.missionsLead,
        offer.applyLabel,
        offer.team,
        offer.functionalReferent,
        ...offer.hashtags,
        ...offer.context.map(({ text }) => text),
        ...offer.missions.flatMap(({ text, group }) => [text, group ?? '']),
        ...offer.organisation.map(({ text }) => text),
        ...offer.steps.flatMap(({ label, condition }) => [label, condition ?? '']),
        ...offer.deliverables.map(({ label }) => label),
        ...offer.references.map(({ title }) => title),
        ...offer.evaluationData,
        ...offer.constraints,
        ...offer.audiences,
      ];
      expect(sentences.filter((sentence) => !said.includes(plainly(sentence)))).toEqual([]);
    },
  );

  it('says the presentation and how an internship goes, word for word', () => {
    const { presentation, course, organisation } = PROGRAMME;
    const sentences = [
      organisation.motto,
      course.introduction,
      ...course.conditions,
      ...course.steps.map(({ label }) => label),
      ...presentation.map(({ text }) => text),
    ];
    expect(sentences.filter((sentence) => !said.includes(plainly(sentence)))).toEqual([]);
  });

  it('says on every page in English that the texts are in their original language', () => {
    const sources = deck(sample(language)).slides.flatMap(({ elements }) =>
      elements.flatMap((element) =>
        element.kind === 'slot' && element.slot === 'source'
          ? [element.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')]
          : [],
      ),
    );
    expect(sources.length).toBeGreaterThan(20);
    expect(new Set(sources.map((text) => text.includes('in French, their original language')))).toEqual(
      new Set([language === 'en']),
    );
  });

  it('leads from the list to each offer', () => {
    const made = deck(sample(language));
    const list = made.slides.find(({ id }) => id === 'list-1');
    const table = list?.elements.find((element) => element.kind === 'table');
    expect(table?.rows.map(({ cells }) => cells[0]?.link)).toEqual(
      PROGRAMME.offers.map(({ number }) => `offer-${number}-missions-1`),
    );
  });
});
