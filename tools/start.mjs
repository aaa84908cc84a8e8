/**
 * `npm start`: a working Jalon from a fresh clone. Installs, builds, starts the embedded PostgreSQL, migrates, runs
 * API and worker as processes of their own, and stops everything in order on Ctrl-C or SIGTERM.
 *
 * Environment: PORT (3000), HOST (127.0.0.1), DATABASE_URL (replaces the embedded PostgreSQL), REDIS_URL (queue on
 * Redis), JALON_DEMO (`never` leaves a new database empty), and what else the API reads.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ROOT, run, STATE, stopCommands } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { identify, isStill, signal, tryPort, waitUntil } from './processes.mjs';
import {
  lastLines,
  readLauncherRecord,
  removeLauncherRecord,
  startService,
  stopOrphans,
  stopServices,
  writeLauncherRecord,
} from './services.mjs';

/** @typedef {import('./services.mjs').Service} Service */
/** @typedef {import('./postgres.mjs').RunningPostgres} RunningPostgres */
/** @typedef {{ email: string, password: string, role: string }} DemoAccount */

const READY_TIMEOUT_MS = 90_000;
/** After this many crashes of the database in one run, a person should look. */
const MAX_DATABASE_RESTARTS = 10;

const began = performance.now();
/** @type {Service[]} */
const services = [];
/** @type {RunningPostgres | undefined} */
let postgres;
let databaseRestarts = 0;
/** @type {Promise<void> | undefined} */
let stopping;
let stopRequestedAt = 0;
/** Starts under way: a stop waits for them, or what they start would be left behind. */
/** @type {Set<Promise<unknown>>} */
const pending = new Set();

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @template T
 * @param {Promise<T>} start
 * @returns {Promise<T>}
 */
function tracked(start) {
  const settled = start.then(
    () => {},
    () => {},
  );
  pending.add(settled);
  void settled.then(() => pending.delete(settled));
  return start;
}

class Stopped extends Error {}

/** Ends the start-up quietly once a stop was asked for. */
function goOn() {
  if (stopping) throw new Stopped();
}

/** @returns {number} */
function wantedPort() {
  const text = process.env['PORT'] ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${text}"; it must be a number from 1 to 65535.`);
  }
  return port;
}

/** @returns {string} where this machine reaches the API, as it stands in a URL */
function probeHost() {
  const host = process.env['HOST'];
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** @returns {string} the key pseudonyms are made with, the same as long as the state folder is there */
function pseudonymKey() {
  const given = process.env['JALON_PSEUDONYM_KEY'];
  if (given) return given;
  const file = join(STATE, 'pseudonym.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** @param {number} port */
async function checkPort(port) {
  const host = process.env['HOST'] || '127.0.0.1';
  // Browsers may try ::1 first for localhost, and would find whoever listens there.
  for (const address of host === '127.0.0.1' ? ['::1', host] : [host]) {
    const answer = await tryPort(port, address);
    if ('port' in answer || (address === '::1' && answer.code !== 'EADDRINUSE')) continue;
    if (answer.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is already used by another program. Stop it, or choose another port: ` +
          `PORT=${port + 1} npm start`,
      );
    }
    if (answer.code === 'EACCES') throw new Error(`Port ${port} needs more rights. Try: PORT=3000 npm start`);
    throw new Error(
      `HOST is "${host}", where this machine cannot listen (${answer.code ?? 'no reason given'}).`,
    );
  }
}

/** Deals with an earlier launcher: refuses when it runs, cleans up after it when it was killed. */
async function settleEarlierLauncher() {
  const earlier = readLauncherRecord();
  if (!earlier) return;
  const { launcher, parent } = earlier;
  if (launcher && isStill(launcher)) {
    // npm was killed: its launcher is on its way out, or must be told.
    if (parent && !isStill(parent)) {
      say('Waiting for the earlier launcher to end…');
      signal(launcher.pid, 'SIGTERM');
      await waitUntil(() => !isStill(launcher), 40_000);
    }
    if (isStill(launcher)) {
      throw new Error(
        `Jalon is already running at ${earlier.address} (process ${launcher.pid}). ` +
          `Stop it first: Ctrl-C in its terminal, or kill ${launcher.pid}`,
      );
    }
  }
  await stopOrphans(earlier, say);
}

/** @param {string} address */
function record(address) {
  writeLauncherRecord({
    launcher: identify(process.pid),
    parent: npmParent,
    address,
    services: Object.fromEntries(services.map(({ name, identity }) => [name, identity])),
  });
}

/** @returns {Promise<RunningPostgres>} */
function startDatabase() {
  return tracked(
    (async () => {
      postgres = await startPostgres({ dir: STATE, log: say });
      return postgres;
    })(),
  );
}

/** @returns {Promise<string>} the address of the database */
async function database() {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  say('Starting PostgreSQL…');
  const server = await startDatabase();
  return server.url;
}

/**
 * Migrates, fills the demo when the database is new, and returns the demo's accounts, known from then on.
 * @param {string} databaseUrl
 * @returns {Promise<DemoAccount[]>}
 */
async function migrate(databaseUrl) {
  say('Preparing the database…');
  const file = join(STATE, 'demo-accounts.json');
  // Accounts belong to one database; the embedded one is the same whatever its port.
  const owner = postgres ? 'embedded' : new URL(databaseUrl).host + new URL(databaseUrl).pathname;
  /** @type {Record<string, DemoAccount[]>} */
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const script = join(ROOT, 'apps/api/dist/migrate.js');
  /** @type {string[]} */
  const lines = [];
  const { code } = await run(process.execPath, ['--enable-source-maps', script], {
    env: { JALON_DEMO: process.env['JALON_DEMO'] || 'first-start', DATABASE_URL: databaseUrl },
    onLine: (line) => {
      if (!line.startsWith('{"demoAccounts"')) {
        lines.push(line);
        return;
      }
      known[owner] = JSON.parse(line).demoAccounts;
      writeFileSync(file, JSON.stringify(known), { mode: 0o600 });
    },
  });
  goOn();
  if (code !== 0) throw new Error(['The database could not be prepared.', ...lines.slice(-20)].join('\n'));
  return known[owner] ?? [];
}

/**
 * @param {string} address
 * @returns {Promise<void>}
 */
async function untilReady(address) {
  const ready = await waitUntil(
    async () => {
      if (stopping) return true;
      try {
        const answer = await fetch(`${address}/ready`, { signal: AbortSignal.timeout(2_000) });
        return answer.status === 200;
      } catch {
        return false;
      }
    },
    READY_TIMEOUT_MS,
    100,
  );
  goOn();
  if (!ready) {
    const logs = services.map(
      (service) => `— ${service.name} (${service.logFile}):\n${lastLines(service, 15)}`,
    );
    throw new Error(`Jalon is not ready after ${READY_TIMEOUT_MS / 1000} s.\n${logs.join('\n')}`);
  }
}

/** @param {Service} service */
function watch(service) {
  void service.ended.then((how) => {
    if (stopping) return;
    say(`The ${service.name} stopped by itself (${how}). The end of ${service.logFile}:`);
    say(lastLines(service, 20));
    void stop(1);
  });
}

/** Restarts the embedded PostgreSQL when it dies: API and worker reconnect by themselves. */
function watchDatabase() {
  const timer = setInterval(() => {
    if (stopping || !postgres || postgres.alive()) return;
    const port = postgres.port;
    clearInterval(timer);
    databaseRestarts += 1;
    if (databaseRestarts > MAX_DATABASE_RESTARTS) {
      say('PostgreSQL keeps stopping; see .jalon/postgres.log.');
      void stop(1);
      return;
    }
    say('PostgreSQL stopped by itself; starting it again…');
    startDatabase().then(
      (server) => {
        if (server.port === port) {
          say('PostgreSQL is back.');
          watchDatabase();
          return;
        }
        say(`PostgreSQL's port ${port} was taken meanwhile: start Jalon again.`);
        void stop(1);
      },
      (/** @type {unknown} */ error) => {
        say(error instanceof Error ? error.message : String(error));
        void stop(1);
      },
    );
  }, 500);
  timer.unref();
}

/**
 * Stops API and worker, then the database, and ends this process.
 * @param {number} code
 * @returns {Promise<void>}
 */
function stop(code) {
  stopping ??= (async () => {
    stopCommands();
    await Promise.all(pending);
    if (services.length > 0) say('Stopping…');
    await stopServices(services, say);
    await postgres?.stop();
    if (owns) removeLauncherRecord();
    if (owns) say(code === 0 ? 'Jalon is stopped.' : 'Jalon is stopped because of the problem above.');
    process.exit(code);
  })();
  return stopping;
}

/** npm passes a Ctrl-C on although the terminal delivered it already, so only a later one means impatience. */
function onSignal() {
  const now = performance.now();
  if (!stopping) {
    stopRequestedAt = now;
    void stop(0);
  } else if (now - stopRequestedAt > 2_000) {
    say('Ending API and worker now.');
    for (const { identity } of services) if (isStill(identity)) signal(identity.pid, 'SIGKILL');
  }
}

/** Under npm, a killed npm must not leave the whole application running with nobody to stop it. */
function watchParent() {
  if (!npmParent) return;
  setInterval(() => {
    if (!stopping && !isStill(npmParent)) {
      say('npm is gone.');
      void stop(0);
    }
  }, 1_000).unref();
}

const npmParent = process.env['npm_lifecycle_event'] === 'start' ? identify(process.ppid) : undefined;
let owns = false;
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, onSignal);
// A closed terminal or pipe must not keep the launcher from stopping the rest.
process.stdout.on('error', () => {});

try {
  mkdirSync(STATE, { recursive: true });
  const port = wantedPort();
  const address = `http://localhost:${port}`;
  await settleEarlierLauncher();
  goOn();
  await checkPort(port);
  owns = true;
  record(address);
  watchParent();
  await ensureInstalled(say);
  goOn();
  await ensureBuilt(say);
  goOn();
  const databaseUrl = await database();
  goOn();
  process.env['JALON_PSEUDONYM_KEY'] = pseudonymKey();
  const accounts = await migrate(databaseUrl);
  say('Starting API and worker…');
  const env = {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    WEB_ROOT: join(ROOT, 'apps/web/dist/web/browser'),
  };
  for (const name of ['api', 'worker']) {
    goOn();
    const script = name === 'api' ? 'apps/api/dist/main.js' : 'apps/api/dist/worker.js';
    const start = startService(name, script, env).then((service) => {
      services.push(service);
      record(address);
      watch(service);
    });
    await tracked(start);
  }
  watchDatabase();
  await untilReady(`http://${probeHost()}:${port}`);
  say(`\nJalon is ready after ${((performance.now() - began) / 1000).toFixed(1)} s: ${address}\n`);
  if (accounts.length > 0) {
    say('Demo accounts:');
    for (const { role, email, password } of accounts)
      say(`  ${role.padEnd(16)} ${email.padEnd(36)} ${password}`);
    say('');
  }
  say('Logs are in .jalon/logs. Press Ctrl-C to stop.');
} catch (error) {
  if (!(error instanceof Stopped) && !stopping) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  }
  await stopping;
}
