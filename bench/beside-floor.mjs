/** Requests a second of the API beside those of the floor, each met by the same machine in turn. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { median } from './figures.mjs';

const CONNECTIONS = 10;
const SECONDS = 4;
const ROUNDS = 3;

/**
 * @param {import('./figures.mjs').Bench} bench
 * @param {{ name: string, ours: string[], floor: string[] }} paths addresses asked in turn, of the API and of the floor
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function besideFloor({ stack, client }, { name, ours, floor }) {
  const server = fork(join(import.meta.dirname, 'floor-server.mjs'), {
    env: { ...process.env, DATABASE_URL: stack.databaseUrl },
  });
  try {
    /** @type {number} */
    const port = await new Promise((resolve) =>
      server.once('message', (message) => resolve(Object(message).port)),
    );
    /** @type {{ ours: number[], floor: number[] }} */
    const rates = { ours: [], floor: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.floor.push(await rate(`http://127.0.0.1:${port}`, floor, {}));
      rates.ours.push(await rate(stack.address, ours, client.headers));
    }
    const value = median(rates.ours);
    const base = median(rates.floor);
    return { name, value, unit: 'requests/s', floor: base, ratio: value / base };
  } finally {
    server.kill();
  }
}

/**
 * @param {string} url
 * @param {string[]} paths
 * @param {Record<string, string>} headers
 * @returns {Promise<number>}
 */
async function rate(url, paths, headers) {
  const requests = paths.map((path) => ({ method: /** @type {const} */ ('GET'), path, headers }));
  await autocannon({ url, connections: CONNECTIONS, duration: 1, requests });
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${paths[0]}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.total / result.duration;
}
