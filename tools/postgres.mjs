/**
 * An embedded PostgreSQL: data, port and password live in a git-ignored folder, the server survives its launcher
 * and is found again by the next one. `startThrowawayPostgres` is the same server for tests: quick, unsafe, gone
 * afterwards.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canEnter, giveTo, prepareBinaries, runAs, serverUser, SYSTEM_FOLDER } from './postgres-binaries.mjs';
import { freePort, identify, isStill, signal, waitUntil } from './processes.mjs';

/** @typedef {import('./postgres-binaries.mjs').SystemUser} SystemUser */
/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} PostgresState what the next launcher must know; kept with mode 0600
 * @property {string} data
 * @property {number} port
 * @property {string} password
 */

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

const USER = 'jalon';
const DATABASE = 'jalon';

/** Tells where the data is when it cannot be beside this file. */
const MOVED = 'postgres-folder.json';

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
  const identity = await launch({ native, data, port, user, settings: [], logFile: join(home, 'postgres.log') });
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
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => existsSync(folder) && canEnter(folder, user));
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
    const identity = await launch({ native, data, port: state.port, user, settings: THROWAWAY_SETTINGS, logFile });
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
 * @param {string} path
 * @returns {number | undefined}
 */
function ownerOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

/**
 * The folder of the cluster, owned by the server's user. Inside `home`, unless that user cannot enter it (root's
 * home, for example): then in the system's folder for such data.
 * @param {string} home
 * @param {SystemUser | undefined} user
 * @param {(line: string) => void} [log]
 * @returns {string}
 */
function dataFolder(home, user, log = () => {}) {
  const reachable = canEnter(home, user);
  let folder = reachable ? join(home, 'postgres') : movedFolder(home);
  if (folder === undefined) {
    folder = join(SYSTEM_FOLDER, `data-${randomBytes(6).toString('hex')}`);
    writeFileSync(join(home, MOVED), JSON.stringify({ home, folder }));
    log(`The data is kept in ${folder}: the user PostgreSQL runs as cannot enter ${home}.`);
  }
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!reachable) chmodSync(SYSTEM_FOLDER, 0o755);
    giveTo(folder, user);
  }
  return folder;
}

/**
 * Where the data is when it could not stay in `home`. A copy of the checkout, or a new clone at the same place,
 * has none.
 * @param {string} home
 * @returns {string | undefined}
 */
function movedFolder(home) {
  try {
    const moved = JSON.parse(readFileSync(join(home, MOVED), 'utf8'));
    return moved.home === home && typeof moved.folder === 'string' ? moved.folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {{ native: string, data: string, user: SystemUser | undefined, password: string, sync: boolean }} options
 */
function createCluster({ native, data, user, password, sync }) {
  // A first start that was interrupted leaves a half-made cluster without PG_VERSION: initdb wants an empty folder.
  for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, force: true });
  const passwordFile = `${data}.pw`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(passwordFile, user);
  try {
    let message = '';
    // Letters and punctuation of French are told apart by the C library; not every system has the first choice.
    for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      const result = spawnSync(
        join(native, 'bin', 'initdb'),
        [
          ...['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
          ...['--locale-provider=icu', '--icu-locale=und', `--locale=${locale}`, '--no-instructions'],
          ...(sync ? [] : ['--no-sync']),
        ],
        { ...runAs(user), encoding: 'utf8' },
      );
      if (result.status === 0) return;
      message = result.error?.message ?? result.stderr.trim();
      if (!message.includes('locale')) break;
    }
    throw new Error(`PostgreSQL could not create its data in ${data}: ${message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Gives the superuser a new password without a running server, for data whose state file was lost.
 * @param {string} native
 * @param {string} data
 * @param {SystemUser | undefined} user
 * @param {string} password
 */
function resetPassword(native, data, user, password) {
  removeStalePidFile(data);
  const result = spawnSync(join(native, 'bin', 'postgres'), ['--single', '-D', data, 'postgres'], {
    ...runAs(user),
    encoding: 'utf8',
    input: `ALTER ROLE ${USER} PASSWORD '${password}'\n`,
  });
  if (result.status !== 0) {
    throw new Error(`The database in ${data} is there but its password is lost: ${result.stderr.trim()}`);
  }
}

/**
 * @param {{ native: string, data: string, port: number, user: SystemUser | undefined, settings: string[],
 *   logFile: string }} options
 * @returns {Promise<ProcessIdentity>}
 */
async function launch({ native, data, port, user, settings, logFile }) {
  const all = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', ...settings];
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
  await waitUntil(() => {
    const now = identify(pid);
    return now === undefined || now.command.includes('postgres');
  }, 5_000, 5);
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

/**
 * What the server wrote about itself: line 1 pid, 2 data folder, 4 port, 8 status.
 * @param {string} data
 * @returns {{ pid: number, data: string, port: number, status: string } | undefined}
 */
function postmaster(data) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Number(lines[0]),
      data: lines[1] ?? '',
      port: Number(lines[3]),
      status: (lines[7] ?? '').trim(),
    };
  } catch {
    return undefined;
  }
}

/**
 * The server that runs on that data folder: pid file, command line and folder must all agree.
 * @param {string} data
 * @returns {{ identity: ProcessIdentity } | undefined}
 */
function runningServer(data) {
  const file = postmaster(data);
  if (!file || file.data !== data) return undefined;
  const identity = identify(file.pid);
  if (!identity || !/\bpostgres\b/.test(identity.command) || !identity.command.includes(`-D ${data}`)) return undefined;
  return { identity };
}

/**
 * PostgreSQL refuses to start while the pid in its file belongs to any process of the same user, which after a
 * reboot may be anything. The file is removed only when that process is not our server.
 * @param {string} data
 */
function removeStalePidFile(data) {
  if (existsSync(join(data, 'postmaster.pid')) && !runningServer(data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
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

/**
 * @param {string} path
 * @returns {PostgresState | undefined}
 */
function readState(path) {
  if (!existsSync(path)) return undefined;
  try {
    const state = JSON.parse(readFileSync(path, 'utf8'));
    const whole =
      typeof state.data === 'string' && Number.isInteger(state.port) && typeof state.password === 'string';
    return whole ? state : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new Error(`${path} cannot be read; it belongs to another user. Start as that user, or remove it.`, {
      cause: error,
    });
  }
}

/**
 * @param {string} path
 * @param {PostgresState} state
 */
function writeState(path, state) {
  // Written aside then renamed, so that a kill never leaves half a password.
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** @param {string} logFile */
function rotate(logFile) {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(logFile, `${logFile}.1`);
}

/** @param {string} logFile */
function tail(logFile) {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';
}
