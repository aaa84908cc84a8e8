import { deckProblems } from '../testing/deck-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import {
  decidedOpportunity,
  emptyOpportunity,
  nastyOpportunity,
  sampleOpportunity,
} from '../testing/sample-study.js';
import { overfullBoxes } from '../testing/text-boxes.js';
import { buildOpportunityDeck } from './build-deck.js';
import type { OpportunityFacts } from './facts.js';
import { renderOpportunityDeck } from './index.js';
import { buildOpportunityView } from './view-model.js';

const deck = (facts: OpportunityFacts) => buildOpportunityDeck(buildOpportunityView(facts));
const CASES = (['fr', 'en'] as const).flatMap((language) => [
  { name: `a study ${language}`, facts: sampleOpportunity(language) },
  { name: `a pursued study ${language}`, facts: decidedOpportunity(language, 'pursue') },
  { name: `a deferred study ${language}`, facts: decidedOpportunity(language, 'defer') },
  { name: `a study nobody answered ${language}`, facts: emptyOpportunity(language) },
  { name: `nasty answers ${language}`, facts: nastyOpportunity(language) },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((shift) => ({
    name: `other nasty answers ${shift} ${language}`,
    facts: nastyOpportunity(language, 12, shift),
  })),
]);

describe.each(CASES)('the restitution of $name', ({ facts }) => {
  it('keeps the rules of the house', () => {
    expect(deckProblems(deck(facts))).toEqual([]);
    expect(overfullBoxes(deck(facts))).toEqual([]);
  });
});

describe.each(CASES.filter(({ name }) => !name.startsWith('other')))(
  'the file of the restitution of $name',
  ({ facts }) => {
    it('is valid for the Open XML SDK, with the same bytes twice', async () => {
      const first = await renderOpportunityDeck(facts);
      expect(await sdkErrors(first, 'pptx')).toEqual([]);
      await renderOpportunityDeck(nastyOpportunity('en', 3, 4));
      expect(Buffer.compare(await renderOpportunityDeck(facts), first)).toBe(0);
    }, 120_000);
  },
);

const plainly = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

describe('the restitution of a study', () => {
  it('is decided on in ten slides, what is asked first', () => {
    const { slides } = deck(sampleOpportunity('fr'));
    expect(slides.map(({ id }) => id)).toEqual([
      'title',
      'agenda',
      'summary',
      'need-1',
      'options-1',
      'value',
      'means-1',
      'risks-1',
      'trust-1',
      'decision-1',
    ]);
    expect(plainly(slides[2]?.title ?? '')).toBe(
      'EO-004 appelle une décision : Recherche avec réponses sourcées, 180 000 € sur 3 ans pour un gain de 210 000 € par an',
    );
  });

  it('counts the balance over the three years that costs are given for', () => {
    const view = buildOpportunityView(sampleOpportunity('en'));
    expect(view.summary.figures.map(({ value }) => value)).toEqual([
      '€180,000',
      '€210,000',
      '€450,000',
      '140 p-days',
    ]);
    expect(view.value.title).toBe('The preferred option earns €450,000 net in 3 years');
    const sample = sampleOpportunity('en');
    const answers = {
      ...sample.study.answers,
      benefits: { ...sample.study.answers.benefits, eurosPerYear: 10_000 },
    };
    const losing = buildOpportunityView({ ...sample, study: { ...sample.study, answers } });
    expect(losing.value.title).toBe('The preferred option costs €150,000 more than it earns in 3 years');
    expect(losing.summary.figures[2]?.value).toBe('−€150,000');
    expect(losing.decision.rows[2]?.[2]?.text).toBe('Balance of −€150,000 over 3 years.');
  });

  it('puts the most severe risk first, and those nobody rated last', () => {
    const view = buildOpportunityView(nastyOpportunity('fr', 20));
    const scores = view.risks.rows.map((row) => row[2]?.text.split('\u00A0').at(-1) ?? '');
    const rated = scores.filter((score) => score !== '—').map(Number);
    expect(rated).toEqual([...rated].sort((a, b) => b - a));
    expect(scores.slice(rated.length).every((score) => score === '—')).toBe(true);
    expect(
      buildOpportunityView(sampleOpportunity('fr')).risks.rows[0]?.map(({ text }) => plainly(text)),
    ).toEqual([
      '1',
      'Réponses fausses reprises sans relecture',
      '3 × 5 = 15',
      '◆ Fort',
      'Relecture obligatoire, citation de la clause et mesure mensuelle des erreurs.',
    ]);
  });

  it('says what the law asks for: duties, a prohibited practice, what is not answered yet', () => {
    const sample = sampleOpportunity('en');
    const title = (aiAct: Partial<OpportunityFacts['study']['answers']['aiAct']>): string => {
      const answers = { ...sample.study.answers, aiAct: { ...sample.study.answers.aiAct, ...aiAct } };
      return buildOpportunityView({ ...sample, study: { ...sample.study, answers } }).trust.title;
    };
    expect(title({})).toBe('The AI Act brings 3 duties; a DPIA is due');
    expect(title({ prohibited: true, practices: ['social_scoring'] })).toBe(
      'The practice is prohibited: the study cannot be pursued as it stands',
    );
    expect(title({ aiSystem: false })).toBe('The AI Act does not apply (0 duties); a DPIA is due');
    expect(title({ senses: null })).toBe('1 question on the AI Act is not answered');
  });

  it('says the decision that was taken and what it led to', () => {
    const view = buildOpportunityView(decidedOpportunity('fr', 'pursue'));
    expect(plainly(view.decision.title)).toBe('EO-004 est à poursuivre : décision du 17 mars 2026');
    expect(view.decision.rows[0]?.[0]?.text).toBe('Poursuivre ✓ décidé');
    expect(plainly(view.decision.rows[0]?.[1]?.text ?? '')).toContain('Devenue UC-031');
    const deferred = buildOpportunityView(decidedOpportunity('fr', 'defer'));
    expect(plainly(deferred.decision.rows[1]?.[1]?.text ?? '')).toContain('À revoir le 1er septembre 2026.');
  });

  it('says what a study lacks before it is decided on', () => {
    const view = buildOpportunityView(emptyOpportunity('fr'));
    expect(view.summary.lines.at(-1)?.text).toBe(
      'besoin, intérêt, parties prenantes, options, données, effort, gains, risques, règlement IA, données personnelles, sobriété.',
    );
    expect(view.summary.figures.every(({ known }) => !known)).toBe(true);
    expect(view.value.chart).toBeNull();
  });
});

describe('the pages of a restitution', () => {
  const page = (facts: OpportunityFacts, id: string) => deck(facts).slides.find((slide) => slide.id === id);
  const kinds = (facts: OpportunityFacts, id: string): string[] =>
    page(facts, id)?.elements.map(({ kind }) => kind) ?? [];

  it('are cards where options and risks are few, tables where they are many', () => {
    for (const id of ['options-1', 'risks-1', 'decision-1'])
      expect(kinds(sampleOpportunity('fr'), id)).toEqual(['slot', 'text', 'text', 'text', 'slot']);
    for (const id of ['options-1', 'risks-1'])
      expect(kinds(nastyOpportunity('fr', 12), id)).toEqual(['slot', 'table', 'slot']);
  });

  it('say on a card everything its row says', () => {
    const { options } = buildOpportunityView(sampleOpportunity('fr'));
    const said = JSON.stringify(page(sampleOpportunity('fr'), 'options-1'));
    for (const { text } of options.rows.flat())
      expect(said).toContain(text === '—' ? '' : JSON.stringify(text).slice(1, -1));
  });

  it('are left out where there is nothing to put on them: the summary says what is missing', () => {
    const ids = deck(emptyOpportunity('fr')).slides.map(({ id }) => id);
    expect(ids).not.toContain('options-1');
    expect(ids).not.toContain('risks-1');
    expect(JSON.stringify(page(emptyOpportunity('fr'), 'summary'))).toContain('risques');
  });
});
