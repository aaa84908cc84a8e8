import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LIVE_CLOSE } from '@jalon/contracts';
import { CLOCK, type Clock } from '../../../config/clock.js';
import { Listener } from '../../../database/listener.js';
import { MinutesDocumentStore } from '../persistence/minutes-document.store.js';
import type { Peer } from './peer.js';
import { RoomCarets } from './room-carets.js';
import { Room } from './room.js';

export const MAX_PEERS = 300;
export const MAX_PEERS_A_DOCUMENT = 30;
/** Documents kept in memory after their last window closed: people leave and come back. */
const KEPT_IDLE = 20;
const KEPT_BEGUN = 10_000;
const CHECK_EVERY_MS = 30_000;
const RETRY_MS = 1_000;
/** How long stopping waits for commits under way, and windows for the end of the connection. */
const STOP_MS = 2_000;

interface Kept {
  readonly room: Room;
  readonly carets: RoomCarets;
}

/**
 * The open documents of this process. Changes reach the other processes through the database alone: a row, and a
 * notification that it is there.
 */
@Injectable()
export class Rooms implements OnModuleDestroy {
  private readonly process = randomUUID().slice(0, 8);
  private readonly open = new Map<string, Kept>();
  /** In the order they were left. */
  private readonly idle = new Map<string, Kept>();
  /**
   * Who has begun to write, by session and document: one audit row then, none a keystroke. Kept in memory: after a
   * restart a session that goes on is written down once more, which is true as well.
   */
  private readonly begun = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private readonly deaf: () => void;
  private stopping = false;

  constructor(
    private readonly store: MinutesDocumentStore,
    listener: Listener,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.deaf = listener.on('jalon_minutes', (payload) => this.heard(payload));
    this.timer = setInterval(() => this.check(), CHECK_EVERY_MS);
    this.timer.unref();
  }

  get size(): number {
    let count = 0;
    for (const { room } of this.open.values()) count += room.peers.size;
    return count;
  }

  /** Lets a window in; null when the document or the process has as many as it takes. */
  enter(id: string, peer: Peer): Kept | null {
    if (this.stopping || this.size >= MAX_PEERS) return null;
    const kept = this.open.get(id) ?? this.idle.get(id) ?? this.make(id);
    if (kept.room.peers.size >= MAX_PEERS_A_DOCUMENT) return null;
    this.idle.delete(id);
    this.open.set(id, kept);
    kept.room.peers.add(peer);
    return kept;
  }

  leave(id: string, peer: Peer): void {
    const kept = this.open.get(id);
    if (!kept?.room.peers.delete(peer)) return;
    kept.carets.left(peer);
    if (kept.room.peers.size > 0) return;
    this.open.delete(id);
    this.idle.set(id, kept);
    const [oldest] = this.idle.keys();
    if (this.idle.size > KEPT_IDLE && oldest !== undefined) this.idle.delete(oldest);
  }

  /** Looks after every window: those that do not answer are dropped, those whose session ended are closed. */
  check(): void {
    if (this.begun.size > KEPT_BEGUN) this.begun.clear();
    for (const { room, carets } of this.open.values()) {
      carets.expire();
      for (const peer of room.peers) {
        if (!peer.alive) peer.terminate();
        else {
          peer.ping();
          // An absent database throws nobody out.
          peer.isAllowed(false).catch(() => undefined);
        }
      }
    }
  }

  /** Ends every window: what is being stored is answered first, the rest is sent again to who comes next. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    clearInterval(this.timer);
    this.deaf();
    const kept = [...this.open.values()];
    await Promise.race([Promise.all(kept.map(({ room }) => room.settled())), late()]);
    const peers = kept.flatMap(({ room }) => [...room.peers]);
    for (const peer of peers) peer.close(LIVE_CLOSE.restarting);
    await Promise.race([
      late(),
      new Promise<void>((resolve) => {
        const look = setInterval(() => {
          if (this.size > 0) return;
          clearInterval(look);
          resolve();
        }, 20);
        look.unref();
      }),
    ]);
    for (const peer of peers) peer.terminate();
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private make(id: string): Kept {
    const room = new Room(id, { store: this.store, now: () => this.clock.now(), begun: this.begun });
    return { room, carets: new RoomCarets(room, this.process, (words) => this.tell(words)) };
  }

  /** Carets are worth one try. */
  private tell(payload: string): void {
    this.store.say(payload).catch(() => undefined);
  }

  /**
   * `<id>:<seq>` a change, `<id>:moved` another state, `<id>:p:…` and `<id>:q:…` carets; empty after the
   * connection was lost, when anything may have been said.
   */
  private heard(payload: string): void {
    if (payload === '') {
      for (const id of this.open.keys()) this.catchUp(id, null);
      return;
    }
    const [id = '', what = '', process, rest = ''] = payload.split(':');
    const kept = this.open.get(id);
    if (!kept) return;
    if (what === 'p' || what === 'q') {
      if (process === this.process) return;
      try {
        kept.carets.heard(what, rest);
      } catch {
        // Said by a process of another version: a caret is not worth failing for.
      }
    } else this.catchUp(id, what === 'moved' ? null : Number(what));
  }

  private catchUp(id: string, seq: number | null): void {
    this.open
      .get(id)
      ?.room.catchUp(seq)
      .catch(() => {
        if (!this.stopping) setTimeout(() => this.catchUp(id, seq), RETRY_MS).unref();
      });
  }
}

function late(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
}
