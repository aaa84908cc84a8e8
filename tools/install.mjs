/**
 * Installs what the lockfile says, when node_modules is not already that.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, STATE } from './command.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 */

/**
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 * @throws {Error} when npm fails
 */
export async function ensureInstalled(say) {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const record = join(STATE, 'installed.json');
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(installed)) {
    if (recordedHash(record) === hash) return;
    if (matches(lock, readFileSync(installed, 'utf8'))) {
      remember(record, hash);
      return;
    }
  }
  say('Installing the packages of the lockfile (about a minute)…');
  const npm = process.env['npm_execpath'];
  const [file, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // The build needs the development packages even where NODE_ENV says production.
  const { code } = await run(file, [...args, 'ci', '--include=dev', '--include=optional']);
  if (code === 127) throw new Error('npm was not found. Install Node 20.20 or newer with npm.');
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}); its reason is above.`);
  remember(record, hash);
}

/**
 * @param {string} record
 * @returns {string | undefined}
 */
function recordedHash(record) {
  try {
    return JSON.parse(readFileSync(record, 'utf8')).lockfile;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} record
 * @param {string} hash
 */
function remember(record, hash) {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(record, JSON.stringify({ lockfile: hash }));
}

/**
 * True when npm's own list of what it installed agrees with the lockfile. Packages for other systems are optional
 * and rightly absent.
 * @param {string} lock
 * @param {string} installed
 * @returns {boolean}
 */
function matches(lock, installed) {
  /** @type {Record<string, LockedPackage>} */
  const wanted = JSON.parse(lock).packages;
  /** @type {Record<string, LockedPackage>} */
  const present = JSON.parse(installed).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = present[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}
