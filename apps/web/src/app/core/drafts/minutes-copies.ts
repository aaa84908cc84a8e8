/**
 * The copies of shared minutes on this device, one IndexedDB each. Their names and how many changes the server lacks
 * are kept beside, in localStorage, so that leaving can warn and clean without opening any.
 */
const PREFIX = 'jalon.minutes.';

export function copyName(accountId: string, minutesId: string): string {
  return `${PREFIX}${accountId}.${minutesId}`;
}

/** How many changes of a copy the server has not confirmed, as last noted. */
export function waitingIn(name: string): number {
  try {
    return Number(localStorage.getItem(name) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** Notes that a copy exists and what of it waits. */
export function noteCopy(name: string, waiting: number): void {
  try {
    localStorage.setItem(name, String(waiting));
  } catch {
    // Without a note the copy is still found by its name where the browser lists them.
  }
}

/** Removes a copy, unless another window of this browser has it open: the last one to leave does. */
export async function dropCopy(name: string): Promise<void> {
  // Locks need a secure address; without them the copy goes, and the other window says that nothing is kept.
  const { locks } = navigator as { locks?: LockManager };
  const drop = async () => {
    remove(name);
    await Promise.resolve();
  };
  if (locks) await locks.request(name, { ifAvailable: true }, (lock) => (lock ? drop() : undefined));
  else await drop();
}

/** Whether some minutes of the account hold words that only this device has. */
export function hasUnsentMinutes(accountId: string): boolean {
  return noted(`${PREFIX}${accountId}.`).some((name) => waitingIn(name) > 0);
}

/** Drops what this device keeps of everybody but `accountId`; of everybody when null. */
export async function forgetCopies(accountId: string | null): Promise<void> {
  const mine = accountId === null ? null : `${PREFIX}${accountId}.`;
  const isOther = (name: string) => name.startsWith(PREFIX) && (mine === null || !name.startsWith(mine));
  for (const name of noted(PREFIX)) if (isOther(name)) remove(name);
  const listed = await list();
  for (const name of listed) if (isOther(name)) remove(name);
}

async function list(): Promise<readonly string[]> {
  try {
    return (await indexedDB.databases()).map(({ name }) => name ?? '');
  } catch {
    return [];
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
    indexedDB.deleteDatabase(name);
  } catch {
    // Closed by a policy: there was nothing to drop.
  }
}

function noted(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
