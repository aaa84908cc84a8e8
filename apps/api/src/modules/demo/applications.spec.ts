import type { ApplicationDetail, ApplicationPage } from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

const API = '/api/internship-applications';
let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

it('has candidates at every step, ranked by what two people read', async () => {
  const { body } = await manager.get<ApplicationPage>(API);
  expect(new Set(body.items.map(({ state }) => state))).toEqual(
    new Set(['received', 'shortlisted', 'interview', 'accepted', 'rejected']),
  );
  const ranked = body.items.filter(({ rank }) => rank !== null);
  expect(ranked.length).toBeGreaterThanOrEqual(3);
  for (const { id, score } of ranked) {
    const detail = (await manager.get<ApplicationDetail>(`${API}/${id}`)).body;
    expect(detail.grid.every(({ scores }) => scores.length === 2)).toBe(true);
    expect(score).toBeGreaterThanOrEqual(100);
  }
  const accepted = body.items.find(({ state }) => state === 'accepted');
  expect(accepted?.score).not.toBeNull();
  // Its retention begins with the decision.
  expect(accepted?.retainedUntil.slice(0, 4)).toBe('2028');
});

it('goes with the demo', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  for (const table of ['internship_application', 'internship_score', 'internship_interview'])
    expect(await app.query(`select 1 from ${table}`)).toEqual([]);
});
