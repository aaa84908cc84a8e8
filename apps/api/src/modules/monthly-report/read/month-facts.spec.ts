import type { MonthView, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import type { MonthlyReportFacts } from '@jalon/reporting';
import { TestApp, TEST_TODAY, type TestClient } from '../../../testing/app.js';
import { growPortfolio } from '../../../testing/portfolio.js';
import { readMonth } from './month-facts.js';

function facts(app: TestApp, month: string, entityId: string | null = null): Promise<MonthlyReportFacts> {
  return readMonth(app.core.database, {
    month,
    entityId,
    language: 'fr',
    labName: 'DataLab',
    authorName: 'Ada Martin',
    today: TEST_TODAY,
  });
}

describe('a few use cases with a known past', () => {
  let app: TestApp;
  let lab: TestClient;
  let north: string;
  let south: string;

  beforeAll(async () => {
    app = await TestApp.start();
    lab = await app.signIn('project_manager');
    north = await app.entity('Nord');
    south = await app.entity('Sud');
    await past('Tri', north, {
      moves: [
        ['2026-01-10', null, 'opportunity', 'active', 'entered'],
        ['2026-02-05', 'opportunity', 'framing', 'active', 'advanced'],
        ['2026-03-04', 'framing', 'delivery', 'active', 'advanced'],
      ],
      healths: [
        ['2026-02-10', 'on_track', null],
        ['2026-02-20', 'at_risk', 'Données en retard'],
        ['2026-03-10', 'off_track', 'Plus d’équipe'],
      ],
      milestones: [
        ['Pilote', '2026-03-02', '2026-03-16', null],
        ['Cadrage', '2026-02-02', '2026-02-02', '2026-02-04'],
      ],
    });
    await past('Fraude', south, {
      moves: [
        ['2026-01-20', null, 'usage', 'active', 'entered'],
        ['2026-02-12', 'usage', 'closed', 'active', 'closed'],
      ],
      healths: [['2026-01-21', 'on_track', null]],
      milestones: [],
    });
    await past('Chatbot', south, {
      moves: [
        ['2026-02-15', null, 'opportunity', 'active', 'entered'],
        ['2026-02-15', 'opportunity', 'opportunity', 'on_hold', 'held'],
        ['2026-03-02', 'opportunity', 'opportunity', 'active', 'resumed'],
        ['2026-03-05', 'opportunity', 'opportunity', 'abandoned', 'abandoned'],
      ],
      healths: [],
      milestones: [['Étude', '2026-02-20', null, null]],
    });
    await past('Prévision', north, {
      moves: [['2026-02-01', null, 'delivery', 'active', 'entered']],
      healths: [['2026-02-02', 'on_track', null]],
      milestones: [['Livraison', '2026-05-04', '2026-05-04', null]],
    });
  });

  afterAll(() => app.stop());

  interface Past {
    readonly moves: readonly (readonly [string, string | null, string, string, string])[];
    readonly healths: readonly (readonly [string, string, string | null])[];
    readonly milestones: readonly (readonly [string, string | null, string | null, string | null])[];
  }

  async function past(title: string, entityId: string, { moves, healths, milestones }: Past): Promise<void> {
    const { body } = await lab.post<UseCaseDetail>('/api/use-cases', { title, entityId });
    await app.query('delete from use_case_move where use_case_id = $1', [body.id]);
    for (const move of moves) {
      await app.query(
        `insert into use_case_move (use_case_id, effective_on, from_stage, to_stage, to_condition, kind)
         values ($1, $2, $3, $4, $5, $6)`,
        [body.id, ...move],
      );
    }
    for (const health of healths) {
      await app.query(
        'insert into use_case_health (use_case_id, declared_on, health, reason) values ($1, $2, $3, $4)',
        [body.id, ...health],
      );
    }
    for (const milestone of milestones) {
      await app.query(
        'insert into milestone (use_case_id, name, baseline_on, forecast_on, actual_on) values ($1, $2, $3, $4, $5)',
        [body.id, ...milestone],
      );
    }
  }

  it('tells each month as it stood at its end', async () => {
    const march = await facts(app, '2026-03');
    expect(march.asOf).toBe(TEST_TODAY);
    expect(
      march.history.map((month) => [month.month, month.total, month.entered, month.left, month.onHold]),
    ).toEqual([
      ['2026-01', 2, 2, 0, 0],
      ['2026-02', 3, 2, 1, 1],
      ['2026-03', 2, 0, 1, 0],
    ]);
    expect(march.current).toMatchObject({
      byStage: { opportunity: 0, framing: 0, delivery: 2, deployment: 0, usage: 0, closed: 1 },
      byHealth: { on_track: 1, at_risk: 0, off_track: 1, not_rated: 0 },
      milestonesReached: 0,
      milestonesLate: 1,
    });
    expect(march.previous).toMatchObject({
      byStage: { opportunity: 1, framing: 1, delivery: 1, closed: 1 },
      byHealth: { on_track: 1, at_risk: 1, off_track: 0, not_rated: 1 },
      milestonesReached: 1,
      milestonesLate: 1,
    });
    expect(
      march.useCases.map((useCase) => [useCase.title, useCase.stage, useCase.condition, useCase.health]),
    ).toEqual([
      ['Tri', 'delivery', 'active', 'off_track'],
      ['Chatbot', 'opportunity', 'abandoned', 'not_rated'],
      ['Prévision', 'delivery', 'active', 'on_track'],
    ]);
    expect(march.useCases[0]).toMatchObject({
      stageSince: '2026-03-04',
      previousHealth: 'at_risk',
      trend: 'worsening',
      healthReason: 'Plus d’équipe',
      milestones: [
        { name: 'Cadrage', actualOn: '2026-02-04', slipDays: 2 },
        { name: 'Pilote', actualOn: null, slipDays: 10 },
      ],
    });
    expect(march.useCases[1]?.stageSince).toBe('2026-02-15');
    expect(march.moves.map((move) => [move.title, move.on, move.kind])).toEqual([
      ['Chatbot', '2026-03-02', 'resumed'],
      ['Tri', '2026-03-04', 'advanced'],
      ['Chatbot', '2026-03-05', 'abandoned'],
    ]);
  });

  it('says of a month gone by what was true then, not what came later', async () => {
    const february = await facts(app, '2026-02');
    expect(february.asOf).toBe('2026-02-28');
    expect(
      february.useCases.map((useCase) => [useCase.title, useCase.stage, useCase.condition, useCase.health]),
    ).toEqual([
      ['Tri', 'framing', 'active', 'at_risk'],
      ['Fraude', 'closed', 'active', 'on_track'],
      ['Chatbot', 'opportunity', 'on_hold', 'not_rated'],
      ['Prévision', 'delivery', 'active', 'on_track'],
    ]);
    const march = await facts(app, '2026-03');
    expect(february.current).toEqual(march.previous);
    const january = await facts(app, '2026-01');
    expect(january.useCases.find((useCase) => useCase.title === 'Tri')?.milestones[0]?.actualOn).toBeNull();
  });

  it('keeps to one entity when asked', async () => {
    const scoped = await facts(app, '2026-03', south);
    expect(scoped).toMatchObject({
      scopeName: 'Sud',
      current: { total: 0, left: 1 },
      previous: { total: 1 },
    });
    expect(scoped.useCases.map((useCase) => useCase.title)).toEqual(['Chatbot']);
    expect(new Set(scoped.moves.map((move) => move.title))).toEqual(new Set(['Chatbot']));
  });

  it('shows on the page what is not green, moved or slips', async () => {
    const answer = await lab.get<MonthView>('/api/monthly-reports/view?month=2026-03');
    expect(answer.status).toBe(200);
    expect(() => contracts.monthView.parse(answer.body)).not.toThrow();
    expect(answer.body.useCases.map((row) => [row.title, row.worstMilestone])).toEqual([
      ['Tri', { name: 'Pilote', slipDays: 10, forecastOn: '2026-03-16' }],
      ['Chatbot', null],
    ]);
    expect(answer.body.useCaseTotal).toBe(3);
    const same = await facts(app, '2026-03');
    expect(answer.body).toMatchObject({
      current: same.current,
      previous: same.previous,
      history: same.history,
    });
  });

  it.each([
    ['month=2026-04', 'month'],
    ['month=2026-13', 'month'],
    ['', 'month'],
    ['month=2026-03&entityId=3f2b7c1e-8d4a-4f6b-9c0d-1e2f3a4b5c6d', 'entityId'],
    ['month=2026-03&entityId=x', 'entityId'],
  ])('refuses ?%s', async (query, field) => {
    const answer = await lab.get<{ errors: { path: string }[] }>(`/api/monthly-reports/view?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.path)).toEqual([field]);
  });
});

describe('a portfolio of 2,200', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
    await growPortfolio(app, { useCases: 2_200 });
  }, 60_000);

  afterAll(() => app.stop());

  it('adds up, month after month and in every split', async () => {
    const { history, current, useCases, moves } = await facts(app, '2026-02');
    expect(history).toHaveLength(6);
    for (const [index, month] of history.entries()) {
      const before = history[index - 1];
      if (before) expect(month.total).toBe(before.total + month.entered - month.left);
      const { closed, ...open } = month.byStage;
      expect(closed).toBeGreaterThan(0);
      expect(Object.values(open).reduce((sum, count) => sum + count, 0)).toBe(month.total);
      expect(Object.values(month.byHealth).reduce((sum, count) => sum + count, 0)).toBe(month.total);
    }
    expect(useCases).toHaveLength(current.total + current.left);
    expect(moves.filter((move) => move.kind === 'closed')).toHaveLength(current.left);
    const late = useCases
      .filter((useCase) => useCase.stage !== 'closed')
      .flatMap((useCase) => useCase.milestones)
      .filter((milestone) => milestone.actualOn === null && (milestone.forecastOn ?? '') < '2026-02-28');
    expect(late).toHaveLength(current.milestonesLate);
  });

  it('is the sum of its entities', async () => {
    const whole = await facts(app, '2026-03');
    const entities = await app.query<{ id: string }>('select id from partner_entity');
    const parts = await Promise.all(entities.map((entity) => facts(app, '2026-03', entity.id)));
    const sum = (of: (part: MonthlyReportFacts) => number) =>
      parts.reduce((total, part) => total + of(part), 0);
    expect(sum((part) => part.current.total)).toBe(whole.current.total);
    expect(sum((part) => part.current.milestonesLate)).toBe(whole.current.milestonesLate);
    expect(sum((part) => part.useCases.length)).toBe(whole.useCases.length);
    expect(sum((part) => part.moves.length)).toBe(whole.moves.length);
  });
});
