import type { RegisterPage, UseCaseDetail, UseCasePage } from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await new UnitOfWork(app.core.database, app.clock).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

it('has what a register shows: open and closed, overdue, severe, and a risk that became an issue', async () => {
  const total = async (query: string) =>
    (await manager.get<RegisterPage>(`/api/register?pageSize=1&${query}`)).body.total;
  expect(await total('')).toBeGreaterThanOrEqual(25);
  expect(await total('open=true')).toBeGreaterThanOrEqual(20);
  expect(await total('overdue=true')).toBeGreaterThanOrEqual(4);
  expect(await total('kind=risk&open=true&severity=15')).toBeGreaterThanOrEqual(2);
  const origins = await app.query(
    `select 1 from register_item i join register_item r on r.id = i.origin_id and r.state = 'occurred'`,
  );
  expect(origins).toHaveLength(1);
});

it('closed actions in enough weeks of two use cases to forecast from', async () => {
  const weeks = await app.query<{ weeks: number }>(
    `select count(distinct date_trunc('week', closed_on))::int as weeks from register_item
     where kind = 'action' and state = 'done' and closed_on > $1 group by use_case_id having count(*) > 8`,
    [addDays(TEST_TODAY, -84)],
  );
  expect(weeks).toHaveLength(2);
  for (const each of weeks) expect(each.weeks).toBeGreaterThanOrEqual(8);
});

it('never declares a health better than the facts without saying why, unless it has to be confirmed', async () => {
  const { body } = await manager.get<UseCasePage>('/api/use-cases?pageSize=100&condition=active');
  for (const { id } of body.items) {
    const { computedHealth, health, healthReason, healthStale, title } = (
      await manager.get<UseCaseDetail>(`/api/use-cases/${id}`)
    ).body;
    if (health === 'not_rated' || healthStale || healthReason !== null) continue;
    if (computedHealth?.health === 'not_rated') continue;
    expect([title, computedHealth?.health]).toEqual([title, health]);
  }
});
