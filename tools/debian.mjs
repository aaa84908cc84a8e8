/**
 * Programs the tests need and npm does not carry: installed from Debian's packages when the caller is root.
 */
import { existsSync } from 'node:fs';
import { run } from './command.mjs';

/** Keeps packages from starting services of their own. */
const ENV = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/**
 * @param {{ program: string, package: string, say: (line: string) => void }} wanted `program` is a full path
 * @returns {Promise<string | undefined>} why it is missing, and what to do; undefined when it is there
 */
export async function ensureProgram({ program, package: name, say }) {
  if (existsSync(program)) return undefined;
  const advice = `${program} is missing. Install it: sudo apt-get install --no-install-recommends ${name}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return advice;
  say(`Installing Debian's package ${name}…`);
  const update = await run('apt-get', ['update', '-q'], { env: ENV, quiet: true });
  const install = await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], {
    env: ENV,
    quiet: true,
  });
  if (existsSync(program)) return undefined;
  const reason = (update.code === 0 ? install : update).output.trimEnd().split('\n').slice(-5).join('\n');
  return `${advice}\nThe automatic installation failed:\n${reason}`;
}
