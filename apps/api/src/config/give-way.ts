import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Where Linux lists the threads of the process. */
const THREADS = '/proc/self/task';

/**
 * Puts the process behind those that answer people: every thread of it. The ones that collect garbage began before
 * anything of ours ran, and Linux keeps a priority for each thread, which only those started later take over.
 */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  for (const thread of threads()) setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
}

function threads(): readonly number[] {
  try {
    return readdirSync(THREADS).map(Number);
  } catch {
    // Elsewhere a priority is the process's.
    return [];
  }
}
