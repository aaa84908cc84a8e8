import pg from 'pg';
import { waitUntil } from '../tools/processes.mjs';
import { median } from './figures.mjs';

const DECKS = 50;
/** Calm and busy in turns: whatever else the machine does weighs on both. */
const ROUNDS = 4;
/** As long as a batch takes, so that both percentiles are of as many requests. */
const CALM_MS = 15_000;
/** Between two requests: a person who clicks, not a load that fills the machine by itself. */
const PAUSE_MS = 20;
const LIST = '/api/use-cases?sort=title&pageSize=50';
const MONTH = '2026-03';

/**
 * Fifty decks of committees asked for at once, as a batch: seconds until the last is there, and what the list's 95th
 * percentile becomes meanwhile. The floor of the second is the list's own in the calm before each batch. Percentiles are
 * of the requests of all rounds together: in one of them four slow ones would decide.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function deliverableDrain({ stack, client }) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    await seedCommittees(db);
    return await measured(db, client);
  } finally {
    await db.end();
  }
}

/**
 * @param {pg.Client} db
 * @param {import('../tools/client.mjs').Client} client
 */
async function measured(db, client) {
  const request = { kind: 'committee_deck', language: 'fr', month: MONTH, again: true };
  const { toMake } = await client.ask('POST', '/api/deliverable-batches/plans', request);
  if (toMake !== DECKS) throw new Error(`${toMake} decks would be made, not ${DECKS}.`);
  // The threads of the worker and the statements of the pool are warm, as after the first batch of a day.
  await drained(db, client, request);
  /** @type {number[]} */
  const seconds = [];
  /** @type {number[]} */
  const before = [];
  /** @type {number[]} */
  const during = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const end = performance.now() + CALM_MS;
    before.push(...(await timed(client, () => performance.now() < end)));
    let busy = true;
    const began = performance.now();
    const draining = drained(db, client, request).finally(() => (busy = false));
    during.push(...(await timed(client, () => busy)));
    await draining;
    seconds.push((performance.now() - began) / 1000);
  }
  const [value, floor, list] = [median(seconds), percentile(before, 0.95), percentile(during, 0.95)];
  return [
    {
      name: 'deliverable-drain',
      value,
      unit: 's',
      floor: floor / 1000,
      ratio: floor / 1000 / value,
      decks: DECKS,
    },
    // The bar: draining, the list takes at most 1.2 of what it takes else.
    { name: 'list-p95-while-draining', value: list, unit: 'ms', floor, ratio: floor / list },
  ];
}

/**
 * A batch from its asking to its end, which the database tells: questions to the API would be among those measured.
 * @param {pg.Client} db
 * @param {import('../tools/client.mjs').Client} client
 * @param {object} request
 */
async function drained(db, client, request) {
  const { id } = await client.ask('POST', '/api/deliverable-batches', request);
  await waitUntil(
    async () => {
      const { rows } = await db.query(
        'select j.state from deliverable_batch b join job j on j.id = b.job_id where b.id = $1',
        [id],
      );
      if (rows[0]?.state === 'failed') throw new Error('A deck failed.');
      return rows[0]?.state === 'done';
    },
    300_000,
    250,
  );
}

/**
 * Milliseconds of each request of the list, one after the other, while `going`.
 * @param {import('../tools/client.mjs').Client} client
 * @param {() => boolean} going
 */
async function timed(client, going) {
  /** @type {number[]} */
  const took = [];
  while (going()) {
    const began = performance.now();
    await client.ask('GET', LIST);
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return took;
}

/**
 * Fifty steering committees in one month, each of the use cases of an entity of the demo.
 * @param {pg.Client} db
 */
async function seedCommittees(db) {
  await db.query(`delete from meeting where held_on between $1::date and $1::date + 30`, [`${MONTH}-01`]);
  await db.query(
    `with made as (
         insert into meeting (kind, title, held_on, starts_at, minutes, entity_id)
         select 'steering_committee', 'COPIL ' || n, $1::date + n % 28, '10:00', 60, e.ids[1 + n % cardinality(e.ids)]
         from generate_series(1, $2::int) n, (select array_agg(distinct entity_id) as ids from use_case) e
         returning id, entity_id)
       insert into meeting_use_case (meeting_id, use_case_id)
       select made.id, u.id from made join use_case u on u.entity_id = made.entity_id`,
    [`${MONTH}-01`, DECKS],
  );
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
