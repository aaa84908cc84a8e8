import type { MinutesComment, MinutesComments, MinutesView, Problem } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, TEST_NOW, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { aMeeting, bodyOf, moved, paragraph, started, typed } from './testing/minutes-world.js';

let app: TestApp;
let intern: TestClient;
let manager: TestClient;
let minutes: MinutesView;
let base: string;

beforeAll(async () => {
  app = await TestApp.start();
  intern = await app.signIn('intern');
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  const attendance = { [intern.principal.personId]: 'present' } as const;
  const { id } = await aMeeting(app, { heldOn: TEST_TODAY, attendance });
  minutes = await started(intern, id);
  await typed(app, minutes.id, paragraph('Le lot 2 est en retard.'));
  base = `/api/minutes/${minutes.id}/comments`;
});

const ANCHOR = {
  from: { type: { client: 1, clock: 2 }, assoc: 0 },
  to: { type: { client: 1, clock: 9 }, assoc: -1 },
};
const say = async (client: TestClient, body: string, more: object = {}) =>
  bodyOf(await client.post<MinutesComment>(base, { body, ...more }));
const view = async () => bodyOf(await manager.get<MinutesView>(`/api/meetings/${minutes.meetingId}/minutes`));

it('stand on a passage, with replies, and are resolved with them', async () => {
  const first = await say(manager, 'Lequel ?', { anchor: ANCHOR, quote: 'Le lot 2' });
  app.clock.set('2026-03-18T09:05:00.000Z');
  await say(intern, 'Celui de mars.', { parentId: first.id });
  const { items } = bodyOf(await intern.get<MinutesComments>(base));
  expect(contracts.minutesComments.parse({ items })).toEqual({ items });
  expect(items.map(({ body, mine, anchor, quote }) => [body, mine, anchor, quote])).toEqual([
    ['Lequel ?', false, ANCHOR, 'Le lot 2'],
    ['Celui de mars.', true, null, ''],
  ]);
  expect((await view()).openComments).toBe(1);
  const resolved = bodyOf(
    await intern.patch<MinutesComment>(`${base}/${first.id}`, { version: 1, resolved: true }),
  );
  expect(resolved).toMatchObject({ resolvedById: intern.principal.personId, version: 2 });
  expect((await view()).openComments).toBe(0);
  const reopened = bodyOf(
    await manager.patch<MinutesComment>(`${base}/${first.id}`, { version: 2, resolved: false }),
  );
  expect(reopened).toMatchObject({ resolvedAt: null, resolvedById: null });
});

it('are changed by their author on the version there is', async () => {
  const { id } = await say(manager, 'Lequel ?');
  expect((await intern.patch(`${base}/${id}`, { version: 1, body: 'Rien' })).status).toBe(403);
  expect(
    bodyOf(await manager.patch<MinutesComment>(`${base}/${id}`, { version: 1, body: 'Quel lot ?' })).body,
  ).toBe('Quel lot ?');
  const stale = await manager.patch<Problem & { current: MinutesComment }>(`${base}/${id}`, {
    version: 1,
    body: 'x',
  });
  expect([stale.status, stale.body.current.body]).toEqual([409, 'Quel lot ?']);
});

it('refuse what is none: a reply to a reply, to another’s minutes, with a passage; resolving a reply', async () => {
  const first = await say(manager, 'Lequel ?');
  const reply = await say(intern, 'Celui-ci', { parentId: first.id });
  const other = await aMeeting(app, { heldOn: TEST_TODAY });
  const elsewhere = `/api/minutes/${(await started(intern, other.id)).id}/comments`;
  const codes = async (url: string, body: object) =>
    (await intern.post<Problem>(url, body)).body.errors?.map(({ code }) => code);
  expect(await codes(base, { body: 'x', parentId: reply.id })).toEqual(['unknown']);
  expect(await codes(elsewhere, { body: 'x', parentId: first.id })).toEqual(['unknown']);
  expect(await codes(base, { body: 'x', parentId: first.id, anchor: ANCHOR })).toEqual(['invalid']);
  expect(await codes(base, { body: ' ' })).toEqual(['required']);
  expect(await codes(base, { body: 'x'.repeat(4001) })).toEqual(['too_big']);
  expect((await intern.patch(`${base}/${reply.id}`, { version: 1, resolved: true })).status).toBe(422);
  expect((await intern.patch(`${elsewhere}/${first.id}`, { version: 1, resolved: true })).status).toBe(404);
});

it('refuse an anchor that names no place of the text, whatever it holds', async () => {
  const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
  for (const from of [
    { type: { client: 1, clock: 2, note: 'x' } },
    { tname: 'a\u0000b' },
    { tname: '\ud800' },
    { item: { client: -1, clock: 0.5 } },
    { other: 'x' },
  ]) {
    const answer = await intern.post<Problem>(base, { body: 'x', anchor: { from, to: {} } });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_value']);
  }
  const answer = await intern.post(base, `{"body":"x","anchor":{"from":{"a":${deep}},"to":{}}}`);
  expect(answer.status).toBe(422);
  const retried = await intern.post(base, `{"body":"x","anchor":${deep}}`, 'a-key-of-its-own');
  expect(retried.status).toBe(422);
  const places = { from: { tname: 'minutes', assoc: -1 }, to: { item: { client: 4, clock: 0 }, assoc: 0 } };
  expect((await say(intern, 'x', { anchor: places })).anchor).toEqual(places);
});

it('are five hundred at most, also when asked at once', async () => {
  await app.query(
    `insert into minutes_comment (minutes_id, body, at) select $1, 'x', now() from generate_series(1, 498)`,
    [minutes.id],
  );
  const answers = await Promise.all(Array.from({ length: 6 }, () => intern.post(base, { body: 'Encore' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 413, 413, 413, 413]);
});

it('are made until the text is approved, by those who write or review', async () => {
  const inReview = await moved(intern, minutes, 'submit');
  const { id } = await say(manager, 'Bien');
  await moved(manager, inReview, 'approve');
  const late = await manager.post<Problem>(base, { body: 'Trop tard' });
  expect([late.status, late.body.errors?.[0]?.code]).toEqual([422, 'comments_closed']);
  expect((await manager.patch(`${base}/${id}`, { version: 1, resolved: true })).status).toBe(200);
  for (const role of ['leadership', 'tutor'] as const) {
    expect((await (await app.signIn(role)).get(base)).status).toBe(403);
  }
});
