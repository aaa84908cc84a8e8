import type { InternshipDetail, InternshipPage } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

it('shows internships at different moments, which no rule refuses', async () => {
  const { body } = await manager.get<InternshipPage>('/api/internships');
  expect(body.states).toEqual([
    { value: 'in_signature', count: 1 },
    { value: 'running', count: 1 },
    { value: 'completed', count: 1 },
  ]);
  for (const { id } of body.items) {
    const one = (await manager.get<InternshipDetail>(`/api/internships/${id}`)).body;
    expect(contracts.internshipDetail.parse(one)).toEqual(one);
    expect([one.title, one.agreement.gaps, one.ruleErrors]).toEqual([one.title, [], []]);
    const refused = one.verdicts.filter(({ verdict }) => verdict === 'refused');
    expect([one.title, refused]).toEqual([one.title, []]);
    const missing = one.agreement.verdicts.filter(({ code }) => code === 'signature_missing');
    expect([one.state, missing.length]).toEqual([one.state, one.state === 'in_signature' ? 3 : 0]);
  }
});

it('goes away whole, with the people it brought', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  expect(await app.query('select id from internship')).toEqual([]);
  expect(await app.query(`select id from person where name in ('Amélie Rousseau', 'Jules Mercier')`)).toEqual(
    [],
  );
});
