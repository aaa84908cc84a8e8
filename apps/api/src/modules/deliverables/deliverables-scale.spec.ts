import { deliverableQuery } from '@jalon/contracts';
import { TestApp } from '../../testing/app.js';
import { listStatement } from './persistence/deliverable-list.query.js';

/** 10,000 deliverables of three versions each, 10,000 documents of 5,000 meetings, 500 of months. */
const SEED = [
  `insert into partner_entity (name) select 'Entité ' || n from generate_series(1, 20) n`,
  `insert into person (name) select 'Personne ' || n from generate_series(1, 50) n`,
  `insert into account (person_id, email, password_hash, role)
     select id, 'a' || row_number() over (order by id) || '@example.org', 'x', 'project_manager' from person`,
  `insert into use_case (title, entity_id, stage, condition, stage_since)
     select 'Cas ' || n, e.ids[1 + n % 20], 'delivery', 'active', '2025-01-01'
     from generate_series(1, 2000) n, (select array_agg(id order by id) ids from partner_entity) e`,
  `insert into meeting (kind, title, entity_id, held_on, starts_at, minutes, state)
     select 'steering_committee', 'Réunion ' || n, case when n % 2 = 0 then e.ids[1 + n % 20] end,
       '2018-01-01'::date + n / 2, '10:00', 60, 'held'
     from generate_series(1, 5000) n, (select array_agg(id order by id) ids from partner_entity) e`,
  `insert into meeting_use_case (meeting_id, use_case_id)
     select m.id, u.ids[1 + m.place * 13 % 2000] from (select id, row_number() over (order by id) as place
       from meeting) m, (select array_agg(id order by id) ids from use_case) u`,
  `insert into deliverable (kind, title, language, subject_id, entity_id, use_case_id, state, created_by, created_at,
       updated_at)
     select (array['use_case_brief', 'communication', 'bibliography', 'comparative_study'])[1 + n % 4],
       'Livrable ' || n, 'fr', u.ids[1 + n % 2000], e.ids[1 + n % 20], u.ids[1 + n % 2000],
       case when n % 50 = 0 then 'in_review' else 'open' end, a.ids[1 + n % 50], now(), now() - n * interval '1 minute'
     from generate_series(1, 10000) n, (select array_agg(id order by id) ids from use_case) u,
       (select array_agg(id order by id) ids from partner_entity) e,
       (select array_agg(id order by id) ids from account) a`,
  `insert into deliverable_version (deliverable_id, number, origin, state, created_at, ready_at)
     select d.id, n, 'generated', case when n = 3 and d.place % 100 = 0 then 'failed' else 'ready' end, now(), now()
     from (select id, row_number() over (order by id) as place from deliverable) d, generate_series(1, 3) n`,
  `insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
     select id, 'pptx', 'jalon.pptx', 'PK', 2, 'none' from deliverable_version`,
  `insert into meeting_document (meeting_id, kind, language, archived, job_id, state, created_at, ready_at)
     select id, k.kind, 'fr', false, gen_random_uuid(), 'ready', now(), now() - m.place * interval '90 seconds'
     from (select id, row_number() over (order by id) as place from meeting) m,
       (values ('committee_deck'), ('committee_deck')) k(kind)`,
  `insert into report_document (kind, month, language, job_id, state, created_at)
     select 'monthly_report', '2026-01', 'fr', gen_random_uuid(), 'ready', now() - n * interval '1 hour'
     from generate_series(1, 500) n`,
  'analyze',
];

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

let app: TestApp;
let accountId: string;

beforeAll(async () => {
  app = await TestApp.start();
  await app.core.database.dataSource.transaction(async (manager) => {
    await manager.query('set local session_replication_role = replica');
    for (const statement of SEED) await manager.query(statement);
  });
  const [account] = await app.query<{ id: string }>('select id from account order by id limit 1');
  accountId = account?.id ?? '';
}, 120_000);
afterAll(() => app.stop());

async function planOf(query: object): Promise<readonly Node[]> {
  const { text, values } = listStatement(
    { principal: { role: 'project_manager', accountId, personId: accountId }, hidden: [] },
    deliverableQuery.parse(query),
  );
  const [row] = await app.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Node }] }>(
    `explain (analyze, format json, costs off, timing off) ${text}`,
    values,
  );
  const flat = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(row?.['QUERY PLAN'][0].Plan as Node);
}

/** How many rows of a table a plan looked at. */
const readOf = (nodes: readonly Node[], table: string): number =>
  nodes
    .filter((node) => node['Relation Name'] === table)
    .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);

it('reads a page in the order of its indexes, and the versions and files of that page alone', async () => {
  const nodes = await planOf({});
  const used = new Set(nodes.map((node) => node['Index Name']));
  expect(used).toContain('deliverable_recent');
  expect(used).toContain('meeting_document_recent');
  expect(readOf(nodes, 'deliverable_version')).toBeLessThanOrEqual(60);
  expect(readOf(nodes, 'deliverable_file')).toBeLessThanOrEqual(60);
  expect(readOf(nodes, 'use_case')).toBeLessThanOrEqual(60);
});

it('looks at last versions only where failures are asked for', async () => {
  const failed = await planOf({ state: 'failed' });
  expect(readOf(failed, 'deliverable_file')).toBeLessThanOrEqual(110);
  const mine = await planOf({ mine: 'true', kind: 'bibliography' });
  expect(readOf(mine, 'deliverable_version')).toBeLessThanOrEqual(60);
});

it('counts what it lists, filter by filter', async () => {
  const count = async (query: object) => {
    const { text, values } = listStatement(
      { principal: { role: 'project_manager', accountId, personId: accountId }, hidden: [] },
      deliverableQuery.parse(query),
    );
    const rows = await app.query<{ total: number; id: string | null }>(text, values);
    return [rows[0]?.total, rows.filter(({ id }) => id !== null).length];
  };
  expect(await count({})).toEqual([20_500, 50]);
  expect(await count({ page: '411', pageSize: '50' })).toEqual([20_500, 0]);
  expect(await count({ state: 'to_review' })).toEqual([200, 50]);
  expect(await count({ state: 'failed' })).toEqual([100, 50]);
  expect(await count({ kind: 'monthly_report', pageSize: '100' })).toEqual([500, 100]);
  expect(await count({ q: 'LIVRABLE 1234' })).toEqual([1, 1]);
  expect(await count({ q: 'reunion 777' })).toEqual([2, 2]);
});
