import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Where Linux lists the threads of the process. */
const THREADS = '/proc/self/task';
const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Puts the process behind those that answer people: every thread of it. The ones that collect garbage began before
 * anything of ours ran, and Linux keeps a priority for each thread, which only those started later take over.
 */
export function giveWay(): void {
  setPriority(PRIORITY);
  for (const thread of threads()) setPriority(thread, PRIORITY);
  session();
}

function threads(): readonly number[] {
  try {
    return readdirSync(THREADS).map(Number);
  } catch {
    // Elsewhere a priority is the process's.
    return [];
  }
}

/**
 * Where Linux shares the processors between sessions first (autogroup), the priorities above count within one only: a
 * session that is the process's own is put behind as a whole. Another's is left alone, the API may be in it.
 */
function session(): void {
  try {
    // After the name in brackets: state, parent, group, session.
    const leader = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ')[3];
    if (leader === String(process.pid)) writeFileSync('/proc/self/autogroup', String(PRIORITY));
  } catch {
    // No such thing on this system.
  }
}
