import type { MovePreview, PlanBaseline, PlanView, Problem, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, TEST_TODAY, type TestAnswer, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entity: string;

beforeAll(async () => {
  app = await TestApp.start();
  entity = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

/** A use case entered on 5 January 2026, with milestones by name; `links` read `A>B+3`. */
async function planned(
  milestones: Readonly<Record<string, string>>,
  links: readonly string[] = [],
): Promise<{ readonly url: string; readonly id: string; readonly ids: Readonly<Record<string, string>> }> {
  const created = await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri', entityId: entity });
  const { id } = created.body;
  await app.query(`update use_case_move set effective_on = '2026-01-05' where use_case_id = $1`, [id]);
  const ids: Record<string, string> = {};
  for (const [name, forecastOn] of Object.entries(milestones)) {
    const answer = await manager.post<UseCaseDetail>(`/api/use-cases/${id}/milestones`, {
      name,
      baselineOn: forecastOn,
      forecastOn,
    });
    ids[name] = answer.body.milestones.find((one) => one.name === name)?.id ?? '';
  }
  const url = `/api/use-cases/${id}/plan`;
  for (const link of links) {
    const answer = await manager.send('PUT', `${url}/dependencies`, dependency(ids, link));
    expect(answer.status).toBe(200);
  }
  return { url, id, ids };
}

function dependency(ids: Readonly<Record<string, string>>, link: string) {
  const [, from = '', to = '', lag = '0'] = /^(\w+)>(\w+)(?:\+(\d+))?$/.exec(link) ?? [];
  return { predecessorId: ids[from], successorId: ids[to], lagDays: Number(lag) };
}

const read = async (url: string, query = '') => (await manager.get<PlanView>(`${url}${query}`)).body;
const on = (plan: PlanView) => Object.fromEntries(plan.milestones.map((one) => [one.name, one.on]));

async function preview(url: string, milestoneId: string | undefined, to: string, pull = false) {
  return manager.post<MovePreview>(`${url}/preview`, { milestoneId, to, pull });
}

function confirm(
  url: string,
  milestoneId: string | undefined,
  to: string,
  seen: TestAnswer<MovePreview>,
  pull = false,
) {
  return manager.post<PlanView & Problem>(`${url}/moves`, {
    milestoneId,
    to,
    pull,
    reason: 'Données livrées plus tard',
    expected: seen.body.moved.map((one) => ({
      milestoneId: one.milestoneId,
      after: one.after,
      version: one.version,
    })),
  });
}

describe('the plan', () => {
  it('tells of milestones, the critical path and room to slip', async () => {
    const { url } = await planned({ A: '2026-04-01', B: '2026-04-10', C: '2026-04-03' }, ['A>B+2']);
    const plan = await read(url);
    expect(() => contracts.planView.parse(plan)).not.toThrow();
    expect(plan).toMatchObject({ startedOn: '2026-01-05', closed: false, mayEdit: true, comparedWith: null });
    expect(plan.milestones.map((one) => [one.name, one.critical, one.floatDays, one.slipDays])).toEqual([
      ['A', true, 4, 0],
      ['C', false, 4, 0],
      ['B', true, 0, 0],
    ]);
    expect(plan.completion).toMatchObject({ remaining: 3, silence: 'short_history', dates: null });
  });

  it('is not found by who may not see the use case, and only read by a partner', async () => {
    const { url, ids } = await planned({ A: '2026-04-01' });
    const stranger = await app.signIn('partner', await app.entity('Autre caisse'));
    expect((await stranger.get(url)).status).toBe(404);
    const partner = await app.signIn('partner', entity);
    const plan = await partner.get<PlanView>(url);
    expect([plan.status, plan.body.mayEdit, plan.body.changes]).toEqual([200, false, []]);
    const move = await partner.post(`${url}/preview`, { milestoneId: ids['A'], to: '2026-04-02' });
    expect(move.status).toBe(403);
  });

  it('forecasts from what was finished, the same all day', async () => {
    const { url, id } = await planned({ A: '2026-04-01' });
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on, closed_on)
       select $1, 'action', n, 'Action ' || n, 'done', '2026-01-05', date '2026-01-09' + (n % 9) * 7
       from generate_series(1, 20) n`,
      [id],
    );
    const first = await read(url);
    expect(first.completion).toMatchObject({ remaining: 1, weeks: 10, finished: 20, silence: null });
    expect(await read(url)).toEqual(first);
    // Who reads no register cannot count its actions either.
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on)
       values ($1, 'action', 21, 'À faire', 'todo', '2026-01-05')`,
      [id],
    );
    expect((await read(url)).completion.remaining).toBe(2);
    const partner = await app.signIn('partner', entity);
    const seen = (await partner.get<PlanView>(url)).body.completion;
    expect(seen).toMatchObject({ remaining: 1, finished: 0, dates: null });
    const { p50, p85, p95 } = first.completion.dates ?? {};
    expect([p50, p85, p95].sort()).toEqual([p50, p85, p95]);
  });

  it('draws the dates as they were said at each report', async () => {
    app.clock.set('2026-01-12T09:00:00.000Z');
    const { url, id, ids } = await planned({ A: '2026-04-01' });
    for (const [day, forecastOn] of [
      ['2026-01-26', '2026-04-08'],
      ['2026-02-10', '2026-04-15'],
      ['2026-03-04', '2026-04-29'],
    ] as const) {
      app.clock.set(`${day}T09:00:00.000Z`);
      const { version } = (await read(url)).milestones[0] ?? { version: 0 };
      await manager.patch(`/api/use-cases/${id}/milestones/${ids['A']}`, {
        version,
        changes: { forecastOn },
      });
    }
    app.clock.set(`${TEST_TODAY}T09:00:00.000Z`);
    const { trend } = await read(url);
    expect(trend.reports).toEqual(['2026-01-31', '2026-02-28', TEST_TODAY]);
    expect(trend.lines).toEqual([
      {
        milestoneId: ids['A'],
        points: [
          { on: '2026-01-31', dueOn: '2026-04-08' },
          { on: '2026-02-28', dueOn: '2026-04-15' },
          { on: TEST_TODAY, dueOn: '2026-04-29' },
        ],
        slips: 3,
        alert: true,
      },
    ]);
  });
});

describe('moving', () => {
  it('shows what would move, writes nothing, then writes exactly that', async () => {
    const { url, id, ids } = await planned({ A: '2026-04-01', B: '2026-04-03', C: '2026-05-04' }, [
      'A>B+2',
      'B>C+5',
    ]);
    const seen = await preview(url, ids['A'], '2026-04-03');
    expect(() => contracts.movePreview.parse(seen.body)).not.toThrow();
    // Easter Monday is 6 April.
    expect(seen.body.moved.map((one) => [one.name, one.before, one.after, one.days])).toEqual([
      ['A', '2026-04-01', '2026-04-03', 2],
      ['B', '2026-04-03', '2026-04-08', 2],
    ]);
    expect(on(await read(url))).toEqual({ A: '2026-04-01', B: '2026-04-03', C: '2026-05-04' });
    const moved = await confirm(url, ids['A'], '2026-04-03', seen);
    expect(moved.status).toBe(200);
    expect(on(moved.body)).toEqual({ A: '2026-04-03', B: '2026-04-08', C: '2026-05-04' });
    expect(moved.body.milestones.map((one) => one.slipDays)).toEqual([2, 2, 0]);
    expect(moved.body.changes).toEqual([
      expect.objectContaining({
        reason: 'Données livrées plus tard',
        byName: expect.stringContaining('project_manager'),
        moved: [expect.objectContaining({ name: 'A' }), expect.objectContaining({ name: 'B' })],
      }),
    ]);
    const audits = await app.query<{ changes: { path: string }[] }>(
      `select changes from audit where subject_id = $1 and action = 'plan.moved'`,
      [id],
    );
    expect(audits.map((row) => row.changes.map((one) => one.path))).toEqual([
      ['name', 'forecastOn', 'reason', 'B'],
    ]);
  });

  it('refuses what somebody changed meanwhile, with the plan as it is', async () => {
    const { url, id, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' }, ['A>B']);
    const seen = await preview(url, ids['A'], '2026-04-09');
    await manager.patch(`/api/use-cases/${id}/milestones/${ids['B']}`, {
      version: 1,
      changes: { forecastOn: '2026-04-07' },
    });
    const late = await confirm(url, ids['A'], '2026-04-09', seen);
    expect([late.status, late.body.code]).toEqual([409, 'version_conflict']);
    expect(on(late.body.current as PlanView)).toEqual({ A: '2026-04-01', B: '2026-04-07' });
    expect(on(await read(url))).toEqual({ A: '2026-04-01', B: '2026-04-07' });
  });

  it('refuses what the plan would now carry along without having been shown', async () => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' });
    const seen = await preview(url, ids['A'], '2026-04-09');
    await manager.send('PUT', `${url}/dependencies`, dependency(ids, 'A>B'));
    expect((await confirm(url, ids['A'], '2026-04-09', seen)).status).toBe(409);
  });

  it('lets one of two people move the same milestone', async () => {
    const { url, ids } = await planned({ A: '2026-04-01' });
    const seen = await preview(url, ids['A'], '2026-04-09');
    const answers = await Promise.all([
      confirm(url, ids['A'], '2026-04-09', seen),
      confirm(url, ids['A'], '2026-04-09', seen),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['a Saturday', 'A', '2026-04-11', { code: 'not_working_day', params: { next: '2026-04-13' } }],
    ['before the use case', 'A', '2026-01-02', { code: 'before_start', params: { min: '2026-01-05' } }],
    ['before its predecessor', 'B', '2026-03-31', { code: 'breaks_dependency', params: { name: 'A' } }],
  ])('refuses %s', async (_, name, to, error) => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' }, ['A>B']);
    const answer = await preview(url, ids[name], to);
    expect(answer.status).toBe(422);
    expect((answer.body as unknown as Problem).errors?.[0]).toMatchObject(error);
  });

  it('asks for a reason', async () => {
    const { url, ids } = await planned({ A: '2026-04-01' });
    const answer = await manager.post<Problem>(`${url}/moves`, {
      milestoneId: ids['A'],
      to: '2026-04-09',
      reason: ' ',
      expected: [{ milestoneId: ids['A'], after: '2026-04-09', version: 1 }],
    });
    expect(answer.body.errors).toEqual([{ path: 'reason', code: 'required' }]);
  });

  it('leaves what is reached, and a closed use case', async () => {
    const { url, id, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' }, ['A>B']);
    await manager.patch(`/api/use-cases/${id}/milestones/${ids['B']}`, {
      version: 1,
      changes: { actualOn: '2026-03-17' },
    });
    const seen = await preview(url, ids['A'], '2026-04-09');
    expect(seen.body.moved).toHaveLength(1);
    expect(seen.body.conflicts).toEqual([expect.objectContaining({ name: 'B', predecessorName: 'A' })]);
    await app.query(`update use_case set stage = 'closed' where id = $1`, [id]);
    const closed = await confirm(url, ids['A'], '2026-04-09', seen);
    expect(closed.status).toBe(422);
    expect(closed.body.errors).toEqual([{ path: 'useCase', code: 'use_case_closed' }]);
    const milestones = `/api/use-cases/${id}/milestones`;
    const change = { version: 1, changes: { actualOn: '2026-03-17' } };
    for (const answer of [
      await manager.post<Problem>(milestones, { name: 'C', forecastOn: '2026-04-15' }),
      await manager.patch<Problem>(`${milestones}/${ids['A']}`, change),
      await manager.delete<Problem>(`${milestones}/${ids['A']}`),
    ]) {
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'use_case_closed']);
    }
  });
});

describe('dependencies', () => {
  it('close no circle, and say through which milestones it would go', async () => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-03', C: '2026-04-07' }, ['A>B', 'B>C']);
    const answer = await manager.send<Problem>('PUT', `${url}/dependencies`, dependency(ids, 'C>A'));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { path: 'predecessorId', code: 'dependency_cycle', params: { path: 'C → A → B → C' } },
    ]);
  });

  it('close no circle when both halves come at once', async () => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-01' });
    const answers = await Promise.all(
      ['A>B', 'B>A', 'A>B', 'B>A'].map((link) =>
        manager.send<Problem>('PUT', `${url}/dependencies`, dependency(ids, link)),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 422, 422]);
    expect((await read(url)).dependencies).toHaveLength(1);
  });

  it('stay within one use case, and keep their lag', async () => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' });
    const other = await planned({ Z: '2026-04-01' });
    const across = { predecessorId: ids['A'], successorId: other.ids['Z'] };
    const answer = await manager.send<Problem>('PUT', `${url}/dependencies`, across);
    expect(answer.body.errors).toEqual([{ path: 'successorId', code: 'unknown' }]);
    const early = await manager.send<Problem>('PUT', `${url}/dependencies`, dependency(ids, 'A>B+3'));
    expect(early.body.errors).toEqual([
      { path: 'successorId', code: 'breaks_dependency', params: { name: 'A', earliest: '2026-04-07' } },
    ]);
  });

  it('are changed and removed', async () => {
    const { url, ids } = await planned({ A: '2026-04-01', B: '2026-04-10' }, ['A>B']);
    const changed = await manager.send<PlanView>('PUT', `${url}/dependencies`, dependency(ids, 'A>B+4'));
    expect(changed.body.dependencies).toEqual([expect.objectContaining({ lagDays: 4, brokenUntil: null })]);
    const removed = await manager.delete<PlanView>(`${url}/dependencies/${ids['A']}/${ids['B']}`);
    expect(removed.body.dependencies).toEqual([]);
    expect((await manager.delete(`${url}/dependencies/${ids['A']}/${ids['B']}`)).status).toBe(404);
  });

  it('hold a date changed outside of the plan', async () => {
    const { id, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' }, ['A>B']);
    const change = (name: string, forecastOn: string) =>
      manager.patch<Problem>(`/api/use-cases/${id}/milestones/${ids[name]}`, {
        version: 1,
        changes: { forecastOn },
      });
    for (const [name, forecastOn, other] of [
      ['A', '2026-04-09', 'B'],
      ['B', '2026-03-31', 'A'],
    ] as const) {
      const answer = await change(name, forecastOn);
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toEqual([
        { path: 'changes.forecastOn', code: 'breaks_dependency', params: { name: other } },
      ]);
    }
    expect((await change('A', '2026-04-02')).status).toBe(200);
  });
});

describe('baselines', () => {
  it('keep the plan as it stood, to measure slippage from', async () => {
    const { url, id, ids } = await planned({ A: '2026-04-01', B: '2026-04-03' });
    const taken = await manager.post<PlanBaseline>(`${url}/baselines`, { label: 'Comité d’avril' });
    expect(taken.status).toBe(201);
    expect(taken.body).toMatchObject({ label: 'Comité d’avril', takenOn: TEST_TODAY, border: null });
    await confirm(url, ids['A'], '2026-04-08', await preview(url, ids['A'], '2026-04-08'));
    await manager.delete(`/api/use-cases/${id}/milestones/${ids['B']}`);
    const plan = await read(url, `?baseline=${taken.body.id}`);
    expect(plan).toMatchObject({
      comparedWith: taken.body.id,
      dropped: [{ name: 'B', on: '2026-04-03' }],
      milestones: [{ name: 'A', comparedOn: '2026-04-01', slipDays: 4 }],
    });
    const list = await manager.get<{ items: PlanBaseline[] }>(`${url}/baselines`);
    expect(list.body.items).toEqual([taken.body]);
  });

  it('are those of the use case', async () => {
    const mine = await planned({ A: '2026-04-01' });
    const other = await planned({ Z: '2026-04-01' });
    const taken = await manager.post<PlanBaseline>(`${other.url}/baselines`, { label: 'Autre' });
    expect((await manager.get(`${mine.url}?baseline=${taken.body.id}`)).status).toBe(404);
  });
});
