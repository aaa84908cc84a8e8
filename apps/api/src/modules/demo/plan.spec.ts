import type { PlanView, UseCasePage } from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';
import { PLANS } from './plan-catalogue.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

async function planOf(title: string): Promise<PlanView> {
  const found = await manager.get<UseCasePage>(`/api/use-cases?q=${encodeURIComponent(title)}`);
  const useCase = found.body.items.find((one) => one.title === title);
  return (await manager.get<PlanView>(`/api/use-cases/${useCase?.id}/plan`)).body;
}

it.each(PLANS.map((plan) => [plan.title, plan] as const))(
  '%s has a plan that holds together',
  async (title, made) => {
    const plan = await planOf(title);
    expect(plan.dependencies).toHaveLength(made.links.length);
    expect(plan.dependencies.filter((one) => one.brokenUntil !== null)).toEqual([]);
    expect(plan.milestones.filter((one) => one.ownerName === null)).toEqual([]);
    expect(plan.baselines).toHaveLength(made.baselines?.length ?? 0);
    expect(plan.changes).toHaveLength(made.changes?.length ?? 0);
    expect(plan.trend.lines).toHaveLength(plan.milestones.length);
  },
);

it('shows curves, an alert, and one forecast at least', async () => {
  const plan = await planOf('Recherche multi-étapes orchestrée par des agents');
  expect(
    Math.max(...plan.trend.lines.map((one) => new Set(one.points.map((point) => point.dueOn)).size)),
  ).toBeGreaterThan(2);
  expect(plan.trend.lines.some((one) => one.alert)).toBe(true);
  expect(plan.completion.silence).toBeNull();
  expect(plan.milestones.filter((one) => one.critical).length).toBeGreaterThan(2);
});

it('ends every history with what is there', async () => {
  const [row] = await app.query<{ count: number }>(
    `select count(*)::int as count from milestone m
     where not exists (select 1 from history h where h.row_id = m.id and h.to_at is null
       and h.state ->> 'forecast_on' is not distinct from m.forecast_on::text
       and h.state ->> 'actual_on' is not distinct from m.actual_on::text
       and h.state ->> 'owner_id' is not distinct from m.owner_id::text)`,
  );
  expect(row?.count).toBe(0);
});

it('goes away whole, but for who owns a milestone of a use case that stays', async () => {
  const [entity] = await app.query<{ id: string }>('select id from partner_entity limit 1');
  const [owner] = await app.query<{ id: string }>(`select id from person where name = 'Camille Laurent'`);
  const kept = await manager.post<{ id: string }>('/api/use-cases', {
    title: 'Le nôtre',
    entityId: entity?.id,
  });
  const fields = { name: 'Pilote', forecastOn: '2026-04-16', ownerId: owner?.id };
  expect((await manager.post(`/api/use-cases/${kept.body.id}/milestones`, fields)).status).toBe(201);
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  const left = await app.query<{ name: string }>(
    `select m.name from milestone m join person p on p.id = m.owner_id where p.name = 'Camille Laurent'`,
  );
  expect(left).toEqual([{ name: 'Pilote' }]);
  expect(await app.query('select 1 from milestone_dependency')).toEqual([]);
});
