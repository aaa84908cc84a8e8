import type { CapacityView } from '@jalon/contracts';
import { overloadRuns } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { loadDemo } from './index.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
});

afterAll(() => app.stop());

it('shows four squads, and one person asked for more than they have', async () => {
  const manager = await app.signIn('project_manager');
  const { body } = await manager.get<CapacityView>('/api/capacity?weeks=13');
  expect(body.squads.filter(({ id }) => id !== null)).toHaveLength(4);
  const overloaded = body.people.filter((person) => overloadRuns(body.weeks, person).length > 0);
  expect(overloaded.map(({ name }) => name)).toEqual(['Sofia Martins']);
  expect(body.people.filter(({ competence }) => competence === null)).toEqual([]);
});

it('goes away whole', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  const [left] = await app.query<{ count: number }>(
    `select (select count(*) from squad)::int + (select count(*) from assignment)::int
       + (select count(*) from person where is_demo)::int as count`,
  );
  expect(left?.count).toBe(0);
});
