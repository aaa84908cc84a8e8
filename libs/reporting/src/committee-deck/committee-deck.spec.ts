import { deckProblems } from '../testing/deck-checks.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyCommittee, nastyCommittee, sampleCommittee } from '../testing/sample-committee.js';
import { buildCommitteeDeck } from './build-deck.js';
import type { CommitteeFacts } from './facts.js';
import { renderCommitteeDeck } from './index.js';
import { buildCommitteeView } from './view-model.js';

const LANGUAGES = ['fr', 'en'] as const;
const CASES = LANGUAGES.flatMap((language) => [
  { name: `one use case ${language}`, facts: sampleCommittee(language, 1) },
  { name: `six use cases ${language}`, facts: sampleCommittee(language, 6) },
  { name: `forty use cases ${language}`, facts: sampleCommittee(language, 40) },
  { name: `nothing to say ${language}`, facts: emptyCommittee(language, 1) },
  { name: `no use case ${language}`, facts: emptyCommittee(language, 0) },
  { name: `nasty ${language}`, facts: nastyCommittee(language) },
]);
const deck = (facts: CommitteeFacts) => buildCommitteeDeck(buildCommitteeView(facts));

describe.each(CASES)('the deck of a committee with $name', ({ facts }) => {
  it('keeps the rules of the house', () => {
    expect(deckProblems(deck(facts))).toEqual([]);
  });

  it('is valid for the Open XML SDK', async () => {
    expect(await sdkErrors(await renderCommitteeDeck(facts), 'pptx')).toEqual([]);
  }, 60_000);
});

describe('the deck of a committee', () => {
  it('gives the same bytes for the same facts, whatever was drawn before', async () => {
    const first = await renderCommitteeDeck(sampleCommittee('fr', 6));
    await renderCommitteeDeck(nastyCommittee('en', 3, 9));
    expect(Buffer.compare(await renderCommitteeDeck(sampleCommittee('fr', 6)), first)).toBe(0);
  });

  it('asks for decisions before it tells anything: passages, proposals, then needs, the most severe first', () => {
    const view = buildCommitteeView(sampleCommittee('fr', 6));
    expect(view.tables.decisions.title).toBe(
      '6\u00A0arbitrages sont demandés au comité'.replace('\u00A0', ' '),
    );
    expect(view.tables.decisions.rows.map((row) => [row[0]?.text, row[3]?.text])).toEqual([
      ['UC-001', 'Registre, D-1'],
      ['UC-001', '◆ Critique'],
      ['UC-005', '◆ Critique'],
      ['UC-002', 'Revue ouverte, demande du 2\u00A0avr.\u00A02026'],
      ['UC-002', 'Registre, D-2'],
      ['UC-006', 'Revue ouverte, demande du 2\u00A0avr.\u00A02026'],
    ]);
    const ids = deck(sampleCommittee('fr', 6)).slides.map(({ id }) => id);
    expect(ids.indexOf('decisions-1')).toBeLessThan(ids.indexOf('health-1'));
  });

  it('adds up what signed agreements bill, and never what has expired or is not signed', () => {
    const sample = sampleCommittee('en', 1);
    const [one] = sample.useCases;
    if (!one) throw new Error('The sample has no use case');
    const agreement = {
      title: '',
      signedOn: '2026-01-15',
      validTo: null,
      amendments: 0,
      financing: 'rebilled' as const,
      rebilledCents: 1_000_000,
      days: 10.25,
    };
    const useCases = [
      { ...one, agreement },
      { ...one, code: 'UC-900', agreement: { ...agreement, validTo: '2026-04-13' } },
      { ...one, code: 'UC-901', agreement: null },
    ];
    const { budget } = buildCommitteeView({ ...sample, useCases }).tables;
    expect(budget.title).toBe('1 signed agreement plans to rebill €10,000');
    expect(budget.rows.map((row) => row.slice(2).map(({ text }) => text))).toEqual([
      [
        'Rebilled to the entity',
        '10.25 person-days',
        '€10,000',
        'Signed on 15\u00A0Jan\u00A02026, without end',
      ],
      [
        'Rebilled to the entity',
        '10.25 person-days',
        '€10,000',
        'Signed on 15\u00A0Jan\u00A02026, expired on 13\u00A0Apr\u00A02026',
      ],
      ['No signed agreement', '—', '—', '—'],
    ]);
    const without = buildCommitteeView({ ...sample, useCases: [{ ...one, agreement: null }] });
    expect(without.tables.budget.rows).toEqual([]);
    expect(without.quiet.sentences).toContain('Budget: no agreement is signed, so no amount is committed.');
  });

  it('puts overdue actions first and says for how long', () => {
    const { actions } = buildCommitteeView(sampleCommittee('fr', 6)).tables;
    const late = actions.rows.map((row) => row[5]?.text.startsWith('En retard'));
    expect(late).toEqual([...late].sort((a, b) => Number(b) - Number(a)));
    expect(actions.rows[0]?.[5]?.text).toBe('En retard de 13 jours');
  });

  it('draws the trend where dates have moved, on dates that Excel knows, and nothing where they held', () => {
    const sample = sampleCommittee('en', 1);
    const [trend] = buildCommitteeView(sample).trends;
    expect(trend?.chart.categories.at(-1)).toBe('14\u00A0Apr\u00A02026');
    // 1 January 2026 is day 46023 of Excel.
    expect(trend?.chart.axis?.min).toBe(46023 + 31);
    expect(trend?.title).toBe('UC-001: “Pilot opened” is put off 2 times in a row');
    const still = sample.useCases.map((one) => ({
      ...one,
      milestones: one.milestones.map((each) => ({
        ...each,
        trend: each.trend.map(({ on }) => ({ on, dueOn: '2026-05-04' })),
      })),
    }));
    expect(buildCommitteeView({ ...sample, useCases: still }).trends).toEqual([]);
  });

  it('has sections and an agenda that leads to each part once it is long, and neither when it is short', () => {
    const long = deck(sampleCommittee('fr', 6));
    expect(long.slides.length).toBeGreaterThan(15);
    expect(long.slides[0]?.startsSection).toBe(long.slides[0]?.title);
    expect(deck(emptyCommittee('fr')).slides.some(({ startsSection }) => startsSection !== undefined)).toBe(
      false,
    );
  });
});
