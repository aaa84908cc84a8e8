import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import * as Y from 'yjs';
import { contentOf } from './application/content-of.js';
import { LiveApp } from './testing/live-app.js';
import { Typist, type Line } from './testing/typist.js';

let live: LiveApp;
let second: string;
beforeAll(async () => {
  live = await LiveApp.start();
  second = (await live.another()).address;
});
afterAll(() => live.stop());

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 60_000 && !condition(); waited += 10) await sleep(10);
  expect(condition()).toBe(true);
}

it('passes changes on between processes, in both directions', async () => {
  const id = await live.minutes();
  const [here, there] = [await live.join(id), await live.join(id, 'intern', second)];
  for (let line = 0; line < 10; line++) {
    await here.answer(here.paragraph(`ici ${line}`));
    await there.answer(there.paragraph(`là ${line}`, 0));
  }
  await until(() => here.text === there.text && here.text.split('\n').length === 21);
  expect(contentOf(here.doc)).toEqual(await live.documents.content(id));
});

it('leaves no gap when the connection that listens was cut', async () => {
  const id = await live.minutes();
  const [here, there] = [await live.join(id), await live.join(id, 'expert', second)];
  for (let line = 0; line < 5; line++) {
    await live.app.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'jalon-listen' and datname = current_database()`,
    );
    await here.answer(here.paragraph(`pendant la coupure ${line}`));
  }
  await until(() => there.text === here.text);
});

it('tells the windows of every process that the state moved, and each other’s carets', async () => {
  const id = await live.minutes();
  const { Awareness, encodeAwarenessUpdate, applyAwarenessUpdate } = await import('y-protocols/awareness');
  const [here, there] = [await live.join(id), await live.join(id, 'expert', second)];
  const [mine, theirs] = [new Awareness(here.doc), new Awareness(there.doc)];
  there.wire.socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; state: string };
    if (message.type === 'presence')
      applyAwarenessUpdate(theirs, Buffer.from(message.state, 'base64'), 'server');
  });
  mine.setLocalState({ user: { color: '#112233' }, cursor: { anchor: 2 } });
  const state = Buffer.from(encodeAwarenessUpdate(mine, [here.doc.clientID])).toString('base64');
  here.wire.send({ type: 'presence', state });
  await until(() => theirs.getStates().has(here.doc.clientID));
  // Who comes later learns it too.
  const late = await live.join(id, 'expert', second);
  await late.wire.next('presence');
  here.leave();
  await until(() => !theirs.getStates().has(here.doc.clientID));
  await live.move(id, 'in_review');
  await there.wire.next('moved');
  mine.destroy();
  theirs.destroy();
});

interface Step {
  readonly who: number;
  readonly what: 'type' | 'delete' | 'mark' | 'repeat' | 'cut' | 'switch';
  readonly at: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('type', 'type', 'type', 'delete', 'mark', 'repeat', 'cut', 'switch'),
  at: fc.nat(9),
});

/** Types at any moment; a cut loses whatever was on its way, and what follows is sent as a window does. */
class Person {
  private readonly sent: Uint8Array[] = [];

  constructor(
    readonly typist: Typist,
    private line: Line,
  ) {}

  async take({ what, at }: Step, word: string): Promise<void> {
    if (what === 'cut' || what === 'switch') {
      this.typist.wire.socket.terminate();
      if (what === 'switch')
        this.line = { ...this.line, address: this.line.address === second ? live.address : second };
      await this.back();
    } else if (what === 'repeat') {
      for (const change of this.sent.slice(-at)) this.typist.send(change);
    } else this.send(this.typist.edit((fragment) => change(fragment, what, at, word)));
  }

  /** Comes back and sends all that the server may lack. */
  async back(): Promise<void> {
    await this.typist.connect(this.line);
    const { vector } = await this.typist.wire.next('opened');
    this.send(Y.encodeStateAsUpdate(this.typist.doc, Buffer.from(vector, 'base64')));
  }

  private send(change: Uint8Array): void {
    this.sent.push(change);
    this.typist.send(change);
  }
}

function change(fragment: Y.XmlFragment, what: Step['what'], at: number, word: string): void {
  const block = fragment.get(at % Math.max(fragment.length, 1)) as Y.XmlElement | undefined;
  const text = block?.get(0) as Y.XmlText | undefined;
  if (what === 'delete' && fragment.length > 1) fragment.delete(at % fragment.length, 1);
  else if (what === 'mark' && text && text.length > 0) text.format(0, text.length, { bold: {} });
  else if (at % 2 === 0 && text) text.insert(Math.min(at, text.length), word);
  else {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(word)]);
    fragment.insert(at % (fragment.length + 1), [paragraph]);
  }
}

it('comes to one text whatever the order, the repetitions and the cuts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const id = await live.minutes();
      const people = await Promise.all(
        [live.address, second, live.address].map(async (address) => {
          const line = await live.line(id, 'expert', address);
          return new Person(await Typist.join(line), line);
        }),
      );
      for (const [index, one] of steps.entries()) await people[one.who]?.take(one, `w${index} `);
      // Twice: what one brings late, the others are told before they are compared.
      for (let round = 0; round < 2; round++)
        for (const person of people) {
          await person.back();
          const all = Y.encodeStateAsUpdate(person.typist.doc);
          expect((await person.typist.answer(all)).type).toBe('saved');
        }
      const stored = await live.documents.content(id);
      for (const { typist } of people)
        await until(() => JSON.stringify(contentOf(typist.doc)) === JSON.stringify(stored));
      for (const { typist } of people) typist.wire.socket.terminate();
    }),
    { numRuns: 25 },
  );
}, 300_000);
