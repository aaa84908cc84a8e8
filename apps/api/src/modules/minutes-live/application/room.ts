import { LIVE_CLOSE, type LiveMessageOut } from '@jalon/contracts';
import { MINUTES_LIMITS, MINUTES_SCHEMA } from '@jalon/domain';
import * as Y from 'yjs';
import type { Transaction } from '../../../database/unit-of-work.js';
import type {
  MinutesDocumentStore,
  MinutesHead,
  NewChange,
  StoredChange,
} from '../persistence/minutes-document.store.js';
import { apply, DocumentSize, isChange } from './accept.js';
import type { Peer } from './peer.js';

type RefusedCode = Extract<LiveMessageOut, { type: 'refused' }>['code'];

interface Incoming {
  readonly peer: Peer;
  readonly n: number;
  readonly bytes: Uint8Array;
}

/** What the room needs of the process around it. */
export interface RoomHouse {
  readonly store: MinutesDocumentStore;
  readonly now: () => Date;
  /** Sessions that have begun to write in this document: see `begins`. */
  readonly begun: Set<string>;
}

const MAX_QUEUED_BYTES = 8_000_000;
const MERGE_AFTER = { changes: 200, bytes: 500_000 } as const;

/**
 * One shared document in this process: the windows that have it open, and the document as it is stored. What it does
 * is done one after the other; what arrives while a commit is under way is stored together by the next.
 */
export class Room {
  readonly peers = new Set<Peer>();
  private doc: Y.Doc | null = null;
  private size = new DocumentSize();
  /** The last stored change that the document holds, and that the windows were told. */
  private seq = 0;
  private told = 0;
  private sinceBase = { changes: 0, bytes: 0 };
  private head: MinutesHead | null = null;
  private queue: Incoming[] = [];
  private queuedBytes = 0;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly id: string,
    private readonly house: RoomHouse,
  ) {}

  /** Gives a window what it lacks. @throws when the database does not answer or the vector is none. */
  open(peer: Peer, vector: Uint8Array): Promise<void> {
    return this.inTurn(async () => {
      if (!(await this.look())) return;
      const doc = this.doc ?? new Y.Doc();
      peer.opened = true;
      peer.say({
        type: 'opened',
        change: base64(Y.encodeStateAsUpdate(doc, vector)),
        vector: base64(Y.encodeStateVector(doc)),
        seq: this.seq,
        state: this.head?.state ?? 'draft',
        schema: this.head?.schema ?? MINUTES_SCHEMA,
        mayWrite: this.mayWrite(peer),
        now: this.house.now().toISOString(),
      });
    });
  }

  /** Takes a change; `saved` or `refused` follows. */
  take(peer: Peer, n: number, bytes: Uint8Array): void {
    if (!peer.writer) return refuse({ peer, n, bytes }, 'forbidden');
    if (bytes.byteLength > MINUTES_LIMITS.change) return refuse({ peer, n, bytes }, 'too_large');
    if (!isChange(bytes)) return refuse({ peer, n, bytes }, 'broken');
    if (this.queuedBytes + bytes.byteLength > MAX_QUEUED_BYTES) return refuse({ peer, n, bytes }, 'busy');
    this.queuedBytes += bytes.byteLength;
    this.queue.push({ peer, n, bytes });
    if (this.queue.length === 1) void this.inTurn(() => this.storeQueued());
  }

  /** Somebody stored change `seq`, or the state moved (null): passes on what is new. */
  catchUp(seq: number | null): Promise<boolean> {
    return this.inTurn(async () => (seq !== null && this.seq >= seq) || this.look());
  }

  /** Once everything taken so far is stored and answered. */
  settled(): Promise<unknown> {
    return this.tail;
  }

  sayAll(message: LiveMessageOut, except?: Peer): void {
    const text = JSON.stringify(message);
    for (const peer of this.peers)
      if (peer !== except && peer.opened) peer.sayText(text, message.type === 'presence');
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private mayWrite(peer: Peer): boolean {
    return this.head?.state === 'draft' && peer.writer && knowsShape(peer, this.head.schema);
  }

  /** Reads where the minutes stand and what was stored since; false when they are gone. */
  private async look(tx?: Transaction): Promise<boolean> {
    const { store } = this.house;
    const before = this.head;
    this.head = (tx ? await store.hold(tx, this.id) : await store.head(this.id)) ?? null;
    const { head } = this;
    if (head === null) {
      for (const peer of this.peers) peer.close(LIVE_CLOSE.notFound);
      return false;
    }
    if (this.doc === null || this.seq < head.seq)
      this.learn(await store.since(this.id, this.doc ? this.seq : 0, tx));
    if (before && (before.state !== head.state || before.schema !== head.schema)) {
      for (const peer of this.peers)
        if (peer.opened) peer.say({ type: 'moved', state: head.state, mayWrite: this.mayWrite(peer) });
    }
    return true;
  }

  /** Adds what is stored to the document and tells it to the windows that were not told. */
  private learn(stored: readonly StoredChange[]): void {
    const doc = (this.doc ??= new Y.Doc());
    doc.transact(() => {
      for (const { bytes } of stored) Y.applyUpdate(doc, bytes);
    });
    for (const { seq, base, bytes } of stored) {
      this.size.grow(bytes.byteLength);
      this.sinceBase = base
        ? { changes: 0, bytes: 0 }
        : { changes: this.sinceBase.changes + 1, bytes: this.sinceBase.bytes + bytes.byteLength };
      this.seq = seq;
      if (seq <= this.told) continue;
      this.told = seq;
      this.sayAll({ type: 'change', seq, change: base64(bytes) });
    }
  }

  /** Forgets the document, which may hold what is not stored; it is read again when next needed. */
  private forget(): void {
    this.doc = null;
    this.seq = 0;
    this.size = new DocumentSize();
  }

  private async storeQueued(): Promise<void> {
    const taken = this.queue;
    this.queue = [];
    this.queuedBytes = 0;
    try {
      const allowed = new Map<Peer, boolean>();
      for (const { peer } of taken)
        if (!allowed.has(peer)) allowed.set(peer, !peer.gone && (await peer.isAllowed(true)));
      await this.store(taken.filter(({ peer }) => allowed.get(peer)));
      await this.mergeWhenLong();
    } catch {
      // Whether it was committed is not known: the windows send again, and what was stored is known then.
      this.forget();
      for (const one of taken) refuse(one, 'busy');
    }
  }

  /** One transaction for all that waited; each window is answered after the commit. */
  private async store(incoming: readonly Incoming[]): Promise<void> {
    if (incoming.length === 0) return;
    const { store, now } = this.house;
    const refused: [Incoming, RefusedCode][] = [];
    const begun: string[] = [];
    const written = await store.write(now(), async (tx) => {
      if (!(await this.look(tx)) || this.head === null) return null;
      const { head } = this;
      const may = incoming.filter((one) => {
        const code = whyNot(one.peer, head);
        if (code !== null) refused.push([one, code]);
        return code === null;
      });
      const accepted = await this.accept(tx, may, refused);
      const changes = this.byAccount(accepted);
      if (changes.length > 0) {
        await store.add(tx, this.id, changes, Math.max(...may.map(({ peer }) => peer.schema)));
        for (const { peer } of accepted.keys()) {
          // A row a session and document says who wrote; the text itself says what.
          const key = `${peer.sessionKey} ${this.id}`;
          if (this.house.begun.has(key) || begun.includes(key)) continue;
          begun.push(key);
          await store.auditBegun(tx, peer.actor, head.meetingId);
        }
      }
      return { accepted, changes };
    });
    for (const key of begun) this.house.begun.add(key);
    for (const [one, code] of refused) refuse(one, code);
    if (written === null) return;
    for (const change of written.changes) this.stored(change, written.accepted);
    for (const { peer, n } of written.accepted.keys()) peer.say({ type: 'saved', n, seq: this.seq });
  }

  /** What was new in each change, in order. Those at fault are left out and the document built again without them. */
  private async accept(
    tx: Transaction,
    incoming: readonly Incoming[],
    refused: [Incoming, RefusedCode][],
  ): Promise<ReadonlyMap<Incoming, Uint8Array | null>> {
    const accepted = new Map<Incoming, Uint8Array | null>();
    for (const one of incoming) {
      const doc = (this.doc ??= new Y.Doc());
      const applied = apply(doc, one.bytes);
      this.size.grow(one.bytes.byteLength);
      const fault = applied.fault ?? (this.size.exceeds(doc) ? 'too_large' : null);
      if (fault === null) {
        accepted.set(one, applied.fault === null ? applied.fresh : null);
        continue;
      }
      refused.push([one, fault]);
      this.forget();
      await this.look(tx);
      for (const { bytes } of accepted.keys()) apply((this.doc ??= new Y.Doc()), bytes);
    }
    return accepted;
  }

  /** One row an account, numbered after the last stored. */
  private byAccount(accepted: ReadonlyMap<Incoming, Uint8Array | null>): readonly NewChange[] {
    const byAccount = new Map<string, Uint8Array[]>();
    for (const [{ peer }, fresh] of accepted) {
      if (fresh === null) continue;
      byAccount.set(peer.accountId, [...(byAccount.get(peer.accountId) ?? []), fresh]);
    }
    return [...byAccount].map(([accountId, updates], index) => ({
      seq: this.seq + 1 + index,
      accountId,
      bytes: Y.mergeUpdates(updates),
    }));
  }

  /** Committed: tells the windows, but for one that wrote all of it. */
  private stored(change: NewChange, accepted: ReadonlyMap<Incoming, Uint8Array | null>): void {
    this.seq = change.seq;
    this.told = change.seq;
    this.sinceBase = {
      changes: this.sinceBase.changes + 1,
      bytes: this.sinceBase.bytes + change.bytes.byteLength,
    };
    const authors = new Set<Peer>();
    for (const [{ peer }, fresh] of accepted)
      if (fresh !== null && peer.accountId === change.accountId) authors.add(peer);
    const [only] = authors;
    this.sayAll(
      { type: 'change', seq: change.seq, change: base64(change.bytes) },
      authors.size === 1 ? only : undefined,
    );
  }

  /** The document holds exactly what is stored up to `seq`: what another process adds meanwhile comes after. */
  private async mergeWhenLong(): Promise<void> {
    const { changes, bytes } = this.sinceBase;
    if (this.doc === null || (changes <= MERGE_AFTER.changes && bytes <= MERGE_AFTER.bytes)) return;
    this.sinceBase = { changes: 0, bytes: 0 };
    const { store, now } = this.house;
    // Tried again after as many changes when it fails.
    await store.merge(now(), this.id, this.seq, Y.encodeStateAsUpdate(this.doc)).catch(() => undefined);
  }
}

function whyNot(peer: Peer, head: MinutesHead): RefusedCode | null {
  if (head.state !== 'draft') return 'frozen';
  if (!peer.writer) return 'forbidden';
  return knowsShape(peer, head.schema) ? null : 'schema';
}

/** A window newer than this server waits too: what it writes could not be read back here. */
function knowsShape(peer: Peer, schema: number): boolean {
  return peer.schema >= schema && peer.schema <= MINUTES_SCHEMA;
}

function refuse({ peer, n }: Incoming, code: RefusedCode): void {
  peer.say({ type: 'refused', n, code });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
