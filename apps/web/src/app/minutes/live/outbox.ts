import { mergeUpdates } from 'yjs';

/** How long typing is gathered before it is sent. */
export const GATHER_MS = 400;

interface Sent {
  readonly n: number;
  readonly update: Uint8Array;
  readonly changes: number;
}

/**
 * What was typed and the server has not confirmed. Changes are gathered for a moment and sent one message after the
 * other: the next goes once the last is confirmed, so that none ever builds on one that was refused.
 */
export class Outbox {
  private pending: Uint8Array[] = [];
  private changes = 0;
  private sent: Sent | null = null;
  private n = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private open = false;

  /** @param send false when the change cannot go: the outbox then holds until it is opened again */
  constructor(
    private readonly send: (n: number, update: Uint8Array) => boolean,
    private readonly changed: () => void,
  ) {}

  /** Changes that are not confirmed. */
  get waiting(): number {
    return this.changes + (this.sent?.changes ?? 0);
  }

  get sending(): boolean {
    return this.open;
  }

  add(update: Uint8Array): void {
    this.pending.push(update);
    this.changes++;
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
    this.changed();
  }

  /** So many changes were not confirmed before this page was opened; the server will say which. */
  expect(changes: number): void {
    this.changes += changes;
    this.changed();
  }

  /** Takes `rest` for all that the server lacks, null when it has everything. */
  restart(rest: Uint8Array | null): void {
    const before = this.waiting;
    this.hold();
    this.pending = rest === null ? [] : [rest];
    this.changes = rest === null ? 0 : Math.max(before, 1);
    this.changed();
  }

  /** Whether this was the change that waited for its confirmation. */
  confirmed(n: number): boolean {
    if (this.sent?.n !== n) return false;
    this.sent = null;
    this.changed();
    if (this.timer === undefined) this.flush();
    return true;
  }

  /** Sends from now on. */
  release(): void {
    this.open = true;
    this.flush();
  }

  /** Sends nothing until `release`; what was on its way counts as not sent. */
  hold(): void {
    this.open = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.sent === null) return;
    this.pending.unshift(this.sent.update);
    this.changes += this.sent.changes;
    this.sent = null;
  }

  /** What waits goes now rather than in a moment. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.open || this.sent !== null || this.pending.length === 0) return;
    const update = this.pending.length === 1 ? this.pending[0] : mergeUpdates(this.pending);
    if (update === undefined) return;
    this.sent = { n: ++this.n, update, changes: this.changes };
    this.pending = [];
    this.changes = 0;
    if (!this.send(this.sent.n, update)) this.hold();
    this.changed();
  }
}
