/**
 * An embedded PostgreSQL: data, port and password live in a git-ignored folder, the server survives its launcher
 * and is found again by the next one. `startThrowawayPostgres` is the same server for tests: quick, unsafe, gone
 * afterwards.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canEnter, prepareBinaries, runAs, serverUser } from './postgres-binaries.mjs';
import {
  createCluster,
  dataFolder,
  movedFolder,
  ownerOf,
  postmaster,
  readState,
} from './postgres-cluster.mjs';
import { removeStalePidFile, resetPassword, runningServer, USER, writeState } from './postgres-cluster.mjs';
import { freePort, identify, isStill, signal, waitUntil } from './processes.mjs';

/** @typedef {import('./postgres-cluster.mjs').PostgresState} PostgresState */
/** @typedef {import('./postgres-binaries.mjs').SystemUser} SystemUser */
/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} RunningPostgres
 * @property {string} url connection string of the application's database (superuser)
 * @property {number} pid
 * @property {number} port
 * @property {string} data folder of the cluster
 * @property {boolean} adopted true when a server left by an earlier launcher was found running
 * @property {() => boolean} alive
 * @property {() => Promise<void>} stop disconnects clients and stops the server cleanly
 */

const DATABASE = 'jalon';

/** Enough for the databases of a whole run. */
const ROOM_IN_MEMORY = 4 * 1024 ** 3;

/** Durability given up, for data nobody will miss. */
const THROWAWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'max_connections=300',
  'shared_buffers=64MB',
];

/**
 * Starts, or finds again, the PostgreSQL whose files are in `dir`.
 * @param {{ dir: string, log?: (line: string) => void }} options `dir` is created when absent
 * @returns {Promise<RunningPostgres>}
 * @throws {Error} with the end of the server's log when it does not start
 */
export async function startPostgres({ dir, log = () => {} }) {
  const home = resolve(dir);
  mkdirSync(home, { recursive: true });
  const statePath = join(home, 'postgres.json');
  const known = readState(statePath);
  const user = serverUser(ownerOf(join(home, 'postgres')) ?? ownerOf(movedFolder(home) ?? ''));
  const data = dataFolder(home, user, log);
  const native = prepareBinaries(user, home);

  const running = runningServer(data);
  if (running && known) {
    await waitUntilReady(data, running.identity, join(home, 'postgres.log'));
    const state = { data, port: postmaster(data)?.port ?? known.port, password: known.password };
    log(`PostgreSQL was still running (process ${running.identity.pid}): taken over.`);
    writeState(statePath, state);
    await ensureDatabase(state);
    return handle(state, running.identity, true);
  }
  // A server whose password was lost cannot be used: it is stopped, then given a new password below.
  if (running) await stopServer(running.identity);

  const password = known?.password ?? randomBytes(24).toString('base64url');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    log('Creating the database cluster…');
    createCluster({ native, data, user, password, sync: true });
  } else if (!known) {
    resetPassword(native, data, user, password);
  }
  const port = await freePort(known?.port);
  const state = { data, port, password };
  writeState(statePath, state);
  const identity = await launch({
    native,
    data,
    port,
    user,
    settings: [],
    logFile: join(home, 'postgres.log'),
  });
  await ensureDatabase(state);
  return handle(state, identity, false);
}

/**
 * A server for one test run, in a temporary folder that `stop` removes. Servers whose test run was killed are
 * removed by the next call.
 * @returns {Promise<RunningPostgres>}
 */
export async function startThrowawayPostgres() {
  const user = serverUser();
  const parent = [...memoryFolder(), tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) => existsSync(folder) && canEnter(folder, user),
  );
  if (parent === undefined) throw new Error('No temporary folder that the PostgreSQL user can enter.');
  await removeAbandoned(parent);
  const home = mkdtempSync(join(parent, 'jalon-test-postgres-'));
  // Traversable for the server's user, unreadable for the others.
  chmodSync(home, 0o711);
  writeFileSync(join(home, 'owner.json'), JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    const native = prepareBinaries(user, home);
    const data = dataFolder(home, user);
    const password = randomBytes(24).toString('base64url');
    createCluster({ native, data, user, password, sync: false });
    const state = { data, port: await freePort(), password };
    const logFile = join(home, 'postgres.log');
    const identity = await launch({
      native,
      data,
      port: state.port,
      user,
      settings: THROWAWAY_SETTINGS,
      logFile,
    });
    await ensureDatabase(state);
    const server = handle(state, identity, false);
    return {
      ...server,
      stop: async () => {
        await server.stop();
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Each test file's database is over a thousand files made and deleted; on a disk the file system's search for free
 * inodes takes a quarter of the whole run's processor time.
 * @returns {string[]} the folder kept in memory, where there is one with room in which programs may run
 */
function memoryFolder() {
  const folder = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(folder);
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === folder);
    return bavail * bsize >= ROOM_IN_MEMORY && mount && !/[ ,]noexec[ ,]/.test(mount) ? [folder] : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} parent
 */
async function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('jalon-test-postgres-')) continue;
    const home = join(parent, name);
    try {
      /** @type {ProcessIdentity} */
      const owner = JSON.parse(readFileSync(join(home, 'owner.json'), 'utf8'));
      if (isStill(owner)) continue;
      const running = runningServer(join(home, 'postgres'));
      if (running) await stopServer(running.identity);
      rmSync(home, { recursive: true, force: true });
    } catch {
      // Somebody else's folder, or one being made right now: not ours to touch.
    }
  }
}

/**
 * @param {{ native: string, data: string, port: number, user: SystemUser | undefined, settings: string[],
 *   logFile: string }} options
 * @returns {Promise<ProcessIdentity>}
 */
async function launch({ native, data, port, user, settings, logFile }) {
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...settings,
  ];
  const args = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
  rotate(logFile);
  for (let attempt = 1; ; attempt += 1) {
    removeStalePidFile(data);
    const output = openSync(logFile, 'a', 0o600);
    const child = spawn(join(native, 'bin', 'postgres'), args, {
      ...runAs(user),
      // Its own session: Ctrl-C reaches the launcher, which stops things in order.
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    child.on('error', () => {});
    child.unref();
    const identity = child.pid === undefined ? undefined : await identifyChild(child.pid);
    if (identity && (await becomesReady(data, identity))) return identity;
    // After a crash the old server's last processes may hold its memory for a moment.
    if (attempt >= 5 || !tail(logFile).includes('shared memory block')) {
      throw new Error(`PostgreSQL did not start. The end of its log:\n${tail(logFile)}`);
    }
    await waitUntil(() => false, 1_000);
  }
}

/**
 * Between fork and exec the new process still shows the launcher's command line.
 * @param {number} pid
 * @returns {Promise<ProcessIdentity | undefined>}
 */
async function identifyChild(pid) {
  await waitUntil(
    () => {
      const now = identify(pid);
      return now === undefined || now.command.includes('postgres');
    },
    5_000,
    5,
  );
  return identify(pid);
}

/**
 * @param {string} data
 * @param {ProcessIdentity} identity
 * @returns {Promise<boolean>} false when the process ended, or is not ready after a minute (crash recovery included)
 */
async function becomesReady(data, identity) {
  const ready = () => postmaster(data)?.pid === identity.pid && postmaster(data)?.status === 'ready';
  await waitUntil(() => ready() || !isStill(identity), 60_000, 20);
  return ready() && isStill(identity);
}

/**
 * @param {string} data
 * @param {ProcessIdentity} identity
 * @param {string} logFile
 */
async function waitUntilReady(data, identity, logFile) {
  if (!(await becomesReady(data, identity))) {
    throw new Error(`The PostgreSQL left running does not answer. The end of its log:\n${tail(logFile)}`);
  }
}

/** @param {ProcessIdentity} identity */
async function stopServer(identity) {
  if (!isStill(identity)) return;
  // SIGINT is PostgreSQL's fast mode: clients are disconnected, everything is written, recovery is not needed.
  signal(identity.pid, 'SIGINT');
  if (await waitUntil(() => !isStill(identity), 30_000, 20)) return;
  // Immediate mode: still safe, the next start replays the log.
  signal(identity.pid, 'SIGQUIT');
  if (!(await waitUntil(() => !isStill(identity), 10_000, 20))) signal(identity.pid, 'SIGKILL');
}

/**
 * @param {PostgresState} state
 * @param {string} [database]
 */
function urlOf(state, database = DATABASE) {
  return `postgresql://${USER}:${state.password}@127.0.0.1:${state.port}/${database}`;
}

/** @param {PostgresState} state */
async function ensureDatabase(state) {
  // Imported late: the launcher may have to install packages first.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: urlOf(state, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * @param {PostgresState} state
 * @param {ProcessIdentity} identity
 * @param {boolean} adopted
 * @returns {RunningPostgres}
 */
function handle(state, identity, adopted) {
  return {
    url: urlOf(state),
    pid: identity.pid,
    port: state.port,
    data: state.data,
    adopted,
    alive: () => isStill(identity),
    stop: () => stopServer(identity),
  };
}

/** @param {string} logFile */
function rotate(logFile) {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000)
    renameSync(logFile, `${logFile}.1`);
}

/** @param {string} logFile */
function tail(logFile) {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';
}
