import { waitUntil } from '../tools/processes.mjs';

const DECKS = 50;
/** Requests of the list before the decks are asked for; while they are made it goes on until the last. */
const CALM = 300;
/** Between two requests: a person who clicks, not a load that fills the machine by itself. */
const PAUSE_MS = 20;
const LIST = '/api/use-cases?sort=title&pageSize=50';

/**
 * Fifty decks of committees asked for at once: seconds until the last is there, and what the list's 95th percentile
 * becomes meanwhile. The floor of the second is the list's own, before.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function deliverableDrain({ client }) {
  const { items } = await client.ask('GET', '/api/meetings?order=latest&pageSize=100');
  /** @type {string[]} */
  const addresses = [];
  for (const { id } of items) {
    const { available } = await client.ask('GET', `/api/meetings/${id}/documents`);
    if (available.includes('committee_deck')) addresses.push(`/api/meetings/${id}/documents`);
  }
  if (addresses.length === 0) throw new Error('No meeting of the demo gives a deck.');
  /** @type {number[]} */
  const calm = [];
  for (let round = 0; round < CALM; round += 1) calm.push(await timed(client));

  const began = performance.now();
  const asked = await Promise.all(
    Array.from({ length: DECKS }, (_, at) =>
      client.ask('POST', addresses[at % addresses.length] ?? '', {
        kind: 'committee_deck',
        language: at % 2 === 0 ? 'fr' : 'en',
      }),
    ),
  );
  const ids = new Set(asked.map(({ id }) => id));
  /** @type {number[]} */
  const busy = [];
  let drained = false;
  const watching = waitUntil(
    async () => {
      for (const address of new Set(addresses)) {
        const { items: made } = await client.ask('GET', address);
        for (const { id, state } of made) {
          if (state === 'failed') throw new Error('A deck failed.');
          if (state === 'ready') ids.delete(id);
        }
        if (ids.size > 0) return false;
      }
      return ids.size === 0;
    },
    300_000,
    250,
  ).finally(() => (drained = true));
  while (!drained) busy.push(await timed(client));
  await watching;
  const seconds = (performance.now() - began) / 1000;
  const before = percentile(calm, 0.95);
  const during = percentile(busy, 0.95);
  return [
    {
      name: 'deliverable-drain',
      value: seconds,
      unit: 's',
      floor: before / 1000,
      ratio: before / 1000 / seconds,
      decks: DECKS,
    },
    { name: 'list-p95-while-draining', value: during, unit: 'ms', floor: before, ratio: before / during },
  ];
}

/** @param {import('../tools/client.mjs').Client} client */
async function timed(client) {
  const began = performance.now();
  await client.ask('GET', LIST);
  const took = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return took;
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
