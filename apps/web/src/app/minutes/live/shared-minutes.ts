import { computed, signal } from '@angular/core';
import type { LiveMessageOut } from '@jalon/contracts';
import { MINUTES_LIMITS, MINUTES_SCHEMA, type MinutesState } from '@jalon/domain';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateVector } from 'yjs';
import { fromBase64, toBase64 } from './base64';
import type { LiveMinutes, LivePerson, LiveProblem, LiveSave, LiveWriter } from './live-minutes';
import type { LocalCopy } from './local-copy';
import { Outbox } from './outbox';
import { colourOf, peopleIn } from './people';
import { Known, missing, unsentWords } from './unsent';
import { Wire, type Connect } from './wire';

/** What of the world outside the document is needed; tests bring their own. */
export interface Edges {
  readonly url: string;
  readonly connect: Connect;
  readonly copy: (doc: Doc) => LocalCopy;
  /** Opens the sign-in over the page; false when the person gives up. */
  readonly askToSignIn: () => Promise<boolean>;
  /** Whether the role writes minutes at all. */
  readonly writer: boolean;
}

const SERVER = Symbol('server');
const CLOCKS_APART_MS = 2 * 60_000;
const CARET_EVERY_MS = 100;
const BUSY_RETRY_MS = 1_500;
/** After a change that was too large, removing text makes it worth trying again. */
const TOO_LARGE_RETRY_MS = 3_000;
const CLOSE_WITHIN_MS = 2_000;

/** The browser's side of the shared document: on this device first, then with the server, which alone seeds it. */
export class SharedMinutes implements LiveMinutes {
  readonly doc = new Doc();
  readonly fragment = this.doc.getXmlFragment('minutes');
  readonly awareness = new Awareness(this.doc);

  private readonly readyState = signal(false);
  /** Null until the first attempt to connect has ended. */
  private readonly online = signal<boolean | null>(null);
  private readonly waiting = signal(0);
  private readonly sending = signal(false);
  private readonly problemState = signal<LiveProblem | null>(null);
  private readonly lostStorage = signal(false);
  private readonly stateState = signal<MinutesState | null>(null);
  private readonly writable = signal(false);
  private readonly apart = signal(false);
  private readonly peopleState = signal<readonly LivePerson[]>([]);

  readonly ready = this.readyState.asReadonly();
  readonly minutesState = this.stateState.asReadonly();
  readonly mayWrite = this.writable.asReadonly();
  readonly clocksDisagree = this.apart.asReadonly();
  readonly people = this.peopleState.asReadonly();
  readonly save = computed<LiveSave>(() => {
    const waiting = this.waiting();
    const online = this.online();
    if (online === false)
      return { state: this.problemState() === 'session' ? 'saved_here' : 'offline', waiting };
    return { state: waiting === 0 ? 'saved' : this.sending() ? 'saving' : 'saved_here', waiting };
  });
  readonly problem = computed<LiveProblem | null>(() => {
    const problem = this.problemState();
    if (problem !== null) return problem;
    const state = this.stateState();
    // Minutes in review are no problem; words that they do not take are.
    if (state !== null && state !== 'draft' && this.waiting() > 0) return 'frozen';
    return this.lostStorage() ? 'storage' : null;
  });

  private readonly copy: LocalCopy;
  private readonly outbox: Outbox;
  private readonly wire: Wire;
  private readonly known = new Known();
  /** The document as it was when the change on its way was taken. */
  private vectorSent: Uint8Array | null = null;
  private caretTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private asking = false;
  private brokenBefore = false;
  private readonly flushNow = () => this.outbox.flush();

  constructor(
    me: LiveWriter,
    private readonly edges: Edges,
  ) {
    this.copy = edges.copy(this.doc);
    this.copy.onFailure(() => this.lostStorage.set(true));
    this.outbox = new Outbox(
      (n, update) => this.sendChange(n, update),
      () => this.count(),
    );
    this.wire = new Wire(edges.url, edges.connect, {
      up: () => this.sayOpen(),
      heard: (message) => this.hear(message),
      down: () => this.lose(),
      ended: (why) => this.end(why),
    });
    this.doc.on(
      'update',
      (update: Uint8Array, origin: unknown, _doc: Doc, transaction: { local: boolean }) => {
        // Kept on this device is not typed; a window that knows less of the shape keeps its misunderstandings.
        if (origin !== SERVER && transaction.local && this.problemState() !== 'schema') this.typed(update);
      },
    );
    this.awareness.setLocalState({
      user: { personId: me.personId, name: me.name, color: colourOf(me.personId) },
    });
    this.awareness.on('update', (_change: unknown, origin: unknown) => {
      if (origin === 'local') this.caretTimer ??= setTimeout(() => this.sayCaret(), CARET_EVERY_MS);
    });
    this.awareness.on('change', () => this.peopleState.set(peopleIn(this.awareness, me.personId)));
    // A page that goes away sends what it gathered.
    document.addEventListener('visibilitychange', this.flushNow);
    void this.start();
  }

  unsentText(): string {
    return unsentWords(this.fragment, this.known);
  }

  /** Signed in again: goes on. */
  resume(): void {
    if (this.closed || this.problemState() !== 'session') return;
    this.problemState.set(null);
    this.wire.reconnect();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    document.removeEventListener('visibilitychange', this.flushNow);
    this.outbox.flush();
    for (
      let waited = 0;
      waited < CLOSE_WITHIN_MS && this.outbox.sending && this.outbox.waiting > 0;
      waited += 50
    )
      await new Promise((resolve) => setTimeout(resolve, 50));
    const waiting = this.outbox.waiting;
    this.outbox.hold();
    this.wire.close();
    clearTimeout(this.caretTimer);
    clearTimeout(this.retryTimer);
    this.awareness.destroy();
    await this.copy.leave(waiting);
    this.doc.destroy();
  }

  private async start(): Promise<void> {
    const kept = await this.copy.load();
    if (this.closed) return;
    if (!kept) this.lostStorage.set(true);
    const known = kept ? await this.copy.lastKnown() : null;
    // What was not sent the last time waits still, until the server says what it has.
    if (this.fragment.length > 0) this.outbox.expect(this.copy.waitingBefore);
    if (known !== null && this.fragment.length > 0) {
      this.stateState.set(known.state);
      this.writable.set(known.mayWrite);
      this.readyState.set(true);
    }
    this.wire.reconnect();
  }

  private typed(update: Uint8Array): void {
    this.outbox.add(update);
    if (this.problemState() === 'too_large') {
      this.retryTimer ??= setTimeout(() => {
        this.retryTimer = undefined;
        this.wire.reconnect();
      }, TOO_LARGE_RETRY_MS);
    }
  }

  private sayOpen(): void {
    this.wire.send({
      type: 'open',
      vector: toBase64(encodeStateVector(this.doc)),
      schema: MINUTES_SCHEMA,
      client: String(this.doc.clientID),
    });
  }

  private hear(message: LiveMessageOut): void {
    switch (message.type) {
      case 'opened':
        return this.opened(message);
      case 'change': {
        const change = fromBase64(message.change);
        this.known.sent(change);
        return applyUpdate(this.doc, change, SERVER);
      }
      case 'saved':
        if (this.outbox.confirmed(message.n)) {
          this.brokenBefore = false;
          if (this.vectorSent !== null) this.known.has(this.vectorSent);
        }
        return;
      case 'refused':
        return this.refused(message.code);
      case 'presence':
        return applyAwarenessUpdate(this.awareness, fromBase64(message.state), SERVER);
      case 'moved':
        // A draft again: what was kept meanwhile is sent once the server has said what it lacks.
        if (message.mayWrite && !this.writable()) this.wire.reconnect();
        this.stands(message.state, message.mayWrite);
        return;
      case 'pong':
        return;
    }
  }

  private opened(message: Extract<LiveMessageOut, { type: 'opened' }>): void {
    const change = fromBase64(message.change);
    const vector = fromBase64(message.vector);
    applyUpdate(this.doc, change, SERVER);
    this.known.has(vector);
    this.apart.set(Math.abs(Date.parse(message.now) - Date.now()) > CLOCKS_APART_MS);
    this.problemState.set(message.schema > MINUTES_SCHEMA ? 'schema' : null);
    this.online.set(true);
    this.stands(message.state, message.mayWrite);
    // Who only reads owes nothing, whatever an editor on the page may have tidied up.
    this.outbox.restart(this.owes() ? missing(this.doc, vector, change) : null);
    if (message.mayWrite) this.release();
    this.readyState.set(true);
    this.sayCaret();
  }

  private owes(): boolean {
    return this.edges.writer && this.problemState() !== 'schema';
  }

  private stands(state: MinutesState, mayWrite: boolean): void {
    this.stateState.set(state);
    this.writable.set(mayWrite);
    this.copy.remember({ state, mayWrite });
    if (!mayWrite) this.hold();
  }

  private refused(code: Extract<LiveMessageOut, { type: 'refused' }>['code']): void {
    this.hold();
    if (code === 'frozen' || code === 'forbidden') {
      this.writable.set(false);
      if (code === 'forbidden') this.problemState.set('gone');
    } else if (code === 'schema') this.problemState.set('schema');
    else if (code === 'too_large') this.problemState.set('too_large');
    else {
      // Asks what the server has, then sends the rest at once; the second time it waits longer.
      const later = code === 'busy' ? BUSY_RETRY_MS : this.brokenBefore ? 10 * BUSY_RETRY_MS : 0;
      this.brokenBefore = code === 'broken';
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => {
        this.retryTimer = undefined;
        this.wire.reconnect();
      }, later);
    }
  }

  private lose(): void {
    this.hold();
    this.online.set(false);
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, SERVER);
    // Out of reach at the first try: what this device has is shown when it has something.
    if (this.fragment.length > 0) this.readyState.set(true);
  }

  private end(why: 'session' | 'gone'): void {
    this.lose();
    this.problemState.set(why);
    if (why === 'gone') this.writable.set(false);
    if (why !== 'session' || this.closed || this.asking) return;
    this.asking = true;
    void this.edges
      .askToSignIn()
      .then((signedIn) => {
        if (signedIn) this.resume();
      })
      .finally(() => (this.asking = false));
  }

  private sendChange(n: number, update: Uint8Array): boolean {
    // The server would cut the connection at such a message.
    if (update.byteLength > MINUTES_LIMITS.change) {
      this.problemState.set('too_large');
      return false;
    }
    this.vectorSent = encodeStateVector(this.doc);
    return this.wire.send({ type: 'change', n, change: toBase64(update) });
  }

  private sayCaret(): void {
    clearTimeout(this.caretTimer);
    this.caretTimer = undefined;
    if (!this.online() || this.closed) return;
    const state = encodeAwarenessUpdate(this.awareness, [this.doc.clientID]);
    this.wire.send({ type: 'presence', state: toBase64(state) });
  }

  private release(): void {
    this.sending.set(true);
    this.outbox.release();
  }

  private hold(): void {
    this.outbox.hold();
    this.count();
  }

  private count(): void {
    this.waiting.set(this.outbox.waiting);
    this.sending.set(this.outbox.sending);
    this.copy.note(this.outbox.waiting);
  }
}
