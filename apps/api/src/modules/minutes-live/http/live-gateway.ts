import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { LIVE_CLOSE, liveMessageIn, type LiveMessageIn } from '@jalon/contracts';
import { may } from '@jalon/domain';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CONFIG, type Config } from '../../../config/config.js';
import { LOGGER } from '../../../config/logger.js';
import { LifecycleState } from '../../../http/lifecycle-state.js';
import { readSessionToken } from '../../../http/session-cookie.js';
import { SessionReader } from '../../identity/index.js';
import { LiveEntry, type Entry } from '../application/live-entry.js';
import { Peer } from '../application/peer.js';
import { MAX_PEERS, Rooms } from '../application/rooms.js';

const PATH = /^\/api\/minutes\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/live$/;
/** The largest change in base64, and its envelope. */
const MAX_MESSAGE = 1_450_000;
/** Somebody who types sends a few messages a second. */
const MAX_MESSAGES = { count: 300, everyMs: 10_000 } as const;
/** A window says `open` at once, or is none of ours. */
const OPEN_WITHIN_MS = 10_000;
const CLOSE = { unreadable: 1007, tooMany: 1008, later: 1013 } as const;

/**
 * WS /api/minutes/:id/live: what people type together, policy `minutes:live`. Another site is refused before the
 * upgrade. Who may not come in is closed right after it, before anything is told: a browser learns the code of a
 * closed socket, but nothing of a refused upgrade, and has to ask to sign in again.
 */
@Injectable()
export class LiveGateway {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    clientTracking: false,
  });

  constructor(
    private readonly rooms: Rooms,
    private readonly entries: LiveEntry,
    private readonly sessions: SessionReader,
    private readonly state: LifecycleState,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    state.onStop(() => void this.rooms.stop());
  }

  /** Takes the upgrades of the server; only ours passes. */
  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'a live document could not be opened');
        refuse(socket, '503 Service Unavailable');
      });
    });
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const id = PATH.exec(request.url ?? '')?.[1];
    if (id === undefined || request.method !== 'GET') return refuse(socket, '404 Not Found');
    if (!isSameOrigin(request)) return refuse(socket, '403 Forbidden');
    if (!this.state.ready || this.rooms.size >= MAX_PEERS) return refuse(socket, '503 Service Unavailable');
    const token = readSessionToken(request, this.config.https);
    const signedIn = token === null ? null : await this.sessions.find(token);
    const entry =
      signedIn !== null && may(signedIn.principal, 'minutes:live')
        ? await this.entries.find(id, signedIn.principal)
        : null;
    this.sockets.handleUpgrade(request, socket, head, (live) => {
      live.on('error', () => live.terminate());
      if (signedIn === null || token === null) live.close(LIVE_CLOSE.sessionEnded);
      else if (!may(signedIn.principal, 'minutes:live')) live.close(LIVE_CLOSE.forbidden);
      else if (entry === null) live.close(LIVE_CLOSE.notFound);
      else {
        const key = createHash('sha256').update(signedIn.tokenHash).digest('base64');
        this.welcome(
          live,
          entry,
          new Peer(live, this.sessions, token, signedIn.principal, entry.name, key, randomUUID()),
        );
      }
    });
  }

  private welcome(live: WebSocket, entry: Entry, peer: Peer): void {
    const kept = this.rooms.enter(entry.id, peer);
    if (kept === null) return live.close(CLOSE.later);
    const { room, carets } = kept;
    const patience = setTimeout(() => live.close(CLOSE.unreadable), OPEN_WITHIN_MS);
    patience.unref();
    live.on('close', () => {
      clearTimeout(patience);
      this.rooms.leave(entry.id, peer);
    });
    live.on('pong', () => (peer.alive = true));
    const allows = limiter();

    const obey = (message: LiveMessageIn) => {
      peer.alive = true;
      if (message.type === 'ping') return peer.say({ type: 'pong' });
      if (message.type === 'open') {
        if (peer.schema !== 0) return live.close(CLOSE.unreadable);
        clearTimeout(patience);
        peer.schema = Math.max(message.schema, 1);
        room.open(peer, bytes(message.vector)).then(
          () => carets.entered(peer),
          () => live.close(CLOSE.later),
        );
        return;
      }
      if (peer.schema === 0) return live.close(CLOSE.unreadable);
      if (message.type === 'change') room.take(peer, message.n, bytes(message.change));
      else if (peer.opened) carets.moved(peer, bytes(message.state));
    };

    live.on('message', (data: RawData, binary: boolean) => {
      if (!allows()) return live.close(CLOSE.tooMany);
      const message = binary ? null : read(data);
      if (message === null) return live.close(CLOSE.unreadable);
      try {
        obey(message);
      } catch {
        live.close(CLOSE.unreadable);
      }
    });
  }
}

function read(data: RawData): LiveMessageIn | null {
  try {
    const text = Array.isArray(data)
      ? Buffer.concat(data).toString()
      : Buffer.from(data as Buffer).toString();
    return liveMessageIn.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whether one more message is within what a person sends. */
function limiter(): () => boolean {
  let began = performance.now();
  let count = 0;
  return () => {
    if (performance.now() - began > MAX_MESSAGES.everyMs) {
      began = performance.now();
      count = 0;
    }
    return ++count <= MAX_MESSAGES.count;
  };
}

/** Browsers always say where a socket is opened from: no Origin, no socket. */
function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
