/**
 * A whole Jalon for a bench, a drill or the documents: database, migrations, API and worker on free ports, in a
 * temporary folder that `stop` removes. Each part can be killed and started again on its own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './command.mjs';
import { startPostgres } from './postgres.mjs';
import { freePort, waitUntil } from './processes.mjs';

/** @typedef {{ email: string, password: string, role: string }} DemoAccount */
/** @typedef {'api' | 'worker' | 'database'} Part */

/**
 * @typedef {object} Stack
 * @property {string} address of the API and the web app
 * @property {string} databaseUrl
 * @property {DemoAccount[]} accounts
 * @property {(part: Part) => Promise<void>} kill ends a part with SIGKILL and starts it again
 * @property {(part: 'api' | 'worker') => number} pid
 * @property {(part: 'api' | 'worker') => string} log what the part has printed so far
 * @property {() => Promise<void>} stop
 */

const ENTRIES = { api: 'apps/api/dist/main.js', worker: 'apps/api/dist/worker.js' };
const WEB_ROOT = join(ROOT, 'apps/web/dist/web/browser');
const READY_MS = 60_000;

/**
 * @param {{ redisUrl?: string, demo?: boolean, worker?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<Stack>}
 */
export async function startStack({ redisUrl, demo = true, worker = true, env = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'jalon-stack-'));
  chmodSync(home, 0o711);
  let postgres = await startPostgres({ dir: home });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const variables = {
    ...process.env,
    NODE_ENV: '',
    DATABASE_URL: postgres.url,
    REDIS_URL: redisUrl ?? '',
    PORT: String(port),
    HOST: '127.0.0.1',
    WEB_ROOT: existsSync(WEB_ROOT) ? WEB_ROOT : '',
    JALON_LOG_LEVEL: 'warn',
    JALON_DEMO: demo ? 'first-start' : 'never',
    JALON_PSEUDONYM_KEY: randomBytes(32).toString('hex'),
    ...env,
  };
  const accounts = await migrate(variables);

  /** @type {Map<'api' | 'worker', import('node:child_process').ChildProcess>} */
  const children = new Map();
  /** @param {'api' | 'worker'} part */
  const logFile = (part) => join(home, `${part}.log`);
  /** @param {'api' | 'worker'} part */
  const start = (part) => {
    const output = openSync(logFile(part), 'a');
    const child = spawn(process.execPath, [join(ROOT, ENTRIES[part])], {
      env: variables,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    children.set(part, child);
  };
  /** @type {(part: 'api' | 'worker') => string} */
  const log = (part) => {
    try {
      return readFileSync(logFile(part), 'utf8');
    } catch {
      return '';
    }
  };
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => end(child, 'SIGTERM')));
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  }
  start('api');
  if (worker) start('worker');
  if (!(await waitUntil(() => answers(`${address}/ready`), READY_MS, 100))) {
    const words = log('api').slice(-2_000);
    await stop();
    throw new Error(`The API did not become ready:\n${words}`);
  }

  return {
    address,
    databaseUrl: postgres.url,
    accounts,
    pid: (part) => children.get(part)?.pid ?? -1,
    log,
    stop,
    async kill(part) {
      if (part === 'database') {
        process.kill(postgres.pid, 'SIGKILL');
        await waitUntil(() => !alive(postgres.pid), 10_000);
        postgres = await startPostgres({ dir: home });
        return;
      }
      const child = children.get(part);
      if (child) await end(child, 'SIGKILL');
      start(part);
    },
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoAccount[]>}
 */
function migrate(env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'apps/api/dist/migrate.js')], { env });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) return reject(new Error(`Migrating failed:\n${output.slice(-4_000)}`));
      const line = output.split('\n').find((text) => text.startsWith('{"demoAccounts"'));
      resolve(line === undefined ? [] : JSON.parse(line).demoAccounts);
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @returns {Promise<void>}
 */
async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(timer);
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
