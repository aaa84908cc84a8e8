/**
 * People typing the same minutes while things die. Each keeps a document as the browser does: changes are gathered,
 * sent one after the other, sent again until they are confirmed. What was confirmed is written down.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/**
 * @typedef {object} Words
 * @property {Set<string>} typed
 * @property {Set<string>} confirmed words of which the server said that they are saved
 */

/** A word nobody else types, and that no cut of another leaves behind. @param {string} who @param {number} n */
export const word = (who, n) => `⟦${who}.${n}⟧`;
/** Every such word of a text, in order. @param {string} text @returns {string[]} */
export const wordsIn = (text) => text.match(/⟦[\w-]+\.\d+⟧/gu) ?? [];

/** @param {Uint8Array} bytes */
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
/** @param {string} text */
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'));

export class Typist {
  doc = new Y.Doc();
  /** @type {Words} */
  words = { typed: new Set(), confirmed: new Set() };
  reconnections = 0;
  refusals = 0;
  #who;
  #url;
  #headers;
  #random;
  /** @type {WebSocket | null} */
  #socket = null;
  /** Words not sent, and those on their way. @type {string[]} */
  #waiting = [];
  /** @type {string[]} */
  #sent = [];
  #n = 0;
  /** What the server has, as it said when the document was opened or a change confirmed. @type {Uint8Array} */
  #server = new Uint8Array([0]);
  /** @type {Uint8Array | null} */
  #onItsWay = null;
  #over = false;

  /**
   * @param {{ who: string, address: string, minutesId: string, cookie: string, random: () => number }} options
   */
  constructor({ who, address, minutesId, cookie, random }) {
    this.#who = who;
    this.#url = `${address.replace('http', 'ws')}/api/minutes/${minutesId}/live`;
    this.#headers = { cookie, origin: address };
    this.#random = random;
    this.#connect();
  }

  get settled() {
    return this.#waiting.length + this.#sent.length === 0;
  }

  /** Types until told to stop. @param {() => boolean} stopped */
  async work(stopped) {
    let opened = false;
    for (let n = 0; !stopped(); n += 1) {
      // Only the server gives the first content.
      opened ||= this.doc.getXmlFragment('minutes').length > 0;
      if (opened) this.#type(word(this.#who, n));
      await sleep(20 + this.#random() * 150);
    }
  }

  close() {
    this.#over = true;
    this.#socket?.terminate();
  }

  /** @param {string} text */
  #type(text) {
    const fragment = this.doc.getXmlFragment('minutes');
    const mine = fragment.toArray().filter((block) => String(block).includes('⟦n'));
    const block = mine[Math.floor(this.#random() * mine.length)];
    const paragraph = block instanceof Y.XmlElement ? block.get(0) : null;
    if (paragraph instanceof Y.XmlText && this.#random() < 0.8) {
      paragraph.insert(paragraph.length, ` ${text}`);
    } else {
      const added = new Y.XmlElement('paragraph');
      added.insert(0, [new Y.XmlText(text)]);
      fragment.insert(Math.floor(this.#random() * (fragment.length + 1)), [added]);
    }
    this.words.typed.add(text);
    this.#waiting.push(text);
    this.#send();
  }

  #connect() {
    if (this.#over) return;
    const socket = new WebSocket(this.#url, { headers: this.#headers });
    this.#socket = socket;
    // A connection that hangs is given up, as a browser does.
    const silence = setInterval(() => {
      if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
    }, 5_000);
    socket.on('error', () => undefined);
    socket.on('open', () =>
      socket.send(
        JSON.stringify({
          type: 'open',
          vector: base64(Y.encodeStateVector(this.doc)),
          schema: 1,
          client: 'drill',
        }),
      ),
    );
    socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    socket.on('close', () => {
      clearInterval(silence);
      this.#lose();
      if (this.#over) return;
      this.reconnections += 1;
      setTimeout(() => this.#connect(), 100 + this.#random() * 300);
    });
  }

  #lose() {
    this.#socket = null;
    this.#waiting = [...this.#sent, ...this.#waiting];
    this.#sent = [];
    this.#onItsWay = null;
  }

  /** @param {{ type: string, change: string, vector: string, n: number, mayWrite: boolean }} message */
  #hear(message) {
    if (message.type === 'opened') {
      Y.applyUpdate(this.doc, bytes(message.change), 'server');
      this.#server = bytes(message.vector);
      this.#send(true);
    } else if (message.type === 'change') {
      Y.applyUpdate(this.doc, bytes(message.change), 'server');
    } else if (message.type === 'saved' && message.n === this.#n && this.#onItsWay) {
      this.#server = this.#onItsWay;
      this.#onItsWay = null;
      for (const text of this.#sent) this.words.confirmed.add(text);
      this.#sent = [];
      this.#send();
    } else if (message.type === 'refused') {
      this.refusals += 1;
      this.#socket?.terminate();
    }
  }

  /** @param {boolean} [always] after opening, when it is not known what the server has of what was sent before */
  #send(always = false) {
    if (this.#socket?.readyState !== WebSocket.OPEN || this.#onItsWay || this.#server.length < 2) return;
    if (this.#waiting.length === 0 && !always) return;
    const change = base64(Y.encodeStateAsUpdate(this.doc, this.#server));
    this.#onItsWay = Y.encodeStateVector(this.doc);
    this.#sent = this.#waiting;
    this.#waiting = [];
    this.#n += 1;
    this.#socket.send(JSON.stringify({ type: 'change', n: this.#n, change }));
  }
}
