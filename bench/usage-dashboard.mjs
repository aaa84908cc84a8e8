/**
 * Ten million events of 25 solutions over a year, rolled up: how long the screens of usage take, one reader at a time,
 * and how long the figures of a new day take. On a stack of its own, which goes with its database.
 */
import { join } from 'node:path';
import pg from 'pg';
import { median } from './figures.mjs';
import { Client } from '../tools/client.mjs';
import { ROOT } from '../tools/command.mjs';
import { startStack } from '../tools/stack.mjs';

const SOLUTIONS = 25;
const ENTITIES = 6;
const USERS = 2_000;
const DAYS = 365;
/** Users a solution and day; each makes EACH events. */
const COMERS = 274;
const EACH = 4;
/** Questions asked of each address. */
const ASKED = 60;
/** Days rolled up, one after the other. */
const NEW_DAYS = 3;

/** @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function usageDashboard() {
  const stack = await startStack({ worker: false });
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    const account = stack.accounts.find(({ role }) => role === 'project_manager');
    if (!account) throw new Error('The demo has no project manager.');
    const client = await new Client(stack.address).signIn(account);
    const solutions = await seed(db);
    // The last days are left, to be rolled up one at a time.
    const backlog = await took(() => rollUp(db, solutions, -NEW_DAYS));
    process.stderr.write(`  a year rolled up in ${(backlog / 1_000).toFixed(0)} s\n`);
    await db.query('vacuum analyze');
    /** @type {number[]} */
    const days = [];
    /** @type {number[]} */
    const direct = [];
    for (let offset = 1 - NEW_DAYS; offset <= 0; offset += 1) {
      await seedDays(db, offset, offset);
      await db.query('analyze usage_event');
      days.push(await took(() => rollUp(db, solutions, offset)));
      direct.push(await took(() => countDirectly(db, solutions, offset)));
    }
    await db.query('vacuum analyze');
    const screens = await ask(client, db, solutions);
    const [rolled, counted] = [median(days), median(direct)];
    return [
      ...screens,
      { name: 'usage-rollup-day', value: rolled, unit: 'ms', floor: counted, ratio: counted / rolled },
    ];
  } finally {
    await db.end();
    await stack.stop();
  }
}

/**
 * @param {pg.Client} db
 * @returns {Promise<{ id: string, useCaseId: string }[]>} the solutions
 */
async function seed(db) {
  await db.query(
    `insert into partner_entity (name) select 'Bench usage ' || n from generate_series(1, ${ENTITIES}) n`,
  );
  await db.query(
    `with e as (select array_agg(id order by id) as ids from partner_entity where name like 'Bench usage %'),
     u as (insert into use_case (title, entity_id, domain, stage, stage_since)
       select 'Usage du bench ' || n, e.ids[1 + n % ${ENTITIES}], 'Bench', 'usage', current_date - ${DAYS}
       from generate_series(1, ${SOLUTIONS}) n, e returning id, title),
     s as (insert into solution (use_case_id, source, key_type, created_at, updated_at)
       select id, '/bench/' || title, 'bench.accepted', now(), now() from u returning id),
     d as (insert into deployment (solution_id, entity_id, environment, status, live_on, target_adoption, target_on,
         created_at, updated_at)
       select s.id, i, 'production', 'live', current_date - ${DAYS}, 60, current_date, now(), now()
       from s, e, unnest(e.ids) i returning id)
     insert into deployment_population (deployment_id, from_on, eligible)
     select id, current_date - ${DAYS}, ${Math.round((USERS / ENTITIES) * 1.5)} from d`,
  );
  await db.query(
    `do $$ declare first date; begin
       for first in select generate_series(date_trunc('month', current_date - ${DAYS} - 31), current_date + 31, '1 month') loop
         if to_regclass('usage_event_' || to_char(first, 'YYYY_MM')) is null then
           execute format('create table %I partition of usage_event for values from (%L) to (%L)',
             'usage_event_' || to_char(first, 'YYYY_MM'), first, (first + interval '1 month')::date);
         end if;
       end loop; end $$`,
  );
  await seedDays(db, -DAYS, -NEW_DAYS);
  await db.query('vacuum analyze usage_event');
  const { rows } = await db.query(
    `select s.id, s.use_case_id as "useCaseId" from solution s where s.source like '/bench/%' order by s.source`,
  );
  return rows;
}

/**
 * Events of the days from `from` to `to`, counted from today. Some users come often, most now and then; entities and
 * releases are the user's.
 * @param {pg.Client} db
 * @param {number} from
 * @param {number} to
 */
async function seedDays(db, from, to) {
  await db.query(
    `with e as (select array_agg(id order by id) as ids from partner_entity where name like 'Bench usage %'),
     came as (select s.id as solution_id, current_date + o as day,
         floor(${USERS} * (hashtextextended(s.id::text || o || n, 1) & 65535) / 65536.0
           * (0.3 + 0.7 * (hashtextextended(s.id::text || o || n, 2) & 65535) / 65536.0))::int as person
       from solution s, generate_series($1::int, $2::int) o, generate_series(1, ${COMERS}) n
       where s.source like '/bench/%')
     insert into usage_event (day, at, solution_id, entity_id, user_key, type, feature, release)
     select day, day + n * interval '2 hours', solution_id, e.ids[1 + person % ${ENTITIES}],
       md5(solution_id::text || person)::uuid, (array['bench.asked', 'bench.accepted'])[1 + n % 2],
       (array['search', 'summary', 'export'])[1 + person % 3], case when day < current_date - 90 then '1.0' else '2.0' end
     from came, e, generate_series(1, ${EACH}) n`,
    [from, to],
  );
  await db.query(
    `insert into usage_mark (solution_id, day) select s.id, current_date + o
     from solution s, generate_series($1::int, $2::int) o where s.source like '/bench/%'`,
    [from, to],
  );
}

/**
 * Every solution as the worker does it, a transaction each, when today is `offset` days from now.
 * @param {pg.Client} db
 * @param {{ id: string }[]} solutions
 * @param {number} offset
 */
async function rollUp(db, solutions, offset) {
  const { rollUpSolution } = await import(
    join(ROOT, 'apps/api/dist/modules/usage-metrics/persistence/rollup.store.js')
  );
  const { rows } = await db.query(`select (current_date + $1::int)::text as day, now() as now`, [offset]);
  const query = async (/** @type {string} */ text, /** @type {unknown[]} */ values = []) =>
    (await db.query(text, values)).rows;
  for (const { id } of solutions) {
    await db.query('begin');
    await rollUpSolution(query, id, rows[0].day, rows[0].now);
    await db.query('commit');
  }
}

/**
 * The floor of a new day: its distinct counts alone, straight from the events.
 * @param {pg.Client} db
 * @param {{ id: string }[]} solutions
 * @param {number} offset
 */
async function countDirectly(db, solutions, offset) {
  for (const { id } of solutions) {
    await db.query(
      `select count(distinct user_key), count(distinct user_key) filter (where day > current_date + $2::int - 7),
         count(distinct user_key) filter (where day = current_date + $2::int)
       from usage_event where solution_id = $1 and day between current_date + $2::int - 29 and current_date + $2::int`,
      [id, offset],
    );
  }
}

/**
 * @param {Client} client
 * @param {pg.Client} db
 * @param {{ id: string, useCaseId: string }[]} solutions
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
async function ask(client, db, solutions) {
  const { rows } = await db.query(
    `select id from partner_entity where name like 'Bench usage %' order by id`,
  );
  const at = (/** @type {number} */ index) => solutions[index % solutions.length]?.useCaseId;
  /** @type {Record<string, (index: number) => string>} */
  const screens = {
    overview: () => '/api/usage-metrics?sort=adoption&dir=desc',
    'overview-entity': (index) => `/api/usage-metrics?entityId=${rows[index % rows.length].id}`,
    'use-case': (index) => `/api/use-cases/${at(index)}/usage-metrics`,
    'use-case-year': (index) =>
      `/api/use-cases/${at(index)}/usage-metrics?period=365&entityId=${rows[index % rows.length].id}`,
    'use-case-release': (index) => `/api/use-cases/${at(index)}/usage-metrics?release=2.0`,
  };
  /** @type {import('./figures.mjs').Figure[]} */
  const figures = [];
  // The floor of a screen: an answer of the same API that asks the database who reads, and nothing else.
  const floor = await p95(async () => {
    await client.ask('GET', '/api/session');
  });
  for (const [name, address] of Object.entries(screens)) {
    const value = await p95(async (index) => {
      await client.ask('GET', address(index));
    });
    figures.push({ name: `usage-${name}-p95`, value, unit: 'ms', floor, ratio: floor / value });
  }
  return figures;
}

/**
 * @param {(index: number) => Promise<void>} work
 * @returns {Promise<number>} milliseconds
 */
async function p95(work) {
  for (let index = 0; index < 5; index += 1) await work(index);
  /** @type {number[]} */
  const times = [];
  for (let index = 0; index < ASKED; index += 1) times.push(await took(() => work(index)));
  times.sort((a, b) => a - b);
  return times[Math.ceil(ASKED * 0.95) - 1] ?? 0;
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>} milliseconds
 */
async function took(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
