import { LIVE_CLOSE, liveMessageOut, type LiveMessageIn, type LiveMessageOut } from '@jalon/contracts';

/** What of a WebSocket is used. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'readyState'>;
export type Connect = (url: string) => Socket;

export interface WireEvents {
  /** The socket is open: say `open`. */
  readonly up: () => void;
  readonly heard: (message: LiveMessageOut) => void;
  /** The server is out of reach for now; the wire tries again by itself. */
  readonly down: () => void;
  /** The server closed for a reason that trying again does not mend. */
  readonly ended: (why: 'session' | 'gone') => void;
}

const PING_EVERY_MS = 5_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;
const OPEN = 1;

/** One connection that comes back by itself: at once when the network does, else after 0.5 s, 1 s, 2 s … 5 s. */
export class Wire {
  private socket: Socket | null = null;
  private wait = FIRST_RETRY_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  /** A ping went and nothing has come since. */
  private unanswered = false;
  private closed = false;
  private readonly online = () => this.reconnect();
  /** The browser knows first: a socket without a network stays open for a while. */
  private readonly offline = () => {
    if (this.socket) this.lost(0);
  };

  constructor(
    private readonly url: string,
    private readonly connect: Connect,
    private readonly events: WireEvents,
  ) {
    addEventListener('online', this.online);
    addEventListener('offline', this.offline);
  }

  /** Connects now, dropping what is there. */
  reconnect(): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    this.drop();
    this.start();
  }

  /** False when nothing can be sent. */
  send(message: LiveMessageIn): boolean {
    if (this.socket?.readyState !== OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.closed = true;
    removeEventListener('online', this.online);
    removeEventListener('offline', this.offline);
    clearTimeout(this.retry);
    this.drop();
  }

  private start(): void {
    let socket: Socket;
    try {
      socket = this.connect(this.url);
    } catch {
      this.later();
      return;
    }
    this.socket = socket;
    this.unanswered = false;
    socket.onopen = () => this.events.up();
    socket.onmessage = (event) => this.receive(event);
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code);
    };
    this.beat = setInterval(() => {
      // A network that vanished closes nothing: silence tells. Not by the clock, for hidden pages wake up rarely.
      if (this.unanswered) this.lost(0);
      else {
        this.unanswered = true;
        this.send({ type: 'ping' });
      }
    }, PING_EVERY_MS);
  }

  private receive(event: MessageEvent<unknown>): void {
    this.unanswered = false;
    const message = typeof event.data === 'string' ? read(event.data) : null;
    if (message === null) return;
    if (message.type === 'opened') this.wait = FIRST_RETRY_MS;
    this.events.heard(message);
  }

  private lost(code: number): void {
    this.drop();
    if (code === LIVE_CLOSE.sessionEnded) this.events.ended('session');
    else if (code === LIVE_CLOSE.forbidden || code === LIVE_CLOSE.notFound) this.events.ended('gone');
    else {
      this.events.down();
      this.later();
    }
  }

  private later(): void {
    if (this.closed) return;
    // Spread, so that not everybody comes back to a server that restarts in the same instant.
    this.retry = setTimeout(() => this.reconnect(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LAST_RETRY_MS);
  }

  private drop(): void {
    clearInterval(this.beat);
    const { socket } = this;
    this.socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

function read(text: string): LiveMessageOut | null {
  try {
    return liveMessageOut.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
