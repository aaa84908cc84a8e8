import { randomUUID } from 'node:crypto';
import type { UsageDetail, UsageOverview } from '@jalon/contracts';
import { addDays, type UsageFact } from '@jalon/domain';
import { TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';
import { RollupStore } from './persistence/rollup.store.js';
import { insertEvents, insertMonths, insertSolution, type SolutionFixture } from './testing/usage-world.js';

const KEY = 'org.example.answer.accepted';
const DAY = addDays(TEST_TODAY, -1);

let app: TestApp;
let manager: TestClient;
let partner: TestClient;
let here = '';
let there = '';
let used: SolutionFixture;
let declared: SolutionFixture;
const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  app.query<Row>(text, values);

/** Users of an entity who each come on these days. */
function comers(entityId: string, count: number, days: readonly string[], type = KEY): UsageFact[] {
  return Array.from({ length: count }, () => randomUUID()).flatMap((userKey) =>
    days.map((day) => ({
      id: `${userKey} ${day} ${type}`,
      day,
      entityId,
      userKey,
      type,
      release: '1.0',
      feature: 'search',
    })),
  );
}

beforeAll(async () => {
  app = await TestApp.start();
  [here, there] = [await app.entity('Banque privée'), await app.entity('Assurances')];
  manager = await app.signIn('project_manager');
  partner = await app.signIn('partner', here);
  await insertMonths(query, ['2025-12', '2026-01', '2026-02', '2026-03']);
  const rules = { qualifyingTypes: [], keyType: KEY };
  used = await insertSolution(query, [here, there], '2025-12-01', rules);
  declared = await insertSolution(query, [here], '2025-12-01');
  await query(`update solution set reporting = 'declared' where id = $1`, [declared.solutionId]);
  await query(
    `insert into deployment_population (deployment_id, from_on, eligible)
     select id, '2025-12-01', case when entity_id = $1 then 20 else 40 end from deployment`,
    [here],
  );
  await query(
    `update deployment set target_adoption = 60, target_on = '2026-06-30' where entity_id = $1 and solution_id = $2`,
    [here, used.solutionId],
  );
  await query(
    `insert into usage_declaration (deployment_id, month, active_users, declared_at)
     select id, m.month::date, m.users, now() from deployment d, (values ('2026-01-01', 4), ('2026-02-01', 12)) m (month, users)
     where d.solution_id = $1`,
    [declared.solutionId],
  );
  await insertEvents(query, used.solutionId, [
    ...comers(here, 8, ['2025-12-02', '2026-01-10', DAY, addDays(DAY, -1)]),
    ...comers(there, 10, [addDays(DAY, -3)]),
    ...comers(there, 6, ['2026-02-10'], 'org.example.question.asked'),
  ]);
  await new RollupStore(app.core.database).rollUp(used.solutionId, TEST_TODAY, app.clock.now());
});

afterAll(() => app.stop());

const overview = async (who: TestClient, text = '') =>
  (await who.get<UsageOverview>(`/api/usage-metrics${text}`)).body;
const detail = async (who: TestClient, text = '') =>
  (await who.get<UsageDetail>(`/api/use-cases/${used.useCaseId}/usage-metrics${text}`)).body;
const rowOf = (page: UsageOverview, { solutionId }: SolutionFixture) =>
  page.items.find((row) => row.solutionId === solutionId);

it('tells the adoption of each solution against its eligible, at the end of yesterday', async () => {
  const row = rowOf(await overview(manager), used);
  // 8 here and 10 there on the last 30 days, of 20 and 40; six others came 35 days ago.
  expect(row).toMatchObject({
    mau: { value: 18, reason: null },
    eligible: 60,
    adoption: { value: 18 / 60, reason: null },
    target: { percent: 60, on: '2026-06-30' },
    lastUseOn: DAY,
  });
  expect(row?.stickiness.value).toBeCloseTo(26 / 30 / 18);
  expect(row?.spark.at(-1)).toBe(18);
});

it('shows a partner its own entity alone, in totals and in the file too', async () => {
  const page = await overview(partner);
  expect(rowOf(page, used)).toMatchObject({ mau: { value: 8 }, eligible: 20, adoption: { value: 8 / 20 } });
  expect(page.entities.map(({ id }) => id)).toEqual([here]);
  const mine = await detail(partner);
  expect(mine.figures.mau.value).toBe(8);
  expect(mine.series.at(-4)).toMatchObject({ dau: 0, mau: 0 });
  const file = await partner.get<string>(
    `/api/use-cases/${used.useCaseId}/usage-metrics/series.csv?language=en`,
  );
  expect(file.body.trim().split('\r\n').at(-1)).toBe(`${DAY},8,8,8`);
  expect((await partner.get(`/api/usage-metrics?entityId=${there}`)).status).toBe(404);
  expect((await partner.get(`/api/use-cases/${used.useCaseId}/usage-metrics?entityId=${there}`)).status).toBe(
    404,
  );
});

it('shows no partner what is deployed elsewhere', async () => {
  const other = await app.signIn('partner', await app.entity('Leasing'));
  expect((await overview(other)).items).toEqual([]);
  expect((await other.get(`/api/use-cases/${used.useCaseId}/usage-metrics`)).status).toBe(404);
});

it('gives the figures of declared months, and says which month', async () => {
  const row = rowOf(await overview(manager), declared);
  expect(row).toMatchObject({
    declaredMonth: '2026-02',
    mau: { value: 12 },
    adoption: { value: 12 / 20 },
    // January's four users are not told apart, neither alone nor as a difference.
    change: { value: null, reason: 'few_users' },
    spark: [null, 12],
  });
});

it('shows nothing of under five users, and hides cells that are not mature', async () => {
  await insertEvents(query, used.solutionId, comers(there, 3, [DAY]));
  await new RollupStore(app.core.database).rollUp(used.solutionId, TEST_TODAY, app.clock.now());
  const shown = await detail(manager, `?entityId=${there}`);
  expect(shown.figures.dau).toEqual({ value: null, reason: 'few_users' });
  expect(shown.series.at(-1)?.dau).toBeNull();
  expect(shown.figures.mau.value).toBe(13);
  const whole = await detail(manager);
  const december = whole.cohorts.find(({ month }) => month === '2025-12');
  expect(december?.size).toEqual({ value: 8, reason: null });
  expect(december?.cells.map(({ active }) => active)).toEqual([
    { value: 1, reason: null },
    { value: 1, reason: null },
    { value: null, reason: 'immature' },
    { value: null, reason: 'immature' },
  ]);
  // Activation: six who began on 10 February never reached the key action, too few had their days before.
  expect(whole.figures.activation.value).toBeCloseTo(0);
});

it('tells no hidden group by subtraction from the total beside it', async () => {
  const solution = await insertSolution(query, [here, there], '2025-12-01');
  const { solutionId, useCaseId } = solution;
  // A population is known at one entity alone: adoption would tell the users of the other.
  await query(
    `insert into deployment_population (deployment_id, from_on, eligible)
     select id, '2025-12-01', 20 from deployment where solution_id = $1 and entity_id = $2`,
    [solutionId, here],
  );
  await insertEvents(query, solutionId, [
    // Mondays to Wednesdays; stickiness tells their sum.
    ...comers(here, 9, ['2026-03-09', '2026-03-10', '2026-03-16']),
    ...comers(here, 7, ['2026-03-11']),
    ...comers(there, 3, ['2026-03-17']),
  ]);
  await new RollupStore(app.core.database).rollUp(solutionId, TEST_TODAY, app.clock.now());
  const read = async (text = '') =>
    (await manager.get<UsageDetail>(`/api/use-cases/${useCaseId}/usage-metrics${text}`)).body;
  const few = { value: null, reason: 'few_users' };
  const { figures, series } = await read('?period=30');
  expect([figures.mau.value, figures.adoption, figures.dau]).toEqual([19, few, few]);
  expect(figures.stickiness.value).toBeCloseTo((3 * 9 + 7 + 3) / 30 / 19);
  expect(series.filter(({ dau }) => dau === null).map(({ day }) => day)).toEqual([
    '2026-03-11',
    '2026-03-17',
  ]);
  expect(rowOf(await overview(manager), solution)).toMatchObject({ mau: { value: 19 }, adoption: few });
  expect((await read(`?entityId=${here}`)).figures.adoption.value).toBe(16 / 20);
});

it('tells no declared month of an entity by the adoption of the others', async () => {
  const { solutionId } = await insertSolution(query, [here, there], '2025-12-01');
  await query(`update solution set reporting = 'declared' where id = $1`, [solutionId]);
  await query(
    `with d as (select id, entity_id = $2 as own from deployment where solution_id = $1),
     p as (insert into deployment_population (deployment_id, from_on, eligible) select id, '2025-12-01', 20 from d where own)
     insert into usage_declaration (deployment_id, month, active_users, declared_at)
     select id, '2026-02-01', case when own then 3 else 12 end, now() from d`,
    [solutionId, here],
  );
  const row = (await overview(manager)).items.find((one) => one.solutionId === solutionId);
  expect(row).toMatchObject({ mau: { value: 15 }, adoption: { value: null, reason: 'few_users' } });
});

it('filters and sorts, what has no figure last', async () => {
  const up = await overview(manager, '?sort=mau&dir=desc');
  expect(up.items[0]?.solutionId).toBe(used.solutionId);
  const never = await insertSolution(query, [here], '2026-03-01');
  for (const dir of ['asc', 'desc']) {
    const page = await overview(manager, `?sort=mau&dir=${dir}`);
    expect(page.items.at(-1)?.solutionId).toBe(never.solutionId);
    expect(page.items.at(-1)?.mau).toEqual({ value: null, reason: 'no_data' });
  }
  expect((await overview(manager, '?reporting=declared')).items).toHaveLength(2);
  expect((await overview(manager, '?below=true')).items.map((row) => row.solutionId)).toEqual([
    used.solutionId,
  ]);
  expect(
    (await manager.get<string>('/api/usage-metrics/overview.csv?language=fr&below=true')).body,
  ).toContain('Taux d’usage (%)');
});

it('says of a use case that was never deployed that there is nothing to see', async () => {
  const [row] = await query<{ id: string }>(
    `insert into use_case (title, entity_id, domain, stage, stage_since, created_at)
     values ('Jamais déployé', $1, 'Usage', 'framing', '2026-01-01', now()) returning id`,
    [here],
  );
  const { body } = await manager.get<UsageDetail>(`/api/use-cases/${row?.id}/usage-metrics`);
  expect(body).toMatchObject({ solution: null, series: [] });
});
