import { emptyFacts, nastyFacts, sampleFacts } from '../testing/sample-facts.js';
import type { MonthlyReportFacts, ReportUseCase } from './facts.js';
import { messagesFor } from './messages.js';
import { buildMonthlyReportView } from './view-model.js';
import { CARD_CAP } from './view-cards.js';
import { TABLE_CAPS } from './view-tables.js';

const base = emptyFacts('fr');
const useCase = (over: Partial<ReportUseCase>): ReportUseCase => ({
  code: 'UC-001',
  title: 'Lecture des courriers',
  summary: 'Résumé',
  entityName: 'Banque de détail',
  domain: null,
  productName: null,
  referentName: null,
  sponsorName: null,
  stage: 'delivery',
  condition: 'active',
  stageSince: '2026-02-01',
  health: 'on_track',
  healthReason: null,
  decisionNeeded: null,
  healthDeclaredOn: '2026-04-25',
  previousHealth: 'on_track',
  trend: 'stable',
  valueScore: null,
  feasibilityScore: null,
  milestones: [],
  ...over,
});
const facts = (
  useCases: readonly ReportUseCase[],
  over: Partial<MonthlyReportFacts> = {},
): MonthlyReportFacts => ({
  ...base,
  useCases,
  current: { ...base.current, total: useCases.length },
  ...over,
});

describe('sentences', () => {
  it('says the size of the portfolio and its change in French and in English', () => {
    const over = {
      current: { ...base.current, total: 1250 },
      previous: { ...base.previous, total: 1252, month: '2026-03' },
    };
    expect(buildMonthlyReportView(facts([], over)).headline).toBe(
      'Le portefeuille compte 1\u202F250 cas d’usage, 2 de moins qu’en mars\u00A02026.',
    );
    expect(buildMonthlyReportView(facts([], { ...over, language: 'en' })).headline).toBe(
      'The portfolio holds 1,250 use cases, 2 fewer than in March\u00A02026.',
    );
  });

  it('agrees in number', () => {
    const words = messagesFor('fr');
    const one = { n: 1, text: '1' };
    const two = { n: 2, text: '2' };
    expect(words.offTrackTitle(one, one)).toBe('1 cas d’usage est critique, 1 décision est attendue');
    expect(words.offTrackTitle(two, two)).toBe('2 cas d’usage sont critiques, 2 décisions sont attendues');
    expect(messagesFor('en').nextTitle(one, 'May')).toBe('1 milestone is due in May');
    expect(messagesFor('en').nextTitle({ n: 0, text: '0' }, 'May')).toBe('0 milestones are due in May');
  });

  it('has the same words in both languages, all of them filled', () => {
    const keys = (value: unknown, path = ''): string[] => {
      if (typeof value !== 'object' || value === null) {
        expect(value).not.toBe('');
        return [path];
      }
      return Object.entries(value).flatMap(([key, next]) => keys(next, `${path}.${key}`));
    };
    expect(keys(messagesFor('fr'))).toEqual(keys(messagesFor('en')));
  });

  it('judges a change by what it changes', () => {
    const view = buildMonthlyReportView(
      facts([], {
        current: { ...base.current, milestonesLate: 3, milestonesReached: 4, onHold: 0 },
        previous: { ...base.previous, onHold: 2 },
      }),
    );
    const judgement = (id: string) => view.keyFigures.figures.find((figure) => figure.id === id)?.judgement;
    expect([judgement('milestonesLate'), judgement('milestonesReached'), judgement('onHold')]).toEqual([
      'bad',
      'good',
      'good',
    ]);
    expect(judgement('total')).toBe('neutral');
  });
});

describe('health', () => {
  it('shows shape, word and trend, and says when the status is old', () => {
    const cases = [
      useCase({
        code: 'A',
        health: 'off_track',
        trend: 'worsening',
        healthReason: 'Panne',
        healthDeclaredOn: '2026-03-01',
      }),
      useCase({ code: 'B', health: 'at_risk', trend: 'improving', healthReason: 'Retard' }),
    ];
    const [a, b] = buildMonthlyReportView(facts(cases)).cards.cards;
    expect(a?.health.text).toBe('◆ Critique ↘ · à actualiser');
    expect(b?.health.text).toBe('▲ Vigilance ↗');
  });
});

describe('pages for single use cases', () => {
  it('are for those that moved, changed health, or are not green: the most severe first', () => {
    const cases = [
      useCase({ code: 'GREEN' }),
      useCase({ code: 'UNRATED', health: 'not_rated', previousHealth: 'not_rated' }),
      useCase({ code: 'BACK', previousHealth: 'off_track' }),
      useCase({ code: 'RISK', health: 'at_risk' }),
      useCase({ code: 'OFF', health: 'off_track' }),
      useCase({ code: 'WORSE', health: 'off_track', trend: 'worsening' }),
      useCase({ code: 'CLOSED', stage: 'closed' }),
      useCase({ code: 'MOVED' }),
    ];
    const move = {
      title: 't',
      on: '2026-04-03',
      fromStage: null,
      toStage: 'delivery',
      toCondition: 'active',
      reason: null,
    } as const;
    const moves = [
      { ...move, code: 'MOVED', kind: 'entered' as const },
      { ...move, code: 'CLOSED', kind: 'closed' as const },
    ];
    const view = buildMonthlyReportView(facts(cases, { moves }));
    expect(view.cards.cards.map((card) => card.code)).toEqual([
      'WORSE',
      'OFF',
      'RISK',
      'BACK',
      'MOVED',
      'CLOSED',
    ]);
    expect(view.rest.rows.map((row) => row.code)).toEqual(['UNRATED', 'GREEN']);
  });

  it('carry the decision needed in their title, within 120 characters', () => {
    const [card] = buildMonthlyReportView(
      facts([
        useCase({
          health: 'off_track',
          previousHealth: 'off_track',
          healthReason: 'Panne',
          decisionNeeded: 'Arbitrer '.repeat(40),
        }),
      ]),
    ).cards.cards;
    expect(card?.title).toMatch(/^UC-001 est critique et attend une décision\u00A0: Arbitrer/);
    expect(card?.title.length).toBeLessThanOrEqual(120);
    expect(card?.blocks.map((block) => block.label)).toEqual(['Décision attendue', 'Motif', 'En bref']);
  });

  it('are capped, and the report says so', () => {
    const cases = Array.from({ length: 50 }, (_, at) => useCase({ code: `UC-${at}`, health: 'at_risk' }));
    const view = buildMonthlyReportView(facts(cases));
    expect(view.cards.cards).toHaveLength(CARD_CAP);
    expect(view.cards.lead).toContain(`${CARD_CAP} pages sur 50`);
    expect(view.rest.total).toBe(20);
  });
});

describe('decisions', () => {
  const asking = { decisionNeeded: 'Trancher', previousHealth: 'on_track' } as const;
  const cases = [
    useCase({ code: 'GREEN', ...asking }),
    useCase({ code: 'HELD', condition: 'on_hold', health: 'not_rated', ...asking }),
    useCase({ code: 'RISK', health: 'at_risk', healthReason: 'Retard', ...asking }),
    useCase({ code: 'OFF', health: 'off_track', healthReason: 'Panne', ...asking }),
    useCase({ code: 'MUTE', health: 'off_track' }),
    useCase({ code: 'CALM', health: 'at_risk' }),
    useCase({ code: 'GONE', condition: 'abandoned', health: 'off_track', ...asking }),
    useCase({ code: 'DONE', stage: 'closed', health: 'off_track', ...asking }),
    useCase({ code: 'BLANK', decisionNeeded: ' \n' }),
  ];
  const move = { title: 't', on: '2026-04-03', fromStage: 'delivery', reason: null } as const;
  const view = buildMonthlyReportView(
    facts(cases, {
      moves: [
        { ...move, code: 'DONE', toStage: 'closed', toCondition: 'active', kind: 'closed' },
        { ...move, code: 'GONE', toStage: 'delivery', toCondition: 'abandoned', kind: 'abandoned' },
      ],
    }),
  );

  it('are all listed, whatever the health, the most severe first, and counted alike everywhere', () => {
    expect(view.offTrack.rows.map((row) => row.code)).toEqual(['MUTE', 'OFF', 'RISK', 'HELD', 'GREEN']);
    expect(view.offTrack.title).toBe('2 cas d’usage sont critiques, 4 décisions sont attendues');
    expect(view.offTrack.lead).toMatch(
      /^Décisions attendues\u00A0: 1 sur un cas critique, 1 sur un cas en vigilance, 2 sur d’autres cas\./,
    );
    expect(view.highlights).toContain('4 décisions sont attendues de la direction.');
    expect(view.cards.cards.filter((card) => card.awaitsDecision)).toHaveLength(4);
  });

  it('have their page, which says what they wait for besides', () => {
    const title = (code: string) => view.cards.cards.find((card) => card.code === code)?.title;
    expect(title('RISK')).toBe('RISK appelle la vigilance et attend une décision\u00A0: Trancher');
    expect(title('HELD')).toBe('HELD est suspendu et attend une décision\u00A0: Trancher');
    expect(title('GREEN')).toBe('GREEN attend une décision\u00A0: Trancher');
  });

  it('are no longer awaited once the use case is closed or abandoned', () => {
    for (const code of ['DONE', 'GONE']) {
      const card = view.cards.cards.find((candidate) => candidate.code === code);
      expect(card?.awaitsDecision).toBe(false);
      expect(card?.blocks.map((block) => block.label)).not.toContain('Décision attendue');
    }
  });

  it('come before anything else when the table has to leave rows out', () => {
    const many = [
      ...Array.from({ length: TABLE_CAPS.offTrack }, (_, at) =>
        useCase({ code: `A-${at}`, health: 'off_track' }),
      ),
      useCase({ code: 'LAST', ...asking }),
    ];
    const { offTrack } = buildMonthlyReportView(facts(many));
    expect(offTrack.total).toBe(TABLE_CAPS.offTrack + 1);
    expect(offTrack.rows.at(-1)?.code).toBe('LAST');
  });
});

describe('tables', () => {
  const milestone = {
    name: 'Pilote',
    baselineOn: '2026-04-01',
    forecastOn: '2026-05-15',
    actualOn: null,
    slipDays: 31,
  };

  it('list slipped milestones still open or reached in the month, the longest slip first', () => {
    const cases = [
      useCase({
        milestones: [
          { ...milestone, name: 'Ancien', actualOn: '2026-02-10', slipDays: 99 },
          { ...milestone, name: 'À temps', slipDays: 0 },
          { ...milestone, name: 'Court', actualOn: '2026-04-03', slipDays: 2 },
          milestone,
        ],
      }),
    ];
    const { slipped } = buildMonthlyReportView(facts(cases));
    expect(slipped.rows.map((row) => row.milestone)).toEqual(['Pilote', 'Court']);
    expect(slipped.title).toBe('2 jalons dérivent, jusqu’à 31 jours ouvrés');
    expect(slipped.rows[1]?.expectedText).toBe('✓\u00A03\u00A0avr.\u00A02026');
  });

  it('list late milestones, which are not said to be on time', () => {
    const late = { ...milestone, baselineOn: '2026-04-20', forecastOn: '2026-04-20', slipDays: 0 };
    const today = { ...late, name: 'Le jour même', forecastOn: '2026-04-30', baselineOn: '2026-04-30' };
    const { slipped, cards } = buildMonthlyReportView(
      facts([useCase({ health: 'at_risk', milestones: [late, today, milestone] })]),
    );
    expect(slipped.title).toBe('1 jalon dérive, jusqu’à 31 jours ouvrés\u202F; 1 est en retard');
    expect(slipped.rows.map((row) => [row.late, row.slipText])).toEqual([
      [false, '+31 j'],
      [true, '—'],
    ]);
    expect(slipped.rows[1]?.expectedText).toBe('20\u00A0avr.\u00A02026, dépassé');
    expect(cards.cards[0]?.milestones.map((entry) => [entry.rank, entry.late])).toEqual([
      [0, true],
      [2, false],
      [1, true],
    ]);
    expect(cards.cards[0]?.milestonesAlt).toBe(
      'UC-001\u00A0: 3 jalons, 0 atteint, 1 en dérive, 1 en retard\u202F; plus longue dérive\u00A0: Pilote, +31 j\u202F; prochain\u00A0: Le jour même, 30\u00A0avr.\u00A02026',
    );
  });

  it('list what is due next month, by forecast else by baseline, not what is on hold', () => {
    const cases = [
      useCase({ code: 'A', milestones: [milestone] }),
      useCase({ code: 'B', milestones: [{ ...milestone, forecastOn: null, baselineOn: '2026-05-02' }] }),
      useCase({ code: 'C', condition: 'on_hold', milestones: [milestone] }),
      useCase({ code: 'D', milestones: [{ ...milestone, forecastOn: '2026-06-01' }] }),
    ];
    const { nextMonth } = buildMonthlyReportView(facts(cases));
    expect(nextMonth.rows.map((row) => row.code)).toEqual(['B', 'A']);
    expect(nextMonth.title).toBe('2 jalons sont à tenir en mai\u00A02026');
  });

  it('stop at their cap and say how many rows are not listed', () => {
    const view = buildMonthlyReportView(sampleFacts({ useCases: 2133, moving: 1 }));
    expect(view.rest.rows).toHaveLength(TABLE_CAPS.rest);
    expect(view.rest.lead).toContain('400 lignes sur 2\u202F103');
    expect(view.rest.lead).toContain('1\u202F703 lignes non listées');
    expect(view.moves.total).toBe(2133);
    expect(view.moves.rows).toHaveLength(TABLE_CAPS.moves);
  });
});

it('gathers the topics with nothing to say, and drops their parts', () => {
  const view = buildMonthlyReportView(base);
  expect(view.outline).toEqual(['figures', 'key']);
  expect(view.quiet.sentences).toHaveLength(6);
  expect(view.quiet.title).toBe('6 rubriques n’appellent aucun commentaire ce mois-ci');
});

it.each(['fr', 'en'] as const)('is plain data, clean whatever was typed (%s)', (language) => {
  const view = buildMonthlyReportView(nastyFacts(language));
  const text = JSON.stringify(view);
  expect(JSON.parse(text)).toEqual(view);
  // eslint-disable-next-line no-control-regex -- the test is that none of them is left
  expect(text).not.toMatch(/[\u0000-\u0008\u202A-\u202E\uFFFE\uFFFF]|\\u00[01]|\\ud[89a-f]/);
  expect(view.highlights.length).toBeLessThanOrEqual(6);
});
