import * as contracts from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

const nobody = { accountId: null, personId: null, requestId: null };
let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
}, 60_000);
afterAll(() => app.stop());

it('has a month that was published, and says so where it is read; the last ones are open', async () => {
  const manager = await app.signIn('project_manager');
  const { items } = contracts.restitutions.parse((await manager.get('/api/restitutions')).body);
  expect(items.slice(0, 4).map(({ month, state }) => `${month} ${state}`)).toEqual([
    '2026-03 open',
    '2026-02 open',
    '2026-01 published',
    '2025-12 open',
  ]);
  const one = contracts.restitution.parse((await manager.get('/api/restitutions/2026-01')).body);
  expect(one).toMatchObject({ state: 'published', frozenOn: '2026-02-06', allowed: [] });
  expect(one.moves.map(({ name, at }) => `${name} ${at.slice(0, 10)}`)).toEqual([
    'freeze 2026-02-06',
    'publish 2026-02-09',
  ]);
  const view = contracts.monthView.parse((await manager.get('/api/monthly-reports/view?month=2026-01')).body);
  expect(view).toMatchObject({ state: 'published', frozenOn: '2026-02-06' });
  expect(view.current.total).toBeGreaterThan(3);
  const missing = contracts.missingUpdates.parse(
    (await manager.get('/api/restitutions/2026-02/updates')).body,
  );
  expect(missing.useCases).toBeGreaterThan(0);
  expect(missing.items.some(({ person, reachable }) => person !== null && reachable)).toBe(true);
  const compared = contracts.monthComparison.parse(
    (await manager.get('/api/restitutions/2026-03/comparison?with=2026-01')).body,
  );
  expect(compared.healths.length + compared.entered.length).toBeGreaterThan(0);
});

it('goes with the demo', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBe(204);
  expect(await app.query('select 1 from restitution')).toEqual([]);
});
