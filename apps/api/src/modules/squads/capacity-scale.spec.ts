import type { CapacityView } from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';
import { workStatement } from './persistence/capacity.store.js';

/** 60 squads, 400 people, 10,000 use cases, 30,000 assignments over three years around the test's today. */
const SEED = [
  `insert into partner_entity (name) values ('Échelle')`,
  `insert into person (name, competence) select 'Personne ' || n, 'data_science' from generate_series(1, 400) n`,
  `insert into squad (name) select 'Squad ' || n from generate_series(1, 60) n`,
  `insert into squad_member (squad_id, person_id, role, from_on, percent)
     select s.ids[1 + n % 60], p.ids[n], 'Dev', '2025-01-01', 100 from generate_series(1, 400) n,
       (select array_agg(id order by id) ids from squad) s, (select array_agg(id order by id) ids from person) p`,
  `insert into use_case (title, entity_id, stage, condition, stage_since)
     select 'Cas ' || n, e.id, 'delivery', case when n % 20 = 0 then 'on_hold' else 'active' end, '2025-01-01'
     from generate_series(1, 10000) n, partner_entity e`,
  `insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
     select id, '2025-01-01', 'opportunity', 'active', 'entered' from use_case`,
  `insert into assignment (use_case_id, person_id, squad_id, role, from_on, to_on, percent)
     select u.ids[1 + n % 10000], m.person_id, m.squad_id, 'Dev ' || n, '2024-09-02'::date + n % 1000,
       '2024-09-02'::date + n % 1000 + 60, 10 from generate_series(1, 30000) n
     cross join (select array_agg(id order by id) ids from use_case) u
     join (select *, row_number() over (order by id) as place from squad_member) m on m.place = 1 + n % 400`,
  'analyze',
];

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  await app.core.database.dataSource.transaction(async (manager) => {
    // What is remembered of the past is of no use here, and most of the time it would take.
    await manager.query('set local session_replication_role = replica');
    for (const statement of SEED) await manager.query(statement);
  });
  manager = await app.signIn('project_manager');
}, 60_000);

afterAll(() => app.stop());

async function scans(scope: { readonly squadId?: string; readonly personIds?: readonly string[] }) {
  const period = { fromOn: '2026-03-16', toOn: '2027-03-14', ...scope };
  const { text, values } = workStatement(manager.principal, period);
  const [row] = await app.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
    `explain (analyze, format json) ${text}`,
    values.all,
  );
  const found: Node[] = [];
  const walk = (node: Node) => {
    found.push(node);
    node.Plans?.forEach(walk);
  };
  row?.['QUERY PLAN'].forEach(({ Plan }) => walk(Plan));
  return found.filter((node) => node['Relation Name'] !== undefined);
}

it('reads each table once for everybody, and moves only of what stopped', async () => {
  const found = await scans({});
  for (const table of ['assignment', 'use_case']) {
    const nodes = found.filter((node) => node['Relation Name'] === table);
    expect(nodes.map((node) => node['Actual Loops'])).toEqual([1]);
  }
  for (const node of found.filter((one) => one['Relation Name'] === 'use_case_move')) {
    expect(node['Node Type']).toMatch(/Index/);
  }
});

it('goes by indexes for one person and for one squad', async () => {
  const [member] = await app.query<{ squad: string; person: string }>(
    'select squad_id as squad, person_id as person from squad_member limit 1',
  );
  for (const scope of [{ personIds: [member?.person ?? ''] }, { squadId: member?.squad ?? '' }]) {
    const found = await scans(scope);
    const sought = found.filter((node) => node['Relation Name'] === 'assignment');
    expect(sought.length).toBeGreaterThan(0);
    expect(sought.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  }
});

it('takes two statements for sixty squads over a year', async () => {
  // Names are in memory by then.
  await manager.get('/api/capacity?weeks=1');
  const asked = jest.spyOn(app.core.database, 'query');
  const { body } = await manager.get<CapacityView>('/api/capacity?weeks=52');
  const texts = asked.mock.calls.map(([text]) => text);
  asked.mockRestore();
  expect(texts.filter((text) => /squad|assignment/.test(text))).toHaveLength(2);
  expect([body.squads.length, body.people.length, body.weeks.length]).toEqual([60, 400, 52]);
});
