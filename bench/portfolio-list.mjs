import { fork } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { median } from './figures.mjs';

const STAGES = ['opportunity', 'framing', 'delivery', 'deployment', 'usage'];
const CONNECTIONS = 10;
const SECONDS = 4;
const ROUNDS = 3;

/**
 * Requests a second of the portfolio list, signed in: filter on the stage, sort by title, page of 50 with entity,
 * product, referent, sponsor, next milestone and total, over 10,000 use cases and 60,000 milestones.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function portfolioList({ stack, client }) {
  const floor = fork(join(import.meta.dirname, 'floor-server.mjs'), {
    env: { ...process.env, DATABASE_URL: stack.databaseUrl },
  });
  try {
    /** @type {number} */
    const port = await new Promise((resolve) =>
      floor.once('message', (message) => resolve(Object(message).port)),
    );
    /** @type {{ ours: number[], floor: number[] }} */
    const rates = { ours: [], floor: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      // One after the other, so that both meet the same machine.
      rates.floor.push(await rate(`http://127.0.0.1:${port}`, '/list', {}));
      rates.ours.push(await rate(stack.address, '/api/use-cases', client.headers));
    }
    const value = median(rates.ours);
    const base = median(rates.floor);
    return [{ name: 'portfolio-list', value, unit: 'requests/s', floor: base, ratio: value / base }];
  } finally {
    floor.kill();
  }
}

/**
 * @param {string} url
 * @param {string} path
 * @param {Record<string, string>} headers
 * @returns {Promise<number>}
 */
async function rate(url, path, headers) {
  const requests = STAGES.map((stage) => ({
    method: /** @type {const} */ ('GET'),
    path: `${path}?stage=${stage}&sort=title&pageSize=50`,
    headers,
  }));
  await autocannon({ url, connections: CONNECTIONS, duration: 1, requests });
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.total / result.duration;
}
