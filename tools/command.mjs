/**
 * Runs one command to its end. Each command has its own process group, so that stopping the launcher also stops
 * what the command started.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signal } from './processes.mjs';

/** The repository's folder, wherever the command was called from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where launchers keep their state; git-ignored. */
export const STATE = join(ROOT, '.jalon');

/** @type {Set<number>} */
const groups = new Set();

/** Ends every command that is still running. */
export function stopCommands() {
  for (const pid of groups) signal(-pid, 'SIGTERM');
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, quiet?: boolean }} [options] `onLine` receives
 *   the lines of the standard output instead of the terminal; `quiet` keeps all output to show only on failure
 * @returns {Promise<{ code: number, output: string }>} code 0 is success; 127 when the program cannot be started
 */
export function run(file, args, { env = {}, onLine, quiet = false } = {}) {
  return new Promise((resolve) => {
    const captured = quiet || onLine !== undefined;
    const child = spawn(file, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', captured ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const pid = child.pid;
    if (pid !== undefined) groups.add(pid);
    let output = '';
    let rest = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stderr?.on('data', keep);
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      keep(chunk);
      rest += chunk.toString();
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    const end = (/** @type {number} */ code) => {
      if (pid !== undefined) groups.delete(pid);
      if (rest !== '') onLine?.(rest);
      rest = '';
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * @param {string} name a program of the installed packages
 * @returns {string}
 */
export function bin(name) {
  return join(ROOT, 'node_modules', '.bin', name);
}
