/**
 * What the launchers need to know about processes: is this pid still the process that was recorded, how to stop
 * it, which port is free. Nothing is ever signalled on the strength of a number alone, because pids are reused.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} ProcessIdentity
 * @property {number} pid
 * @property {string} command full command line, arguments separated by spaces
 * @property {string} started start time as the system writes it; tells a reused pid from the recorded process
 */

/**
 * The identity of a living process, undefined when there is none (a zombie counts as gone).
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return process.platform === 'linux' ? identifyFromProc(pid) : identifyFromPs(pid);
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
function identifyFromProc(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces, so fields are counted after the last parenthesis.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    if (command === '' || state === 'Z' || state === 'X') return undefined;
    return { pid, command, started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
function identifyFromPs(pid) {
  const options = /** @type {const} */ ({ encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const started = spawnSync('ps', ['-p', String(pid), '-o', 'lstart='], options).stdout?.trim();
  const command = spawnSync('ps', ['-p', String(pid), '-o', 'command='], options).stdout?.trim();
  if (!started || !command || command.endsWith('<defunct>')) return undefined;
  return { pid, command, started };
}

/**
 * True when the recorded process is still the one that runs under that pid.
 * @param {ProcessIdentity | undefined} recorded
 * @returns {boolean}
 */
export function isStill(recorded) {
  if (!recorded) return false;
  const now = identify(recorded.pid);
  return now !== undefined && now.command === recorded.command && now.started === recorded.started;
}

/**
 * Sends a signal to a process, or to its whole group when the pid is negative. A process that is already gone is
 * no error.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Waits until the condition holds.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [everyMs]
 * @returns {Promise<boolean>} false when the time ran out first
 */
export async function waitUntil(condition, timeoutMs, everyMs = 50) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= end) return false;
    await sleep(everyMs);
  }
}

/**
 * Asks a process to end, and ends it by force when it has not done so in time.
 * @param {ProcessIdentity} recorded
 * @param {number} graceMs
 * @returns {Promise<'gone' | 'stopped' | 'killed'>}
 */
export async function stopProcess(recorded, graceMs) {
  if (!isStill(recorded)) return 'gone';
  signal(recorded.pid, 'SIGTERM');
  if (await waitUntil(() => !isStill(recorded), graceMs)) return 'stopped';
  signal(recorded.pid, 'SIGKILL');
  await waitUntil(() => !isStill(recorded), 5_000);
  return 'killed';
}

/**
 * Tells why a port cannot be listened on, undefined when it can. Port 0 is any free port.
 * @param {number} port
 * @param {string} [host] every interface when absent
 * @returns {Promise<{ code: string | undefined } | { port: number }>}
 */
export function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve({ code: error.code }));
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve({ port: taken }));
    });
  });
}

/**
 * A free TCP port on the loopback interface, the wanted one when it is still free.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted) {
  if (wanted !== undefined) {
    const answer = await tryPort(wanted, '127.0.0.1');
    if ('port' in answer) return answer.port;
  }
  const answer = await tryPort(0, '127.0.0.1');
  if ('port' in answer) return answer.port;
  throw new Error(`No free port on 127.0.0.1 (${answer.code ?? 'unknown reason'}).`);
}
