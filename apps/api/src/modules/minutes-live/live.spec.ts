import { setTimeout as sleep } from 'node:timers/promises';
import { LIVE_CLOSE } from '@jalon/contracts';
import { MINUTES_LIMITS } from '@jalon/domain';
import * as Y from 'yjs';
import { LiveApp, SEED } from './testing/live-app.js';
import { Typist, Wire } from './testing/typist.js';

let live: LiveApp;
beforeAll(async () => {
  live = await LiveApp.start();
});
afterAll(() => live.stop());

const rows = (id: string) =>
  live.app.query<{ seq: number; account_id: string; change: Buffer }>(
    'select seq::int as seq, account_id, change from minutes_change where minutes_id = $1 order by seq',
    [id],
  );
const words = async (id: string) => JSON.stringify(await live.documents.content(id));

it('gives what the server seeded, stores each change before it says so, and passes it on', async () => {
  const id = await live.minutes();
  expect(await live.documents.content(id)).toEqual(SEED);
  const [anna, bao] = [await live.join(id), await live.join(id, 'intern')];
  expect(anna.text).toBe('Ouverture');
  const answer = await anna.answer(anna.paragraph('Le pilote démarre lundi'));
  expect(answer).toMatchObject({ type: 'saved', seq: 2 });
  expect(await words(id)).toContain('Le pilote démarre lundi');
  await bao.wire.next('change', ({ seq }) => seq === 2);
  expect(bao.text).toBe('Ouverture\nLe pilote démarre lundi');
  expect((await bao.answer(bao.paragraph('Accordé'))).type).toBe('saved');
  await anna.wire.next('change', ({ seq }) => seq === 3);
  expect(anna.text).toBe(bao.text);
  const audits = await live.app.query<{ count: number }>(
    `select count(*)::int as count from audit a join minutes m on m.meeting_id = a.subject_id
     where m.id = $1 and a.action = 'minutes.edited'`,
    [id],
  );
  await anna.answer(anna.paragraph('Encore'));
  expect(audits[0]?.count).toBe(2);
});

it('does not write a second row for the same session', async () => {
  const id = await live.minutes();
  const line = await live.line(id);
  for (let visit = 0; visit < 2; visit++) {
    const typist = await Typist.join(line);
    await typist.answer(typist.paragraph(`visite ${visit}`));
    typist.leave();
  }
  const audits = await live.app.query(
    `select 1 from audit a join minutes m on m.meeting_id = a.subject_id where m.id = $1 and a.action = 'minutes.edited'`,
    [id],
  );
  expect(audits).toHaveLength(1);
});

it('takes a repeated change without storing or showing it twice', async () => {
  const id = await live.minutes();
  const line = await live.line(id);
  const typist = await Typist.join(line);
  const change = typist.paragraph('une fois');
  const [first, second] = await Promise.all([typist.answer(change), typist.answer(change)]);
  expect([first.type, second.type]).toEqual(['saved', 'saved']);
  // Committed, but the answer never came: the window sends again after it is back.
  typist.wire.socket.terminate();
  await typist.connect(line);
  expect(await typist.answer(change)).toMatchObject({ type: 'saved', seq: 2 });
  expect(await rows(id)).toHaveLength(1);
  expect((await words(id)).split('une fois')).toHaveLength(2);
});

it('stores together what arrives while a commit is under way', async () => {
  const id = await live.minutes();
  const typist = await live.join(id);
  const sent = Array.from({ length: 50 }, (_, index) => typist.answer(typist.paragraph(`ligne ${index}`)));
  const answers = await Promise.all(sent);
  expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['saved']));
  expect((await rows(id)).length).toBeLessThan(50);
  expect((await live.documents.content(id)).content).toHaveLength(51);
});

describe('what it refuses', () => {
  it('changes that are none, or build on what nobody has, and the document goes on', async () => {
    const id = await live.minutes();
    const [good, bad] = [await live.join(id), await live.join(id)];
    const stranger = new Typist();
    stranger.paragraph('première');
    const orphan = stranger.paragraph('seconde');
    const codes = [];
    for (const change of [new Uint8Array([1, 2, 3, 255]), new Uint8Array(), orphan])
      codes.push(await bad.answer(change));
    expect(codes).toEqual(codes.map(({ n }) => ({ type: 'refused', n, code: 'broken' })));
    // In one batch with a good one: only the broken one goes.
    const [refused, saved] = await Promise.all([
      bad.answer(orphan),
      good.answer(good.paragraph('tient bon')),
    ]);
    expect([refused.type, saved.type]).toEqual(['refused', 'saved']);
    const late = await live.join(id);
    expect(late.text).toBe('Ouverture\ntient bon');
    expect(await words(id)).not.toContain('seconde');
  });

  it('what is nested deeper than a browser reads', async () => {
    const id = await live.minutes();
    const typist = await live.join(id);
    const nested = (levels: number) =>
      typist.edit((fragment) => {
        let parent: Y.XmlFragment = fragment;
        for (let level = 0; level < levels; level++) {
          const child = new Y.XmlElement('bulletList');
          parent.insert(0, [child]);
          parent = child;
        }
      });
    expect(await typist.answer(nested(150))).toMatchObject({ type: 'saved' });
    expect(await typist.answer(nested(5_000))).toMatchObject({ type: 'refused', code: 'broken' });
    const after = await live.join(id);
    expect(await after.answer(after.paragraph('La suite'))).toMatchObject({ type: 'saved' });
    for (const one of [typist, after]) one.leave();
  });

  it('what is too large, alone or in all', async () => {
    const id = await live.minutes();
    const typist = await live.join(id);
    const big = 'x'.repeat(MINUTES_LIMITS.change - 1_000);
    expect(await typist.answer(new Uint8Array(MINUTES_LIMITS.change + 1))).toMatchObject({
      code: 'too_large',
    });
    const answers = [];
    for (let part = 0; part < 5; part++) answers.push(await typist.answer(typist.paragraph(big)));
    expect(answers.map(({ type }) => type)).toContain('saved');
    expect(answers.at(-1)).toMatchObject({ type: 'refused', code: 'too_large' });
    const late = await live.join(id);
    expect((await late.answer(late.paragraph('petit'))).type).toBe('saved');
    expect(await words(id)).toContain('petit');
  });

  it('typing into what is in review, and says when it moves', async () => {
    const id = await live.minutes();
    const typist = await live.join(id);
    await typist.answer(typist.paragraph('avant'));
    await live.move(id, 'in_review');
    expect(await typist.wire.next('moved')).toEqual({ type: 'moved', state: 'in_review', mayWrite: false });
    expect(await typist.answer(typist.paragraph('trop tard'))).toMatchObject({ code: 'frozen' });
    expect(await words(id)).not.toContain('trop tard');
    await live.move(id, 'draft');
    await typist.wire.next('moved', ({ mayWrite }) => mayWrite);
    // What was kept on the device is sent once it is a draft again.
    const all = Y.encodeStateAsUpdate(typist.doc);
    expect((await typist.answer(all)).type).toBe('saved');
    expect(await words(id)).toContain('trop tard');
  });

  it('a window that knows an older shape', async () => {
    const id = await live.minutes();
    await live.app.query('update minutes set schema = 2 where id = $1', [id]);
    const typist = await live.join(id);
    expect((await typist.wire.next('opened')).mayWrite).toBe(false);
    expect(await typist.answer(typist.paragraph('ancien'))).toMatchObject({ code: 'schema' });
  });

  it('words that are not of the protocol, and a flood of them', async () => {
    const line = await live.line(await live.minutes());
    for (const nonsense of ['{', '{"type":"open"}', '{"type":"change","n":1,"change":"AAA="}', '[]']) {
      const wire = await Wire.open(line);
      wire.send(nonsense);
      expect(await wire.closed).toBe(1007);
    }
    const wire = await Wire.open(line);
    for (let count = 0; count < 400; count++) wire.send({ type: 'ping' });
    expect(await wire.closed).toBe(1008);
    const huge = await Wire.open(line);
    huge.send('x'.repeat(1_500_000));
    expect([1006, 1009]).toContain(await huge.closed);
  });

  it('more than thirty windows on one document', async () => {
    const id = await live.minutes();
    const line = await live.line(id);
    const windows = await Promise.all(Array.from({ length: 30 }, () => Typist.join(line)));
    const wire = await Wire.open(line);
    expect(await wire.closed).toBe(1013);
    for (const one of windows) one.leave();
  });
});

it('merges a long history without losing what is typed meanwhile', async () => {
  const id = await live.minutes();
  const [anna, bao] = [await live.join(id), await live.join(id)];
  let count = 0;
  const type = async (typist: Typist, who: string) => {
    for (let line = 0; line < 150; line++) {
      count++;
      expect((await typist.answer(typist.paragraph(`[${who}${line}]`))).type).toBe('saved');
    }
  };
  await Promise.all([type(anna, 'a'), type(bao, 'b')]);
  const [base] = await live.app.query<{ seq: number }>(
    'select seq::int as seq from minutes_base where minutes_id = $1',
    [id],
  );
  expect(base?.seq).toBeGreaterThan(100);
  expect((await rows(id)).length).toBeLessThanOrEqual(201);
  const stored = await words(id);
  for (const who of ['a', 'b'])
    for (let line = 0; line < 150; line++) expect(stored.split(`[${who}${line}]`)).toHaveLength(2);
  expect(count).toBe(300);
});

it('keeps its document when the database refuses a commit', async () => {
  const id = await live.minutes();
  const typist = await live.join(id);
  await live.app.query(
    `create function test_refuses() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
  );
  await live.app.query(
    'create trigger refuse before insert on minutes_change for each row execute function test_refuses()',
  );
  const change = typist.paragraph('essai');
  expect(await typist.answer(change)).toMatchObject({ type: 'refused', code: 'busy' });
  expect((await live.join(id)).text).toBe('Ouverture');
  await live.app.query('drop function test_refuses cascade');
  expect((await typist.answer(change)).type).toBe('saved');
  expect(await words(id)).toContain('essai');
});

it('tells carets under the name of the session, and when their window closes', async () => {
  const id = await live.minutes();
  const [anna, bao] = [await live.join(id), await live.join(id)];
  const { Awareness, encodeAwarenessUpdate, applyAwarenessUpdate } = await import('y-protocols/awareness');
  const [mine, theirs] = [new Awareness(anna.doc), new Awareness(bao.doc)];
  bao.wire.socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; state: string };
    if (message.type === 'presence')
      applyAwarenessUpdate(theirs, Buffer.from(message.state, 'base64'), 'server');
  });
  mine.setLocalState({
    user: { personId: 'somebody', name: 'Une autre', color: '#336699', html: '<b>' },
    cursor: { anchor: 1 },
    more: 'x',
  });
  const said = Buffer.from(encodeAwarenessUpdate(mine, [anna.doc.clientID])).toString('base64');
  anna.wire.send({ type: 'presence', state: said });
  await bao.wire.next('presence');
  const state = theirs.getStates().get(anna.doc.clientID) as { user: { name: string; personId: string } };
  expect(state).toEqual({
    user: {
      name: expect.stringMatching(/^expert /) as string,
      personId: expect.stringMatching(/-/) as string,
      color: '#336699',
    },
    cursor: { anchor: 1 },
  });
  // Nobody moves another's caret.
  const heard = anna.wire.heard.length;
  bao.wire.send({ type: 'presence', state: said });
  bao.wire.send({ type: 'ping' });
  await bao.wire.next('pong');
  expect(anna.wire.heard.slice(heard).filter(({ type }) => type === 'presence')).toEqual([]);
  anna.leave();
  const before = bao.wire.heard.length;
  await bao.wire.next('presence', () => true, before).catch(() => undefined);
  expect(theirs.getStates().has(anna.doc.clientID)).toBe(false);
  mine.destroy();
  theirs.destroy();
  expect(await live.app.query('select 1 from minutes_change where minutes_id = $1', [id])).toEqual([]);
});

it('ends a hundred windows with 1012 when the process stops, after the answers', async () => {
  const { address, core } = await live.another();
  const windows: Typist[] = [];
  let id = '';
  for (let document = 0; document < 4; document++) {
    id = await live.minutes();
    const line = await live.line(id, 'expert', address);
    windows.push(...(await Promise.all(Array.from({ length: 25 }, () => Typist.join(line)))));
  }
  const last = windows.at(-1) as Typist;
  const answered = last.answer(last.paragraph('dernier mot'));
  await sleep(5);
  const began = performance.now();
  core.state.stop();
  expect(new Set(await Promise.all(windows.map((typist) => typist.wire.closed)))).toEqual(
    new Set([LIVE_CLOSE.restarting]),
  );
  expect(performance.now() - began).toBeLessThan(10_000);
  const known = await answered.catch(() => null);
  if (known?.type === 'saved') expect(await words(id)).toContain('dernier mot');
});
