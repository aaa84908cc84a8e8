import { deploymentList, type DeploymentList } from '@jalon/contracts';
import { deploymentDateProblems } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('deploys what people have, in days that follow each other, and takes it away', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const client = await app.signIn('admin');
    const read = async () =>
      deploymentList.parse((await client.get<DeploymentList>('/api/deployments?pageSize=100')).body);
    const { items, total } = await read();
    expect(total).toBe(11);
    expect(new Set(items.map(({ status }) => status))).toEqual(
      new Set(['planned', 'live', 'paused', 'retired']),
    );
    expect(items.flatMap((one) => deploymentDateProblems(one, TEST_TODAY))).toEqual([]);
    expect(items.every((one) => one.status === 'planned' || (one.eligible ?? 0) > 0)).toBe(true);
    const declared = items.filter(({ figure }) => figure?.origin === 'declared');
    expect(declared.map(({ figure }) => figure?.reason).sort()).toEqual(['few_users', null]);
    // What a real deployment refers to stays when the demo goes.
    const [real] = await app.query<{ id: string }>(
      `with made as (insert into use_case (title, entity_id, stage_since, created_at, updated_at)
         select 'Réel', (insert_entity.id), '2026-01-01', now(), now() from (select $1::uuid as id) insert_entity returning id)
       insert into solution (use_case_id, source, created_at, updated_at) select id, '/reel', now(), now() from made
       returning id`,
      [await app.entity('Caisse réelle')],
    );
    const [demo] = await app.query<{ id: string }>(
      'select id from partner_entity where is_demo order by name limit 1',
    );
    await app.query(
      `insert into deployment (solution_id, entity_id, environment, created_at, updated_at)
       values ($1, $2, 'pilot', now(), now())`,
      [real?.id, demo?.id],
    );
    expect((await client.delete('/api/demo')).status).toBe(204);
    expect((await read()).items.map(({ entity }) => entity.id)).toEqual([demo?.id]);
  } finally {
    await app.stop();
  }
});
