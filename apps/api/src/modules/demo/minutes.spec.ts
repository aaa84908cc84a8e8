import type {
  MeetingList,
  MinutesCheck,
  MinutesComments,
  MinutesComparison,
  MinutesRegister,
  MinutesText,
  MinutesView,
  Notifications,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

let app: TestApp;
let manager: TestClient;
let meetings: MeetingList['items'];

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await new UnitOfWork(app.core.database, app.clock).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
  meetings = (await manager.get<MeetingList>('/api/meetings?pageSize=100')).body.items;
});
afterAll(() => app.stop());

const viewOf = async (meetingId: string) =>
  contracts.minutesView.parse((await manager.get<MinutesView>(`/api/meetings/${meetingId}/minutes`)).body);
const inState = (state: string) => meetings.filter(({ minutesState }) => minutesState === state);

it('shows distributed minutes whose rows stand in the registers, each readable by its contract', async () => {
  expect(inState('distributed').length).toBeGreaterThanOrEqual(5);
  let rows = 0;
  for (const { id, title, heldOn } of inState('distributed')) {
    const minutes = await viewOf(id);
    const text = await manager.get<MinutesText>(`/api/minutes/${minutes.id}/submissions/latest`);
    const { content, submission } = contracts.minutesText.parse(text.body);
    expect([title, heldOn, submission.outcome]).toEqual([title, heldOn, 'approved']);
    // What a manager would have asked for is there: nobody approved minutes that lack something.
    const { gaps } = (await manager.get<MinutesCheck>(`/api/minutes/${minutes.id}/check`)).body;
    expect([title, heldOn, gaps.filter(({ blocking }) => blocking)]).toEqual([title, heldOn, []]);
    const written = content.content?.filter((one) => one.type === 'entry' && one.attrs.kind !== 'info') ?? [];
    const { items } = (await manager.get<MinutesRegister>(`/api/minutes/${minutes.id}/register`)).body;
    expect(items).toHaveLength(written.length);
    rows += items.length;
  }
  expect(rows).toBeGreaterThan(10);
});

it('shows one in review for the second time, with comments on a passage', async () => {
  const [meeting] = inState('in_review');
  const minutes = await viewOf(meeting?.id ?? '');
  expect(minutes.submissions.map(({ outcome }) => outcome)).toEqual(['returned', null]);
  expect(
    minutes.moves.find(({ name }) => name === 'approve')?.missing.filter(({ blocking }) => blocking),
  ).toEqual([]);
  const compared = await manager.get<MinutesComparison>(`/api/minutes/${minutes.id}/compare`);
  expect(compared.body).toMatchObject({ from: 1, to: 2, added: 1, removed: 0, changed: 0 });
  const { items } = (await manager.get<MinutesComments>(`/api/minutes/${minutes.id}/comments`)).body;
  expect(contracts.minutesComments.parse({ items })).toEqual({ items });
  expect(
    items.map(({ parentId, anchor, resolvedAt }) => [
      parentId !== null,
      anchor !== null,
      resolvedAt !== null,
    ]),
  ).toEqual([
    [false, true, true],
    [true, false, false],
    [false, false, false],
  ]);
  expect(minutes.openComments).toBe(1);
});

it('shows today’s being written', async () => {
  const drafts = inState('draft');
  expect(drafts.map(({ heldOn }) => heldOn)).toEqual([TEST_TODAY]);
  expect(await viewOf(drafts[0]?.id ?? '')).toMatchObject({ mayWrite: true, edition: 1, submissions: [] });
});

it('lets the partner read those of its entity', async () => {
  const [entity] = await app.query<{ id: string }>(
    `select entity_id as id from account where role = 'partner' and is_demo limit 1`,
  );
  const partner = await app.signIn('partner', entity?.id ?? null);
  const { items } = (await partner.get<MeetingList>('/api/meetings?pageSize=100&minutes=distributed')).body;
  expect(items.length).toBeGreaterThan(0);
  for (const { id } of items) {
    const { body } = await partner.get<MinutesView>(`/api/meetings/${id}/minutes`);
    expect(contracts.minutesView.parse(body).state).toBe('distributed');
  }
});

it('tells whoever reviews, and goes away whole', async () => {
  const [told] = await app.query<{ id: string }>('select account_id as id from notification limit 1');
  expect(told).toBeDefined();
  expect((await manager.get<Notifications>('/api/notifications')).body.items).toEqual([]);
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  for (const table of ['minutes', 'minutes_submission', 'minutes_comment', 'minutes_entry', 'notification']) {
    expect([table, await app.query(`select 1 from ${table}`)]).toEqual([table, []]);
  }
});
