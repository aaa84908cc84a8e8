import { meetingQuery } from '@jalon/contracts';
import { TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';
import { pageStatement } from './persistence/meeting-list.js';
import { PREVIOUS_ACTIONS } from './persistence/previous-actions.query.js';

/** 10,000 meetings of 100 series over ten years, 60,000 items, 80,000 attendances, 20,000 actions. */
const SEED = [
  `insert into partner_entity (name) select 'Entité ' || n from generate_series(1, 20) n`,
  `insert into person (name) select 'Personne ' || n from generate_series(1, 400) n`,
  `insert into use_case (title, entity_id, stage, condition, stage_since)
     select 'Cas ' || n, e.ids[1 + n % 20], 'delivery', 'active', '2025-01-01'
     from generate_series(1, 2000) n, (select array_agg(id order by id) ids from partner_entity) e`,
  `insert into meeting_series (kind, title, rhythm, weekday, starts_at, minutes)
     select 'project_committee', 'Série ' || n, 'weekly', 1, '10:00', 30 from generate_series(1, 100) n`,
  `insert into meeting (series_id, kind, title, entity_id, held_on, starts_at, minutes, state, chair_id, secretary_id)
     select s.ids[1 + n % 100], (array['steering_committee', 'project_committee', 'workshop'])[1 + n % 3],
       'Réunion ' || n, case when n % 2 = 0 then e.ids[1 + n % 20] end, '2018-01-01'::date + (n / 100) * 35,
       '10:00', 60, 'held', p.ids[1 + n % 400], p.ids[1 + n * 7 % 400]
     from generate_series(1, 10000) n, (select array_agg(id order by id) ids from meeting_series) s,
       (select array_agg(id order by id) ids from partner_entity) e,
       (select array_agg(id order by id) ids from person) p`,
  `insert into meeting_use_case (meeting_id, use_case_id)
     select m.id, u.ids[1 + (m.place * 13 + k * 7) % 2000] from (select id, row_number() over (order by id) as place
       from meeting) m, generate_series(1, 2) k, (select array_agg(id order by id) ids from use_case) u`,
  `insert into agenda_item (meeting_id, rank, title)
     select m.id, n, 'Point ' || n from meeting m, generate_series(1, 6) n`,
  `insert into attendance (meeting_id, person_id, status)
     select m.id, p.ids[1 + (m.place * 11 + k * 50) % 400], 'present' from (select id, row_number() over (order by id)
       as place from meeting) m, generate_series(1, 8) k, (select array_agg(id order by id) ids from person) p`,
  `insert into minutes (meeting_id, state, language, schema, distributed_edition)
     select id, case when n % 100 = 0 then 'in_review' else 'distributed' end, 'fr', 1, 1
     from (select id, row_number() over () as n from meeting) m`,
  `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, created_at,
       updated_at)
     select u.id, 'action', n, 'Action ' || n, case when n < 8 then 'done' else 'todo' end, '2025-06-02', '2026-01-05',
       case when n < 8 then '2026-02-02'::date end, now(), now() from use_case u, generate_series(1, 10) n`,
  `insert into minutes_entry (minutes_id, entry_id, register_item_id, edition)
     select n.id, gen_random_uuid(), i.id, 1 from (select id, row_number() over (order by id) as place from minutes) n
     join (select id, row_number() over (order by id) as place from register_item) i on i.place = n.place`,
  'analyze',
];

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
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

/** What a statement reads: each table with how, and how many rows in all. */
async function reads(text: string, values: readonly unknown[]) {
  const [row] = await app.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
    `explain (analyze, format json) ${text}`,
    values,
  );
  const found: { table: string; how: string; rows: number }[] = [];
  const walk = (node: Node) => {
    const rows = node['Actual Rows'] * node['Actual Loops'];
    const table = node['Relation Name'];
    if (table !== undefined) found.push({ table, how: node['Node Type'], rows });
    node.Plans?.forEach(walk);
  };
  row?.['QUERY PLAN'].forEach(({ Plan }) => walk(Plan));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

const page = async (query: Record<string, string>, client = manager) => {
  const { text, values } = pageStatement(client.principal, meetingQuery.parse(query));
  return reads(text, values);
};
/** Small tables may be read whole: what counts is that nothing is read whole for the few that are shown. */
const whole = (found: Awaited<ReturnType<typeof reads>>) =>
  found.filter(({ how, rows }) => how === 'Seq Scan' && rows > 2_500).map(({ table }) => table);

it.each([
  ['what comes', { from: TEST_TODAY }],
  ['what was', { to: TEST_TODAY, order: 'latest', from: '2025-09-01' }],
  ['a person’s', { mine: 'true', from: '2020-01-01' }],
])('describes only the page of %s, by indexes', async (_, query) => {
  const found = await page(query);
  expect(whole(found)).toEqual([]);
  for (const table of ['agenda_item', 'minutes', 'use_case']) {
    const rows = found.filter((one) => one.table === table).map((one) => one.rows);
    expect([table, Math.max(...rows, 0) <= 600]).toEqual([table, true]);
  }
});

it('reads one series, one use case and one partner’s meetings by their own indexes', async () => {
  const [one] = await app.query<{ series: string; useCase: string; entity: string }>(
    `select series_id as series, u.use_case_id as "useCase", m.entity_id as entity
     from meeting m join meeting_use_case u on u.meeting_id = m.id where m.entity_id is not null limit 1`,
  );
  const partner = await app.signIn('partner', one?.entity ?? null);
  for (const [query, client] of [
    [{ series: one?.series ?? '' }, manager],
    [{ useCase: one?.useCase ?? '' }, manager],
    [{}, partner],
  ] as const) {
    const found = await page(query, client);
    const meetings = found.filter(({ table }) => table === 'meeting');
    expect([query, meetings.filter(({ how }) => how === 'Seq Scan')]).toEqual([query, []]);
    expect(whole(found)).toEqual([]);
  }
});

it('shows fifty of ten thousand, and counts them, in one statement', async () => {
  const asked = jest.spyOn(app.core.database, 'query');
  const { body } = await manager.get<{ total: number; items: unknown[] }>('/api/meetings?order=latest');
  const texts = asked.mock.calls.map(([text]) => text);
  asked.mockRestore();
  expect([body.total, body.items.length]).toEqual([10_000, 50]);
  expect(texts.filter((text) => text.includes('meeting'))).toHaveLength(1);
  const found = await page({ order: 'latest' });
  // The fifty come in order from the index of days; only their own items are counted.
  expect(found.filter(({ table }) => table === 'agenda_item').map(({ rows }) => rows)).toEqual([300]);
});

it('finds the actions a meeting begins with by indexes', async () => {
  const [meeting] = await app.query<{ id: string; series: string; on: string; cases: string[] }>(
    `select m.id, m.series_id as series, m.held_on as "on",
       array(select use_case_id from meeting_use_case u where u.meeting_id = m.id) as cases
     from meeting m order by m.held_on desc limit 1`,
  );
  const found = await reads(PREVIOUS_ACTIONS, [
    meeting?.id,
    meeting?.series,
    meeting?.on,
    meeting?.cases,
    null,
  ]);
  expect(whole(found)).toEqual([]);
  expect(found.filter(({ how }) => how === 'Seq Scan').map(({ table }) => table)).toEqual([]);
});
