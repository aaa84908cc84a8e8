/** One drill: people at work, kills, a count. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Client } from '../client.mjs';
import { newLedger, work } from './load.mjs';
import { seeded } from './random.mjs';
import { answers, startStack } from '../stack.mjs';
import { waitUntil } from '../processes.mjs';

const PEOPLE = 4;
/** After the last kill, how long the jobs may go without one of them ending. */
const STUCK_MS = 60_000;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20261122' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 0 || kills > 10_000 || !Number.isInteger(seed)) {
  console.error('--kills takes a whole number from 0 to 10000, --seed a whole number.');
  process.exit(2);
}
/** @param {string} line */
const say = (line) => void (values.json ? process.stderr : process.stdout).write(`${line}\n`);

const stack = await startStack();
try {
  const result = await drill();
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else for (const [name, value] of Object.entries(result)) say(`${name}: ${JSON.stringify(value)}`);
  process.exitCode = result.lost + result.doubled > 0 ? 1 : 0;
} finally {
  await stack.stop();
}

async function drill() {
  const random = seeded(seed);
  const account = stack.accounts.find(({ role }) => role === 'project_manager');
  if (!account) throw new Error('The demo has no project manager.');
  const client = await new Client(stack.address).signIn(account);
  const { entities } = await client.ask('GET', '/api/reference');
  const session = await client.ask('GET', '/api/session');
  const ledger = newLedger();
  let over = false;
  const people = Array.from({ length: PEOPLE }, (_, index) =>
    work({
      client,
      entityId: entities[0].id,
      ledger,
      random: seeded(seed + index + 1),
      month: session.today.slice(0, 7),
      stopped: () => over,
    }),
  );
  const failure = Promise.all(people).then(
    () => null,
    (error) => error,
  );

  /** @type {Record<import('../stack.mjs').Part, number>} */
  const killed = { worker: 0, api: 0, database: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(200 + random() * 1_800);
    const draw = random();
    const part = draw < 0.45 ? 'worker' : draw < 0.8 ? 'api' : 'database';
    await stack.kill(part);
    killed[part] += 1;
    // A part that never comes back between two kills would prove nothing.
    if (part !== 'worker') await waitUntil(() => answers(`${stack.address}/ready`), 60_000, 100);
    if ((kill + 1) % 10 === 0)
      say(
        `${kill + 1} of ${kills} kills, ${ledger.created.length} use cases, ${ledger.reports.size} reports`,
      );
  }
  await sleep(1_000);
  over = true;
  const error = await failure;
  if (error) throw error;
  return { kills: killed, seed, ...(await count(ledger)) };
}

/** @param {import('./load.mjs').Ledger} ledger */
async function count(ledger) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    const settled = await settle(db);

    const titles = await db.query(
      `select title, id, version, (select count(*)::int from audit a where a.subject_id = u.id and a.action = 'use_case.updated') as edits
       from use_case u where title like 'Drill %'`,
    );
    /** @type {Map<string, { ids: string[], edits: number }>} */
    const found = new Map();
    for (const { title, id, edits } of titles.rows) {
      const known = found.get(title) ?? { ids: [], edits: 0 };
      found.set(title, { ids: [...known.ids, id], edits: known.edits + edits });
    }
    const lostCreates = ledger.created.filter(({ title }) => !found.has(title)).length;
    const doubledCreates = [...found.values()].filter(({ ids }) => ids.length > 1).length;
    let lostEdits = 0;
    let doubledEdits = 0;
    for (const { id, title } of ledger.created) {
      const difference = (found.get(title)?.edits ?? 0) - (ledger.edits.get(id) ?? 0);
      if (difference < 0) lostEdits -= difference;
      // The last edit of a person may have been made without the answer arriving; it is repeated, so never here.
      if (difference > 0) doubledEdits += difference;
    }
    const reports = await db.query(
      `select d.id, d.state, count(f.*)::int as files, count(distinct f.sha256)::int as hashes,
         (select count(*)::int from audit a where a.subject_id = d.id and a.action = 'report.generated') as generated
       from report_document d left join report_document_file f on f.document_id = d.id group by d.id`,
    );
    const byId = new Map(reports.rows.map((row) => [row.id, row]));
    const lostReports = [...ledger.reports].filter((id) => {
      const row = byId.get(id);
      return row?.state !== 'ready' || row.files !== 2;
    }).length;
    const doubledReports =
      reports.rows.filter((row) => row.generated > 1).length +
      Math.max(0, reports.rows.length - ledger.reports.size);
    return {
      settled,
      acknowledged: {
        useCases: ledger.created.length,
        edits: sum(ledger.edits.values()),
        reports: ledger.reports.size,
      },
      found: { useCases: found.size, reports: reports.rows.length },
      retries: ledger.retries,
      lost: lostCreates + lostEdits + lostReports + (settled ? 0 : 1),
      doubled: doubledCreates + doubledEdits + doubledReports,
    };
  } finally {
    await db.end();
  }
}

/**
 * Waits until no job is open, as long as they go on ending: a long queue is not a stuck one.
 * @param {pg.Client} db
 * @returns {Promise<boolean>}
 */
async function settle(db) {
  let left = Number.POSITIVE_INFINITY;
  for (;;) {
    const before = left;
    const went = await waitUntil(
      async () => {
        const open = await db.query(
          `select count(*)::int as count from job where state in ('queued', 'running')`,
        );
        left = open.rows[0].count;
        return left < before;
      },
      STUCK_MS,
      250,
    );
    if (left === 0) return true;
    if (!went) return false;
  }
}

/** @param {Iterable<number>} numbers */
function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
