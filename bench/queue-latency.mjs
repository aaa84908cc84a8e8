import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { waitUntil } from '../tools/processes.mjs';
import { median } from './figures.mjs';

const ROUNDS = 20;

/**
 * Milliseconds from the commit of a request to the first step of the worker, and from click to ready; the floor of
 * the first is a bare NOTIFY that another connection hears.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function queueLatency({ stack, client }) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  const hears = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  await hears.connect();
  try {
    const { today } = await client.ask('GET', '/api/session');
    const request = { month: today.slice(0, 7), entityId: null, language: 'fr' };
    /** @type {{ latency: number[], ready: number[], floor: number[] }} */
    const times = { latency: [], ready: [], floor: [] };
    await hears.query('listen bench');
    for (let round = 0; round <= ROUNDS; round += 1) {
      const clicked = performance.now();
      const { jobId } = await client.ask('POST', '/api/monthly-reports', request);
      const job = { started: 0 };
      await waitUntil(
        async () => {
          const { rows } = await db.query(
            `select extract(epoch from started_at - created_at)::float * 1000 as latency, state from job where id = $1`,
            [jobId],
          );
          job.started = rows[0].latency;
          return rows[0].state === 'done' || rows[0].state === 'failed';
        },
        60_000,
        10,
      );
      const ready = performance.now() - clicked;
      const heard = new Promise((resolve) => hears.once('notification', resolve));
      const began = performance.now();
      await db.query('notify bench');
      await heard;
      // The first one warms connections and the rendering thread.
      if (round > 0) {
        times.latency.push(job.started);
        times.ready.push(ready);
        times.floor.push(performance.now() - began);
      }
      await sleep(20);
    }
    const latency = median(times.latency);
    const floor = median(times.floor);
    const ready = median(times.ready);
    return [
      { name: 'queue-latency', value: latency, unit: 'ms', floor, ratio: floor / latency },
      { name: 'report-click-to-ready', value: ready, unit: 'ms', floor: latency, ratio: latency / ready },
    ];
  } finally {
    await db.end();
    await hears.end();
  }
}
