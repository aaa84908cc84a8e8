const PREFIX = 'jalon.draft.';

/**
 * Text typed on this device that the server does not have yet, so that neither a cut nor a reload loses it. Kept by
 * account, dropped once saved, and all of it at sign-out: nothing of a person stays on a shared machine.
 */
export class LocalDrafts {
  private readonly prefix: string;

  /** @param subject what is written, as `study.<id>` */
  constructor(accountId: string, subject: string) {
    this.prefix = `${PREFIX}${accountId}.${subject}.`;
  }

  /** False when the browser would not take it: the person has to be warned before they leave. */
  keep(part: string, value: unknown): boolean {
    try {
      localStorage.setItem(this.prefix + part, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  drop(part: string): void {
    try {
      localStorage.removeItem(this.prefix + part);
    } catch {
      // Closed by a policy: there was nothing to drop.
    }
  }

  /** What was kept, by part; what cannot be read back is left out. */
  all(): ReadonlyMap<string, unknown> {
    const found = new Map<string, unknown>();
    for (const key of keys(this.prefix)) {
      try {
        found.set(key.slice(this.prefix.length), JSON.parse(localStorage.getItem(key) ?? 'null'));
      } catch {
        localStorage.removeItem(key);
      }
    }
    return found;
  }
}

/** Drops what this device keeps of everybody but `accountId`; of everybody when null. */
export function forgetDrafts(accountId: string | null): void {
  const mine = accountId === null ? null : `${PREFIX}${accountId}.`;
  for (const key of keys(PREFIX)) if (mine === null || !key.startsWith(mine)) localStorage.removeItem(key);
}

function keys(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
