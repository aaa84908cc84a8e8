import { LIVE_CLOSE } from '@jalon/contracts';
import { applyUpdate, Doc } from 'yjs';
import { toBase64 } from './base64';
import { SharedMinutes } from './shared-minutes';
import { Device, Server, textOf, type } from './testing/fake-server';

const me = { accountId: 'a', personId: 'p1', name: 'Claire Moreau' };

let server: Server;
let device: Device;
let signedIn: (yes: boolean) => void;
const pages: SharedMinutes[] = [];
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function open(url = 'ws://test'): Promise<SharedMinutes> {
  const page = new SharedMinutes(me, {
    url,
    connect: server.connect,
    copy: (doc) => device.copy(doc),
    askToSignIn: () => new Promise((resolve) => (signedIn = resolve)),
    writer: true,
  });
  pages.push(page);
  await pass(1);
  return page;
}

beforeEach(() => {
  jest.useFakeTimers();
  server = new Server();
  device = new Device();
  type(server.doc, 'Ouverture');
});

afterEach(async () => {
  for (const page of pages.splice(0)) {
    const closed = page.close();
    await pass(3_000);
    await closed;
  }
  jest.useRealTimers();
});

it('shows what the server seeded and puts nothing of its own before', async () => {
  const page = await open();
  expect([page.ready(), page.mayWrite(), page.minutesState()]).toEqual([true, true, 'draft']);
  expect(textOf(page.doc)).toBe('Ouverture');
  expect(server.last.changes).toBe(0);
  expect(page.save()).toEqual({ state: 'saved', waiting: 0 });
  expect(page.clocksDisagree()).toBe(false);
});

it('keeps each change here at once and gathers them for the server', async () => {
  const page = await open();
  server.answers = false;
  for (const word of ['un', 'deux', 'trois']) {
    type(page.doc, word);
    const kept = new Doc();
    applyUpdate(kept, device.kept ?? new Uint8Array());
    expect(textOf(kept)).toContain(word);
    await pass(50);
  }
  expect(page.save()).toEqual({ state: 'saving', waiting: 3 });
  expect(server.last.changes).toBe(0);
  await pass(400);
  expect(server.last.changes).toBe(1);
  expect(server.text).toBe('Ouverture|un|deux|trois');
  expect(page.save()).toEqual({ state: 'saving', waiting: 3 });
  server.last.say({ type: 'saved', n: 1, seq: 2 });
  expect(page.save()).toEqual({ state: 'saved', waiting: 0 });
});

it('never waits longer while somebody types on', async () => {
  const page = await open();
  for (let stroke = 0; stroke < 60; stroke++) {
    type(page.doc, String(stroke));
    await pass(50);
  }
  expect(server.last.changes).toBeGreaterThan(5);
  expect(page.save().waiting).toBeLessThan(10);
});

it('types on without the server, and sends what it lacks when it is back', async () => {
  const page = await open();
  server.up = false;
  server.last.end(1006);
  type(page.doc, 'hors');
  type(page.doc, 'ligne');
  await pass(2_000);
  expect(page.save()).toEqual({ state: 'offline', waiting: 2 });
  expect(page.mayWrite()).toBe(true);
  expect(page.unsentText()).toBe('hors\nligne');
  server.up = true;
  await pass(20_000);
  expect(server.text).toBe('Ouverture|hors|ligne');
  expect(page.save()).toEqual({ state: 'saved', waiting: 0 });
  expect(page.unsentText()).toBe('');
});

it('comes back at once when the network does', async () => {
  const page = await open();
  server.up = false;
  server.last.end(1006);
  await pass(60_000);
  server.up = true;
  const before = server.sockets.length;
  dispatchEvent(new Event('online'));
  await pass(1);
  expect(server.sockets.length).toBe(before + 1);
  expect(page.save().state).toBe('saved');
});

it('says that it is offline as soon as the browser knows', async () => {
  const page = await open();
  server.up = false;
  dispatchEvent(new Event('offline'));
  type(page.doc, 'hors');
  await pass(1);
  expect(page.save()).toEqual({ state: 'offline', waiting: 1 });
});

it('gives up a connection that says nothing more', async () => {
  const page = await open();
  server.up = false;
  await pass(60_000);
  expect(page.save().state).toBe('offline');
});

it('repeats what was committed without an answer, and it is there once', async () => {
  const page = await open();
  server.answers = false;
  type(page.doc, 'une fois');
  await pass(500);
  server.last.end(1012);
  server.answers = true;
  await pass(2_000);
  expect(server.text).toBe('Ouverture|une fois');
  expect(page.save()).toEqual({ state: 'saved', waiting: 0 });
});

it('sends after a reload what only this device has, removals too', async () => {
  const first = await open('ws://killed');
  server.up = false;
  server.last.end(1006);
  type(first.doc, 'gardé ici');
  first.fragment.delete(0, 1);
  expect(device.waiting).toBeGreaterThan(0);
  // The page is killed: nothing of it says goodbye.
  server.killed = 'ws://killed';
  server.up = true;
  const second = await open();
  await pass(1_000);
  expect(server.text).toBe('gardé ici');
  expect(second.save()).toEqual({ state: 'saved', waiting: 0 });
  expect(server.last.changes).toBe(1);
});

it('opens on what this device has when the server is out of reach', async () => {
  const first = await open();
  type(first.doc, 'connu');
  await pass(1_000);
  server.up = false;
  const second = await open();
  expect([second.ready(), second.mayWrite(), textOf(second.doc)]).toEqual([true, true, 'Ouverture|connu']);
  expect(second.save().state).toBe('offline');
});

it('keeps the words when the minutes are frozen, says so, and sends them once they are a draft again', async () => {
  const page = await open();
  server.state = 'in_review';
  server.last.say({ type: 'moved', state: 'in_review', mayWrite: false });
  expect([page.problem(), page.mayWrite()]).toEqual([null, false]);
  type(page.doc, 'trop tard');
  await pass(5_000);
  expect([page.problem(), page.save().state, page.unsentText()]).toEqual([
    'frozen',
    'saved_here',
    'trop tard',
  ]);
  expect(server.text).toBe('Ouverture');
  server.state = 'draft';
  server.last.say({ type: 'moved', state: 'draft', mayWrite: true });
  await pass(1_000);
  expect(server.text).toBe('Ouverture|trop tard');
  expect(page.problem()).toBeNull();
});

it('asks to sign in when the session ended, and goes on after', async () => {
  const page = await open();
  server.last.end(LIVE_CLOSE.sessionEnded);
  type(page.doc, 'entre-temps');
  await pass(30_000);
  expect([page.problem(), page.save().state]).toEqual(['session', 'saved_here']);
  expect(server.sockets).toHaveLength(1);
  signedIn(true);
  await pass(1_000);
  expect(server.text).toBe('Ouverture|entre-temps');
  expect(page.problem()).toBeNull();
});

it('only reads a document of a shape it does not know', async () => {
  server.schema = 2;
  const page = await open();
  expect([page.problem(), page.mayWrite(), page.ready()]).toEqual(['schema', false, true]);
  type(page.doc, 'mal compris');
  await pass(5_000);
  expect(server.last.changes).toBe(0);
  expect(page.save().waiting).toBe(0);
});

it('says what is too large, and tries again once it is smaller', async () => {
  const page = await open();
  type(page.doc, 'x'.repeat(1_100_000));
  await pass(1_000);
  expect(page.problem()).toBe('too_large');
  expect(server.last.changes).toBe(0);
  page.fragment.delete(1, 1);
  type(page.doc, 'court');
  await pass(6_000);
  expect([page.problem(), server.text]).toEqual([null, 'Ouverture|court']);
});

it('tries again when the server is busy or finds a change broken', async () => {
  const page = await open();
  for (const code of ['busy', 'broken'] as const) {
    server.refuses = code;
    type(page.doc, code);
    await pass(500);
    expect(page.save().waiting).toBeGreaterThan(0);
    server.refuses = null;
    await pass(30_000);
    expect(server.text).toContain(code);
  }
  expect(page.save()).toEqual({ state: 'saved', waiting: 0 });
});

it('stops when the minutes are gone, and says when clocks disagree or the device keeps nothing', async () => {
  server.now = new Date(Date.now() + 10 * 60_000).toISOString();
  device.works = false;
  const page = await open();
  expect([page.clocksDisagree(), page.problem()]).toEqual([true, 'storage']);
  server.last.end(LIVE_CLOSE.notFound);
  await pass(60_000);
  expect([page.problem(), page.mayWrite(), server.sockets.length]).toEqual(['gone', false, 1]);
});

it('leaves nothing on the device once all is saved, and keeps what is not', async () => {
  const first = await open();
  type(first.doc, 'envoyé en partant');
  const closed = first.close();
  await pass(3_000);
  await closed;
  expect([server.text, device.left]).toEqual(['Ouverture|envoyé en partant', 0]);
  const second = await open();
  server.up = false;
  server.last.end(1006);
  type(second.doc, 'pas envoyé');
  const left = second.close();
  await pass(3_000);
  await left;
  expect(device.left).toBe(1);
});

it('names who else is there, once a person', async () => {
  const page = await open();
  const { Awareness, encodeAwarenessUpdate } = await import('y-protocols/awareness');
  for (const [personId, name] of [
    ['p2', 'Bao Nguyen'],
    ['p2', 'Bao Nguyen'],
    ['p1', 'Claire Moreau'],
  ]) {
    const other = new Awareness(new Doc());
    other.setLocalState({ user: { personId, name } });
    const state = toBase64(encodeAwarenessUpdate(other, [other.clientID]));
    server.last.say({ type: 'presence', state });
    other.destroy();
  }
  expect(page.people()).toEqual([
    { personId: 'p2', name: 'Bao Nguyen', colour: expect.stringMatching(/^#[0-9a-f]{6}$/) as string },
  ]);
  server.last.end(1006);
  expect(page.people()).toEqual([]);
});

it('follows what others type, without sending it back', async () => {
  const page = await open();
  server.write('de Bao');
  await pass(2_000);
  expect(textOf(page.doc)).toBe('Ouverture|de Bao');
  expect(server.last.changes).toBe(0);
});
