import type { MinutesState } from '@jalon/domain';
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';
import { dropCopy, noteCopy, waitingIn } from '../../core/drafts/minutes-copies';

/** What the server said last, for a page that opens without it. */
export interface LastKnown {
  readonly state: MinutesState;
  readonly mayWrite: boolean;
}

/** The document's copy on this device: every change is kept there at once. */
export interface LocalCopy {
  /** Adds what was kept to the document; false when this device keeps nothing. */
  load(): Promise<boolean>;
  lastKnown(): Promise<LastKnown | null>;
  remember(known: LastKnown): void;
  /** Changes the server lacked when the page was last left. */
  readonly waitingBefore: number;
  note(waiting: number): void;
  /** Called once when something could not be kept. */
  onFailure(failed: () => void): void;
  /** Leaves the copy: it goes when nothing waits. */
  leave(waiting: number): Promise<void>;
}

const LOAD_WITHIN_MS = 3_000;

/** The copy in IndexedDB, under the name of the account and the minutes. */
export class IndexedCopy implements LocalCopy {
  readonly waitingBefore: number;
  /** Null when this device has no storage. */
  private readonly kept: Promise<IndexeddbPersistence | null>;
  private fail: () => void = () => undefined;
  private failed = false;
  private noted: number;
  private unlock: () => void = () => undefined;
  private readonly unlocked: Promise<unknown>;

  constructor(
    private readonly name: string,
    doc: Doc,
  ) {
    this.waitingBefore = waitingIn(name);
    this.noted = this.waitingBefore;
    noteCopy(name, this.noted);
    // Shared by the windows that have it open: nobody deletes it under another.
    const { locks } = navigator as { locks?: LockManager };
    const left = new Promise<void>((resolve) => (this.unlock = resolve));
    let granted: () => void = () => undefined;
    // Opened once nobody deletes it: the tab that was just left may be doing so.
    this.kept = new Promise<void>((resolve) => (granted = resolve)).then(() =>
      typeof indexedDB === 'undefined' ? null : new IndexeddbPersistence(name, doc),
    );
    const held = locks?.request(name, { mode: 'shared' }, () => {
      granted();
      return left;
    });
    this.unlocked = Promise.resolve(held).catch(() => undefined);
    if (held === undefined) granted();
    else held.catch(() => granted());
  }

  async load(): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), LOAD_WITHIN_MS)));
    try {
      const kept = await Promise.race([this.kept, late]);
      if (kept === null) return false;
      const database = await Promise.race([kept._db, late]);
      if (database === null || (await Promise.race([kept.whenSynced, late])) === null) return false;
      // Deleted by a sign-out elsewhere, or the disk is full: what is typed from now on is on the server alone.
      for (const event of ['abort', 'versionchange', 'close'])
        database.addEventListener(event, () => this.lost());
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async lastKnown(): Promise<LastKnown | null> {
    const kept = await this.kept;
    const known: unknown = await kept?.get('known').catch(() => null);
    return typeof known === 'string' ? (JSON.parse(known) as LastKnown) : null;
  }

  remember(known: LastKnown): void {
    if (this.failed) return;
    void this.kept.then((kept) => kept?.set('known', JSON.stringify(known))).catch(() => undefined);
  }

  note(waiting: number): void {
    // Whether something waits is what matters when leaving; the number only while it is small to write.
    if (waiting === this.noted || (waiting > 20 && this.noted > 0 && waiting % 20 !== 0)) return;
    this.noted = waiting;
    noteCopy(this.name, waiting);
  }

  onFailure(failed: () => void): void {
    this.fail = failed;
  }

  async leave(waiting: number): Promise<void> {
    await this.kept.then((kept) => kept?.destroy()).catch(() => undefined);
    this.unlock();
    await this.unlocked;
    if (waiting === 0) await dropCopy(this.name);
    else noteCopy(this.name, waiting);
  }

  private lost(): void {
    if (this.failed) return;
    this.failed = true;
    void this.kept.then((kept) => kept?.destroy());
    this.fail();
  }
}
