/**
 * The files of an embedded PostgreSQL: where the cluster is, how it is created, what is remembered of it, which
 * server runs on it.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, giveTo, runAs, SYSTEM_FOLDER } from './postgres-binaries.mjs';
import { identify } from './processes.mjs';

/** @typedef {import('./postgres-binaries.mjs').SystemUser} SystemUser */
/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} PostgresState what the next launcher must know; kept with mode 0600
 * @property {string} data
 * @property {number} port
 * @property {string} password
 */

/** The superuser, which is also the application's user of an embedded database. */
export const USER = 'jalon';

/** Tells where the data is when it cannot be beside this file. */
const MOVED = 'postgres-folder.json';

/**
 * @param {string} path
 * @returns {number | undefined}
 */
export function ownerOf(path) {
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
export function dataFolder(home, user, log = () => {}) {
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
export function movedFolder(home) {
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
export function createCluster({ native, data, user, password, sync }) {
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
export function resetPassword(native, data, user, password) {
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
 * What the server wrote about itself: line 1 pid, 2 data folder, 4 port, 8 status.
 * @param {string} data
 * @returns {{ pid: number, data: string, port: number, status: string } | undefined}
 */
export function postmaster(data) {
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
export function runningServer(data) {
  const file = postmaster(data);
  if (!file || file.data !== data) return undefined;
  const identity = identify(file.pid);
  if (!identity || !/\bpostgres\b/.test(identity.command) || !identity.command.includes(`-D ${data}`))
    return undefined;
  return { identity };
}

/**
 * PostgreSQL refuses to start while the pid in its file belongs to any process of the same user, which after a
 * reboot may be anything. The file is removed only when that process is not our server.
 * @param {string} data
 */
export function removeStalePidFile(data) {
  if (existsSync(join(data, 'postmaster.pid')) && !runningServer(data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }
}

/**
 * @param {string} path
 * @returns {PostgresState | undefined}
 */
export function readState(path) {
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
export function writeState(path, state) {
  // Written aside then renamed, so that a kill never leaves half a password.
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
