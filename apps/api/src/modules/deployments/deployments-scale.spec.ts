import { deploymentsQuery, type DeploymentList } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { deploymentsStatement } from './persistence/deployment-list.js';

let app: TestApp;
let manager: TestClient;
let own: string;

beforeAll(async () => {
  app = await TestApp.start();
  own = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());

describe('at 10,000 deployments', () => {
  const everybody: Principal = { accountId: '', personId: '', role: 'project_manager', entityId: null };
  const someone: Principal = { ...everybody, role: 'partner' };
  const explained = async (principal: Principal, query: Record<string, string>) => {
    const { text, values } = deploymentsStatement(principal, deploymentsQuery.parse(query), TEST_TODAY);
    const rows = await app.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it('reads a page through indexes, what is told of each line after', async () => {
    await app.query(
      `with entities as (insert into partner_entity (name) select 'Entité ' || n from generate_series(1, 20) n returning id),
       cases as (insert into use_case (title, entity_id, stage_since, created_at, updated_at)
         select 'Cas ' || n, $1, '2026-01-01', now(), now() from generate_series(1, 500) n returning id),
       solutions as (insert into solution (use_case_id, source, created_at, updated_at)
         select id, '/echelle/' || id, now(), now() from cases returning id),
       made as (insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
         select s.id, e.id, 'production', 'live', date '2024-01-01' + (random() * 700)::int, now(), now()
         from solutions s, entities e returning id, solution_id, entity_id),
       people as (insert into deployment_population (deployment_id, from_on, eligible)
         select id, '2024-01-01', 100 from made)
       insert into usage_daily (solution_id, entity_id, release, day, dau, wau, mau, uses, new_users)
       select solution_id, entity_id, '*', date '2026-03-18' - n, 5, 10, 20, 30, 1 from made, generate_series(1, 5) n`,
      [own],
    );
    await app.query('vacuum analyze deployment, solution, use_case, deployment_population, usage_daily');
    expect((await manager.get<DeploymentList>('/api/deployments')).body.total).toBeGreaterThanOrEqual(10_000);
    const live = await explained(everybody, { sort: 'live', dir: 'desc' });
    expect(live).toContain('usage_daily_pkey');
    expect(live).toContain('deployment_population_pkey');
    // What is told of a line is read for the fifty of the page alone.
    expect(live).not.toMatch(/Seq Scan on (usage_daily|deployment_population)/);
    expect(live).toMatch(/usage_daily_pkey.*loops=50/);
    const [{ id = '' } = {}] = await app.query<{ id: string }>(
      `select id from partner_entity where name = 'Entité 3'`,
    );
    expect(await explained({ ...someone, entityId: id }, {})).toContain('deployment_entity');
    const [one] = await app.query<{ id: string }>(`select id from use_case where title = 'Cas 7'`);
    const byCase = await explained(everybody, { useCase: one?.id ?? '' });
    expect(byCase).toContain('solution_use_case_id_key');
    expect(byCase).toContain('deployment_solution_id_entity_id_environment_key');
  });
});
