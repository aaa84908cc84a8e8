/**
 * The programs the launcher runs side by side (API, worker): started with their output in a log file, recorded so
 * that the next launcher can find them if this one is killed, stopped in order.
 */
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, STATE } from './command.mjs';
import { identify, isStill, stopProcess, waitUntil } from './processes.mjs';

/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} LauncherRecord
 * @property {ProcessIdentity | undefined} launcher
 * @property {ProcessIdentity | undefined} parent npm, when it started the launcher
 * @property {string} address
 * @property {Record<string, ProcessIdentity>} services
 */

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {ProcessIdentity} identity
 * @property {Promise<string>} ended resolves with how it ended, in words
 * @property {string} logFile
 * @property {number} logStart where this run's lines begin, in bytes
 */

const RECORD = join(STATE, 'launcher.json');

/** Longer than the 20 s the worker takes at most to finish its jobs. */
const GRACE_MS = 25_000;
const LOG_LIMIT = 20_000_000;

/** @returns {LauncherRecord | undefined} */
export function readLauncherRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EACCES') return undefined;
    throw new Error(`${RECORD} belongs to another user: start as that user.`, { cause: error });
  }
}

/** @param {LauncherRecord} record */
export function writeLauncherRecord(record) {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(`${RECORD}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${RECORD}.new`, RECORD);
}

export function removeLauncherRecord() {
  rmSync(RECORD, { force: true });
}

/**
 * Stops the API and the worker that a killed launcher left.
 * @param {LauncherRecord} record
 * @param {(line: string) => void} say
 */
export async function stopOrphans(record, say) {
  const orphans = Object.entries(record.services).filter(([, identity]) => isStill(identity));
  await Promise.all(
    orphans.map(async ([name, identity]) => {
      say(`Stopping the ${name} an earlier launcher left behind (process ${identity.pid}).`);
      await stopProcess(identity, GRACE_MS);
    }),
  );
}

/**
 * @param {string} name
 * @param {string} script path from the repository's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Service>}
 */
export async function startService(name, script, env) {
  const logFile = join(STATE, 'logs', `${name}.log`);
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT)
    renameSync(logFile, `${logFile}.1`);
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const output = openSync(logFile, 'a', 0o600);
  const path = join(ROOT, script);
  // Its own process group: Ctrl-C must reach the launcher alone, which stops things in order.
  const child = spawn(process.execPath, ['--enable-source-maps', path], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, by) => resolve(by === null ? `exit code ${code ?? '?'}` : `ended by ${by}`));
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`The ${name} could not be started: ${await ended}.`);
  // Between fork and exec the child still shows the launcher's own command line.
  await waitUntil(() => child.exitCode !== null || (identify(pid)?.command.includes(path) ?? true), 5_000, 5);
  return { name, identity: identify(pid) ?? { pid, command: path, started: '' }, ended, logFile, logStart };
}

/**
 * Asks all services to end and waits for them together.
 * @param {Service[]} services
 * @param {(line: string) => void} say
 */
export async function stopServices(services, say) {
  await Promise.all(
    services.map(async ({ name, identity, logFile }) => {
      const how = await stopProcess(identity, GRACE_MS);
      if (how === 'killed')
        say(`The ${name} did not end within ${GRACE_MS / 1000} s and was killed; see ${logFile}.`);
    }),
  );
}

/**
 * The end of what the service logged in this run.
 * @param {Service} service
 * @param {number} lines
 * @returns {string}
 */
export function lastLines({ logFile, logStart }, lines) {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile).subarray(logStart).toString().trimEnd().split('\n').slice(-lines).join('\n');
}
