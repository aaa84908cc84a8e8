import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Gates, Scoring } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  const work = new UnitOfWork(app.core.database, app.clock);
  await work.run({ accountId: null, personId: null, requestId: null }, (tx) => loadDemo(tx, TEST_TODAY));
});
afterAll(() => app.stop());

const rows = <Row extends object>(text: string) => app.query<Row>(text);

it('has a decided review behind each border that was crossed, and open ones today', async () => {
  const unexplained = await rows(
    `select u.title, v.to_stage from use_case_move v join use_case u on u.id = v.use_case_id
     where v.kind in ('advanced', 'closed') and not exists (select 1 from gate_review r
       where r.use_case_id = u.id and r.border = v.from_stage || '_' || v.to_stage and r.state in ('go', 'conditional_go'))`,
  );
  expect(unexplained).toEqual([]);
  const open = await rows<{ state: string }>(
    'select state from gate_review where decided_on is null order by state',
  );
  expect(open.map((row) => row.state)).toEqual(['in_review', 'pending']);
  const conditions = await rows(
    `select 1 from register_item where gate_review_id is not null and kind = 'action'`,
  );
  expect(conditions.length).toBeGreaterThan(2);
});

it('never lets the author decide', async () => {
  expect(await rows('select 1 from gate_review where author_id = decided_by_id')).toEqual([]);
});

it('reads as the contract says, for gates and scores', async () => {
  const admin = await app.signIn('admin');
  const [open] = await rows<{ id: string }>(
    `select use_case_id as id from gate_review where state = 'in_review'`,
  );
  const gates = await admin.get<Gates>(`/api/use-cases/${open?.id}/gates`);
  expect(() => contracts.gates.parse(gates.body)).not.toThrow();
  expect(gates.body.border).toBe(gates.body.reviews[0]?.border);
  const scoring = await admin.get<Scoring>(`/api/use-cases/${open?.id}/scoring`);
  expect(() => contracts.scoring.parse(scoring.body)).not.toThrow();
  expect(scoring.body.cards.length).toBeGreaterThan(0);
});

it('scores as the portfolio shows', async () => {
  const differ = await rows(
    `select u.title from use_case u join lateral (select c.result from score_card c join scoring_grid g on g.id = c.grid_id
       where c.use_case_id = u.id and g.method = 'weighted' order by c.scored_at desc limit 1) s on true
     where (s.result -> 'axes' ->> 'value')::numeric <> u.value_score`,
  );
  expect(differ).toEqual([]);
});

it('goes away with the demo', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  for (const table of ['gate_review', 'gate_evidence', 'score_card'])
    expect(await rows(`select 1 from ${table}`)).toEqual([]);
});
