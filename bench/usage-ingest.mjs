/** Batches of 500 events a second, taken in by the API and by a bare server that inserts the same rows. */
import { fork } from 'node:child_process';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { median } from './figures.mjs';

const BATCH = 500;
const CONNECTIONS = 6;
const SECONDS = 5;
const ROUNDS = 3;
const SOURCE = 'https://bench.example/solution';
const PEOPLE = 2_000;

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
export async function usageIngest({ stack, client }) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  const { solutionId, entityId } = await aSolution(db);
  const { secret } = await client.ask('POST', '/api/usage-keys', { solutionId, label: 'Bench' });
  const server = fork(join(import.meta.dirname, 'usage-floor.mjs'), {
    env: { ...process.env, DATABASE_URL: stack.databaseUrl },
  });
  try {
    /** @type {number} */
    const port = await new Promise((resolve) =>
      server.once('message', (message) => resolve(Object(message).port)),
    );
    const day = new Date().toISOString().slice(0, 10);
    /** @type {Sender} */
    const ours = {
      url: `${stack.address}/api/usage/events`,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/cloudevents-batch+json' },
      body: () => JSON.stringify(Array.from({ length: BATCH }, () => event())),
    };
    /** @type {Sender} */
    const floor = {
      url: `http://127.0.0.1:${port}/`,
      headers: { 'content-type': 'application/json' },
      body: () => JSON.stringify(columns(solutionId, entityId, day)),
    };
    // A partition and warm code for both.
    await rate(ours, 1);
    await rate(floor, 1);
    /** @type {{ ours: number[], floor: number[] }} */
    const rates = { ours: [], floor: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.floor.push(await rate(floor, SECONDS));
      rates.ours.push(await rate(ours, SECONDS));
    }
    const value = median(rates.ours) * BATCH;
    const base = median(rates.floor) * BATCH;
    return [{ name: 'usage-ingest', value, unit: 'events/s', floor: base, ratio: value / base }];
  } finally {
    server.kill();
    await db.query('delete from usage_mark where solution_id = $1', [solutionId]);
    await db.query('delete from usage_event where solution_id = $1', [solutionId]);
    await db.query('delete from solution where id = $1', [solutionId]);
    await db.end();
  }
}

/** @typedef {{ url: string, headers: Record<string, string>, body: () => string }} Sender */

/**
 * A solution in production at one entity, for a use case that has none.
 * @param {pg.Client} db
 * @returns {Promise<{ solutionId: string, entityId: string }>}
 */
export async function aSolution(db, source = SOURCE) {
  const { rows } = await db.query(
    `with made as (
       insert into solution (use_case_id, source, created_at, updated_at)
       select u.id, $1, now(), now() from use_case u
       where u.entity_id is not null and not exists (select from solution s where s.use_case_id = u.id)
       order by u.id limit 1 returning id, use_case_id),
     placed as (
       insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
       select m.id, u.entity_id, 'production', 'live', current_date, now(), now()
       from made m join use_case u on u.id = m.use_case_id returning solution_id, entity_id)
     select solution_id as "solutionId", entity_id as "entityId" from placed`,
    [source],
  );
  if (!rows[0]) throw new Error('Every use case has a solution already.');
  return rows[0];
}

/** @returns {Record<string, unknown>} */
function event() {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: SOURCE,
    type: 'com.example.used',
    time: new Date().toISOString(),
    data: { user: `person-${Math.floor(Math.random() * PEOPLE)}`, feature: 'search', release: '1.4' },
  };
}

/**
 * The rows the API makes of a batch, ready for `unnest`.
 * @param {string} solutionId
 * @param {string} entityId
 * @param {string} day
 */
function columns(solutionId, entityId, day) {
  /** @param {string} hex */
  const uuid = (hex) =>
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  const rows = Array.from({ length: BATCH }, () => {
    const { id, time, data } = /** @type {any} */ (event());
    return {
      digest: uuid(createHash('sha256').update(id).digest('hex')),
      time,
      user: uuid(createHmac('sha256', 'bench').update(data.user).digest('hex')),
    };
  }).sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return [
    solutionId,
    rows.map((row) => row.digest),
    rows.map(() => day),
    rows.map((row) => row.time),
    rows.map(() => entityId),
    rows.map((row) => row.user),
    rows.map(() => 'com.example.used'),
    rows.map(() => 'search'),
    rows.map(() => '1.4'),
  ];
}

/**
 * Batches a second over some connections; the next is prepared while the others are on their way.
 * @param {Sender} sender
 * @param {number} seconds
 * @returns {Promise<number>}
 */
async function rate({ url, headers, body }, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  // Made beforehand: the machine that measures is the machine that is measured.
  const prepared = Array.from({ length: 400 }, body);
  const began = performance.now();
  const end = began + seconds * 1_000;
  let sent = 0;
  const one = async () => {
    while (performance.now() < end) {
      const next = prepared.pop();
      if (next === undefined) return;
      await post(url, headers, next, agent);
      sent += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  const took = (performance.now() - began) / 1_000;
  agent.destroy();
  return sent / took;
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} body
 * @param {Agent} agent
 * @returns {Promise<void>}
 */
function post(url, headers, body, agent) {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve();
          else reject(new Error(`${url}: ${status}`));
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
