import type { LiveMessageIn, LiveMessageOut } from '@jalon/contracts';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs';
import { fromBase64, toBase64 } from '../base64';
import type { LastKnown, LocalCopy } from '../local-copy';
import type { Socket } from '../wire';

/** The device: what it keeps outlives the page. */
export class Device {
  kept: Uint8Array | null = null;
  waiting = 0;
  known: LastKnown | null = null;
  works = true;
  left: number | null = null;

  copy(doc: Doc): LocalCopy {
    doc.on('update', () => {
      if (this.works) this.kept = encodeStateAsUpdate(doc);
    });
    return {
      waitingBefore: this.waiting,
      load: () => {
        if (this.kept) applyUpdate(doc, this.kept, 'device');
        return Promise.resolve(this.works);
      },
      lastKnown: () => Promise.resolve(this.known),
      remember: (known) => (this.known = known),
      note: (waiting) => (this.waiting = waiting),
      onFailure: () => undefined,
      leave: (waiting) => {
        this.left = waiting;
        if (waiting === 0) this.kept = null;
        return Promise.resolve();
      },
    };
  }
}

/** A server of one document, behind sockets that the test opens and cuts. */
export class Server {
  readonly doc = new Doc();
  readonly sockets: FakeSocket[] = [];
  up = true;
  answers = true;
  state: 'draft' | 'in_review' = 'draft';
  schema = 1;
  now = new Date().toISOString();
  refuses: Extract<LiveMessageOut, { type: 'refused' }>['code'] | null = null;
  seq = 0;

  /** Pages that were killed connect no more. */
  killed = '';

  connect = (url: string): Socket => {
    const socket = new FakeSocket(this);
    if (url !== this.killed) this.sockets.push(socket);
    queueMicrotask(() => (this.up && url !== this.killed ? socket.open() : socket.end(1006)));
    return socket;
  };

  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nobody connected');
    return socket;
  }

  get text(): string {
    return textOf(this.doc);
  }

  write(text: string): void {
    type(this.doc, text);
    this.last.say({ type: 'change', seq: ++this.seq, change: toBase64(encodeStateAsUpdate(this.doc)) });
  }
}

export class FakeSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly heard: LiveMessageIn[] = [];

  constructor(private readonly server: Server) {}

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  send(text: string): void {
    const message = JSON.parse(text) as LiveMessageIn;
    this.heard.push(message);
    const { server } = this;
    if (message.type === 'ping' && server.up) this.say({ type: 'pong' });
    else if (message.type === 'open') {
      this.say({
        type: 'opened',
        change: toBase64(encodeStateAsUpdate(server.doc, fromBase64(message.vector))),
        vector: toBase64(encodeStateVector(server.doc)),
        seq: server.seq,
        state: server.state,
        schema: server.schema,
        mayWrite: server.state === 'draft' && server.schema === 1,
        now: server.now,
      });
    } else if (message.type === 'change') {
      if (server.refuses) this.say({ type: 'refused', n: message.n, code: server.refuses });
      else {
        applyUpdate(server.doc, fromBase64(message.change));
        if (server.answers) this.say({ type: 'saved', n: message.n, seq: ++server.seq });
      }
    }
  }

  say(message: LiveMessageOut): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  close(): void {
    this.readyState = 3;
  }

  get changes(): number {
    return this.heard.filter(({ type }) => type === 'change').length;
  }
}

export function type(doc: Doc, text: string): void {
  const block = new XmlElement('paragraph');
  block.insert(0, [new XmlText(text)]);
  const fragment = doc.getXmlFragment('minutes');
  fragment.insert(fragment.length, [block]);
}

export function textOf(doc: Doc): string {
  return doc
    .getXmlFragment('minutes')
    .toArray()
    .map((block) => {
      const text: unknown = block instanceof XmlElement ? block.get(0) : null;
      return text instanceof XmlText ? text.toJSON() : '';
    })
    .join('|');
}
