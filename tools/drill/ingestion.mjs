/**
 * Solutions that send events while API and database are killed: each batch is sent again until it is acknowledged, some
 * of them by two senders at once. Then every acknowledged event must be there, once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { aSolution } from '../../bench/usage-ingest.mjs';
import { Client } from '../client.mjs';
import { waitUntil } from '../processes.mjs';
import { answers, startStack } from '../stack.mjs';
import { seeded } from './random.mjs';

const SENDERS = 4;
const BATCH = 50;
const SOURCE = 'https://drill.example/solution';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '20261123' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 0 || kills > 10_000 || !Number.isInteger(seed)) {
  console.error('--kills takes a whole number from 0 to 10000, --seed a whole number.');
  process.exit(2);
}

const stack = await startStack();
try {
  const result = await drill();
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    for (const [name, value] of Object.entries(result))
      process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
  process.exitCode = result.lost + result.doubled > 0 ? 1 : 0;
} finally {
  await stack.stop();
}

async function drill() {
  const random = seeded(seed);
  const account = stack.accounts.find(({ role }) => role === 'project_manager');
  if (!account) throw new Error('The demo has no project manager.');
  const client = await new Client(stack.address).signIn(account);
  const { solutionId } = await withDatabase((db) => aSolution(db, SOURCE));
  const { secret } = await client.ask('POST', '/api/usage-keys', { solutionId, label: 'Drill' });
  /** @type {{ acknowledged: number, retries: number, repeated: string[][] }} */
  const ledger = { acknowledged: 0, retries: 0, repeated: [] };
  let over = false;
  const senders = Promise.all(
    Array.from({ length: SENDERS }, async () => {
      while (!over) {
        // One batch in two was sent by another before: nothing of it may count again.
        const again = ledger.repeated.length > 0 && random() < 0.5 ? ledger.repeated.shift() : undefined;
        const ids = again ?? Array.from({ length: BATCH }, () => randomUUID());
        const answer = await untilAnswered(secret, ids, ledger);
        if (answer.rejected > 0) throw new Error(`Rejected: ${JSON.stringify(answer.items[0])}`);
        if (again === undefined) {
          ledger.acknowledged += BATCH;
          ledger.repeated.push(ids);
        }
        await sleep(random() * 30);
      }
    }),
  );
  const failure = senders.then(
    () => null,
    (error) => error,
  );
  const killed = { api: 0, database: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(200 + random() * 1_300);
    const part = random() < 0.6 ? 'api' : 'database';
    await stack.kill(part);
    killed[part] += 1;
    await waitUntil(() => answers(`${stack.address}/ready`), 60_000, 100);
  }
  await sleep(1_000);
  over = true;
  const error = await failure;
  if (error) throw error;
  const found = await withDatabase(async (db) => {
    const { rows } = await db.query(
      'select count(*)::int as events from usage_event where solution_id = $1',
      [solutionId],
    );
    return rows[0].events;
  });
  const { acknowledged, retries } = ledger;
  return {
    kills: killed,
    seed,
    acknowledged,
    found,
    retries,
    lost: Math.max(0, acknowledged - found),
    doubled: Math.max(0, found - acknowledged),
  };
}

/**
 * Every batch is repeated until it is answered, so at the end there are as many events as were acknowledged.
 * @param {string} secret
 * @param {string[]} ids
 * @param {{ retries: number }} ledger
 * @returns {Promise<any>}
 */
async function untilAnswered(secret, ids, ledger) {
  const body = JSON.stringify(
    ids.map((id, index) => ({
      specversion: '1.0',
      id,
      source: SOURCE,
      type: 'com.example.used',
      data: { user: `person-${index}` },
    })),
  );
  for (;;) {
    const response = await fetch(`${stack.address}/api/usage/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/cloudevents-batch+json',
      },
      body,
      signal: AbortSignal.timeout(60_000),
    }).catch(() => null);
    const text = response === null ? null : await response.text().catch(() => null);
    if (response?.status === 207 && text !== null) return JSON.parse(text);
    if (response !== null && text !== null && response.status < 500 && response.status !== 429)
      throw new Error(`Refused: ${response.status} ${text.slice(0, 300)}`);
    ledger.retries += 1;
    await sleep(150);
  }
}

/**
 * @template T
 * @param {(db: pg.Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withDatabase(use) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    return await use(db);
  } finally {
    await db.end();
  }
}
