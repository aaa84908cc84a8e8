import { liveMessageOut, type LiveMessageIn, type LiveMessageOut } from '@jalon/contracts';
import { MINUTES_SCHEMA } from '@jalon/domain';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAGMENT } from '../application/doc-of.js';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Where to connect and as whom; `origin` is the address's own unless told. */
export interface Line {
  readonly address: string;
  readonly minutesId: string;
  readonly token?: string;
  readonly origin?: string;
  readonly path?: string;
}

/** A socket of the test with all it has heard. */
export class Wire {
  readonly heard: LiveMessageOut[] = [];
  readonly closed: Promise<number>;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) =>
      socket.on('close', (code) => {
        resolve(code);
        this.wake();
      }),
    );
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      this.heard.push(liveMessageOut.parse(JSON.parse(data.toString())));
      this.wake();
    });
  }

  /** @throws Error with the HTTP status when the upgrade is refused */
  static async open(line: Line): Promise<Wire> {
    const { address, minutesId, token } = line;
    const socket = new WebSocket(`${address}${line.path ?? `/api/minutes/${minutesId}/live`}`, {
      origin: line.origin ?? address.replace('ws:', 'http:'),
      headers: token === undefined ? {} : { cookie: `jalon_session=${token}` },
    });
    const wire = new Wire(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    return wire;
  }

  send(message: LiveMessageIn | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message that `fits` from `from` on. @throws Error when the socket closes before it. */
  async next<T extends LiveMessageOut['type']>(
    type: T,
    fits: (message: Extract<LiveMessageOut, { type: T }>) => boolean = () => true,
    from = 0,
  ): Promise<Extract<LiveMessageOut, { type: T }>> {
    for (;;) {
      for (const message of this.heard.slice(from)) {
        const one = message as Extract<LiveMessageOut, { type: T }>;
        if (message.type === type && fits(one)) return one;
      }
      if (this.socket.readyState >= WebSocket.CLOSING) throw new Error(`closed before ${type}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

function wordsOf(child: unknown): string {
  return child instanceof Y.XmlText
    ? (child.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
    : '';
}

/** Somebody typing: a document, sent change by change. */
export class Typist {
  readonly doc = new Y.Doc();
  wire!: Wire;
  private n = 0;

  static async join(line: Line): Promise<Typist> {
    const typist = new Typist();
    await typist.connect(line);
    return typist;
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(FRAGMENT);
  }

  /** The words of the document, a line a block. */
  get text(): string {
    return this.fragment
      .toArray()
      .map((block) => (block as Y.XmlElement).toArray().map(wordsOf).join(''))
      .join('\n');
  }

  async connect(line: Line): Promise<void> {
    this.wire = await Wire.open(line);
    this.wire.socket.on('message', (data: Buffer) => {
      const message = liveMessageOut.parse(JSON.parse(data.toString()));
      if (message.type === 'opened' || message.type === 'change')
        Y.applyUpdate(this.doc, Buffer.from(message.change, 'base64'), 'server');
    });
    this.wire.send({
      type: 'open',
      vector: base64(Y.encodeStateVector(this.doc)),
      schema: MINUTES_SCHEMA,
      client: 'test',
    });
    await this.wire.next('opened');
  }

  /** Edits the document; answers the change that makes. */
  edit(work: (fragment: Y.XmlFragment) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => work(this.fragment));
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  paragraph(text: string, at = this.fragment.length): Uint8Array {
    return this.edit((fragment) => {
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText(text)]);
      fragment.insert(Math.min(at, fragment.length), [block]);
    });
  }

  /** Sends a change; its number. */
  send(change: Uint8Array): number {
    this.wire.send({ type: 'change', n: ++this.n, change: base64(change) });
    return this.n;
  }

  /** Sends a change and waits until the server has answered about it. */
  async answer(change: Uint8Array): Promise<Extract<LiveMessageOut, { type: 'saved' | 'refused' }>> {
    const n = this.send(change);
    return Promise.race([
      this.wire.next('saved', (message) => message.n === n),
      this.wire.next('refused', (message) => message.n === n),
    ]);
  }

  leave(): void {
    this.wire.socket.close();
  }
}
