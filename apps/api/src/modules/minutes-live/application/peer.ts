import { LIVE_CLOSE, type LiveMessageOut } from '@jalon/contracts';
import { may, type Principal } from '@jalon/domain';
import type { WebSocket } from 'ws';
import type { Actor } from '../../../database/unit-of-work.js';
import type { SessionReader } from '../../identity/index.js';
import type { Presence } from './presence.js';

/** Bytes a window may be behind before it is dropped: it comes back and asks for what it lacks. */
const MAX_BEHIND = 12_000_000;
/** Carets are not worth queueing behind text. */
const MAX_BEHIND_FOR_PRESENCE = 500_000;

/** One open window: its socket and whose session it is. */
export class Peer {
  /** The shape of the document it knows; 0 until it has said so. */
  schema = 0;
  opened = false;
  presence: Presence | null = null;
  alive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly sessions: SessionReader,
    private readonly token: string,
    private principal: Principal,
    readonly name: string,
    /** Names the session within this process, for the audit. */
    readonly sessionKey: string,
    private readonly requestId: string,
  ) {}

  get accountId(): string {
    return this.principal.accountId;
  }

  get personId(): string {
    return this.principal.personId;
  }

  get writer(): boolean {
    return may(this.principal, 'minutes:write');
  }

  get actor(): Actor {
    return {
      accountId: this.principal.accountId,
      personId: this.principal.personId,
      requestId: this.requestId,
    };
  }

  get gone(): boolean {
    return this.socket.readyState !== this.socket.OPEN;
  }

  say(message: LiveMessageOut): void {
    this.sayText(JSON.stringify(message));
  }

  /** The same words for many windows are written once. */
  sayText(text: string, presence = false): void {
    if (this.gone) return;
    if (presence && this.socket.bufferedAmount > MAX_BEHIND_FOR_PRESENCE) return;
    if (this.socket.bufferedAmount > MAX_BEHIND) this.socket.terminate();
    else this.socket.send(text);
  }

  close(code: number): void {
    if (!this.gone) this.socket.close(code);
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** Asks whether somebody is there; `alive` is set again by the answer. */
  ping(): void {
    this.alive = false;
    if (!this.gone) this.socket.ping();
  }

  /**
   * Reads the session, role and entity again, and closes the window when they do not allow it any more.
   * `active`: the person typed, which keeps the session from ending as idle.
   * @throws when the database does not answer: nobody is let in or thrown out on that.
   */
  async isAllowed(active: boolean): Promise<boolean> {
    const signedIn = await this.sessions.find(this.token, active);
    if (signedIn === null) {
      this.close(LIVE_CLOSE.sessionEnded);
      return false;
    }
    this.principal = signedIn.principal;
    // Partners never see minutes being written, whosever they are.
    if (may(this.principal, 'minutes:live')) return true;
    this.close(LIVE_CLOSE.forbidden);
    return false;
  }
}
