import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/command.mjs';
import { freePort, waitUntil } from '../tools/processes.mjs';
import { answers } from '../tools/stack.mjs';
import { median } from './figures.mjs';

const BARE = `import { createServer } from 'node:http'; import pg from 'pg';
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL }); await pool.query('select 1');
  createServer((_, response) => response.end('ok')).listen(Number(process.env.PORT), '127.0.0.1');`;

/**
 * Milliseconds until the API answers /ready, against a bare node:http server with a PostgreSQL pool.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function start({ stack }) {
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const floor = [];
  for (let round = 0; round < 3; round += 1) {
    floor.push((await boot(stack, ['--input-type=module', '-e', BARE])).ms);
    ours.push((await boot(stack, [join(ROOT, 'apps/api/dist/main.js')])).ms);
  }
  const value = median(ours);
  return [{ name: 'start', value, unit: 'ms', floor: median(floor), ratio: median(floor) / value }];
}

/**
 * Resident memory of API and worker at the end of the run, against the bare server's.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function memory({ stack }) {
  const { rss: floor } = await boot(stack, ['--input-type=module', '-e', BARE]);
  return /** @type {const} */ (['api', 'worker']).map((part) => {
    const value = residentMegabytes(stack.pid(part));
    return {
      name: part === 'api' ? 'memory' : 'memory-worker',
      value,
      unit: 'MB',
      floor,
      ratio: floor / value,
    };
  });
}

/**
 * @param {import('../tools/stack.mjs').Stack} stack
 * @param {string[]} args
 */
async function boot(stack, args) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: stack.databaseUrl,
      PORT: String(port),
      JALON_LOG_LEVEL: 'silent',
      REDIS_URL: '',
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await waitUntil(() => answers(`http://127.0.0.1:${port}/ready`), 30_000, 10);
  const ms = performance.now() - began;
  const rss = residentMegabytes(child.pid ?? 0);
  child.kill('SIGKILL');
  await ended;
  return { ms, rss };
}

/** @param {number} pid */
function residentMegabytes(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
