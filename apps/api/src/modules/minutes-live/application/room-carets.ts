import type { Peer } from './peer.js';
import { ownPresence, readPresence, writePresence, type Presence } from './presence.js';
import type { Room } from './room.js';

/** A notification of PostgreSQL carries less than 8,000 bytes. */
const MAX_SAID = 6_800;
/** Carets of a moment go to the other processes together. */
const TOGETHER_MS = 120;
/** Windows say again where they are every 15 s; a process that died says nothing more. */
const EXPIRES_MS = 40_000;

/** Who is where in one document: never stored, and gone with the window. */
export class RoomCarets {
  private readonly elsewhere = new Map<number, { readonly presence: Presence; readonly at: number }>();
  private readonly unsaid = new Map<number, Presence>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly room: Room,
    private readonly process: string,
    private readonly tell: (payload: string) => void,
  ) {}

  /** A window has opened the document: it learns where the others are. */
  entered(peer: Peer): void {
    const others = [...this.elsewhere.values()].map(({ presence }) => presence);
    for (const other of this.room.peers)
      if (other !== peer && other.presence !== null) others.push(other.presence);
    if (others.length > 0) peer.say({ type: 'presence', state: encoded(others) });
    this.tell(`${this.room.id}:q:${this.process}:`);
  }

  /** @throws Error when the bytes are no presence */
  moved(peer: Peer, bytes: Uint8Array): void {
    const presence = ownPresence(bytes, peer.presence, { personId: peer.personId, name: peer.name });
    // Nobody speaks for another's window.
    if (presence === null || this.taken(presence.clientId, peer)) return;
    peer.presence = presence;
    this.say(presence, peer);
  }

  left(peer: Peer): void {
    if (peer.presence === null) return;
    const { clientId, clock } = peer.presence;
    peer.presence = null;
    // The same window came back before this connection of it was given up.
    for (const other of this.room.peers) if (other.presence?.clientId === clientId) return;
    this.say({ clientId, clock: clock + 1, state: null }, peer);
  }

  /** What another process says: its carets, or that somebody there wants to know ours. */
  heard(what: 'p' | 'q', words: string): void {
    if (what === 'q') {
      for (const { presence } of this.room.peers) if (presence !== null) this.later(presence);
      return;
    }
    for (const presence of readPresence(Buffer.from(words, 'base64'))) {
      const known = this.elsewhere.get(presence.clientId);
      if (known && known.presence.clock > presence.clock) continue;
      if (presence.state === null) this.elsewhere.delete(presence.clientId);
      else this.elsewhere.set(presence.clientId, { presence, at: performance.now() });
    }
    this.room.sayAll({ type: 'presence', state: words });
  }

  expire(): void {
    for (const [clientId, { presence, at }] of this.elsewhere) {
      if (performance.now() - at < EXPIRES_MS) continue;
      this.elsewhere.delete(clientId);
      const state = encoded([{ clientId, clock: presence.clock + 1, state: null }]);
      this.room.sayAll({ type: 'presence', state });
    }
  }

  private taken(clientId: number, by: Peer): boolean {
    const user = this.elsewhere.get(clientId)?.presence.state?.['user'] as { personId?: unknown } | undefined;
    if (user && user.personId !== by.personId) return true;
    for (const peer of this.room.peers)
      if (peer.presence?.clientId === clientId && peer.personId !== by.personId) return true;
    return false;
  }

  private say(presence: Presence, except: Peer): void {
    this.room.sayAll({ type: 'presence', state: encoded([presence]) }, except);
    this.later(presence);
  }

  private later(presence: Presence): void {
    this.unsaid.set(presence.clientId, presence);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      const all = [...this.unsaid.values()];
      this.unsaid.clear();
      const together = encoded(all);
      for (const words of together.length <= MAX_SAID ? [together] : all.map((one) => encoded([one])))
        // A caret larger than that stays within this process.
        if (words.length <= MAX_SAID) this.tell(`${this.room.id}:p:${this.process}:${words}`);
    }, TOGETHER_MS).unref();
  }
}

function encoded(presences: readonly Presence[]): string {
  return Buffer.from(writePresence(presences)).toString('base64');
}
