import type {
  MeetingDetail,
  MeetingList,
  MeetingSeriesDetail,
  MeetingSeriesList,
  Problem,
  UseCaseMeetings,
} from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';
import { aMeeting, aSeries, aUseCase, made } from './testing/meeting-world.js';

let app: TestApp;
let manager: TestClient;
let partner: TestClient;
let north: string;
let ours: MeetingDetail;
let theirs: MeetingDetail;
let internal: MeetingDetail;
let useCaseId: string;

beforeAll(async () => {
  app = await TestApp.start();
  north = await app.entity('Caisse du Nord');
  const south = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
  partner = await app.signIn('partner', north);
  useCaseId = (await aUseCase(manager, 'Cas du Nord', north)).id;
  const ofSouth = await aUseCase(manager, 'Secret du Sud', south);
  ours = await aMeeting(manager, { entityId: north, useCaseIds: [useCaseId], title: 'Avec le Nord' });
  theirs = await aMeeting(manager, { entityId: south, useCaseIds: [ofSouth.id], title: 'Avec le Sud' });
  internal = await aMeeting(manager, { useCaseIds: [useCaseId, ofSouth.id], title: 'Entre nous' });
});
afterAll(() => app.stop());

const url = (meeting: MeetingDetail) => `/api/meetings/${meeting.id}`;

it('shows a partner the meetings held with its entity, not those of the lab or of others', async () => {
  expect((await partner.get(url(ours))).status).toBe(200);
  for (const hidden of [theirs, internal]) {
    expect((await partner.get(url(hidden))).status).toBe(404);
    expect((await partner.get(`/api/meetings?series=${hidden.id}`)).body).toMatchObject({ total: 0 });
  }
  const list = (await partner.get<MeetingList>('/api/meetings')).body;
  expect([list.total, list.items.map((item) => item.title)]).toEqual([1, ['Avec le Nord']]);
  const ofCase = (await partner.get<UseCaseMeetings>(`/api/use-cases/${useCaseId}/meetings`)).body;
  expect([ofCase.mayEdit, ofCase.items.map((item) => item.title)]).toEqual([false, ['Avec le Nord']]);
});

it('reads, and writes nothing', async () => {
  const read = (await partner.get<MeetingDetail>(url(ours))).body;
  expect([read.mayEdit, read.mayAttend, read.mayWriteMinutes]).toEqual([false, false, false]);
  expect((await partner.patch(url(ours), { version: 1, changes: { title: 'À nous' } })).status).toBe(403);
  expect((await partner.send('PUT', `${url(ours)}/agenda`, { version: 1, items: [] })).status).toBe(403);
  expect((await partner.send('PUT', `${url(ours)}/attendance`, { version: 1, people: [] })).status).toBe(403);
  // The register is the lab's own.
  expect((await partner.get(`${url(ours)}/previous-actions`)).status).toBe(403);
});

it('knows nothing of minutes before they were distributed, and keeps them while they are corrected', async () => {
  const [row] = await app.query<{ id: string }>(
    `insert into minutes (meeting_id, state, language, schema) values ($1, 'draft', 'fr', 1) returning id`,
    [ours.id],
  );
  const seen = async () => {
    const { minutesState, minutesId } = (await partner.get<MeetingDetail>(url(ours))).body;
    const found = async (query: string) =>
      (await partner.get<MeetingList>(`/api/meetings?minutes=${query}`)).body.total;
    return [minutesState, minutesId, await found('none'), await found('distributed')];
  };
  for (const state of ['draft', 'in_review', 'approved']) {
    await app.query('update minutes set state = $1', [state]);
    expect(await seen()).toEqual([null, null, 1, 0]);
    const drafts = await partner.get<MeetingList>(`/api/meetings?minutes=${state}`);
    expect(drafts.body.total).toBe(0);
  }
  await app.query(
    `update minutes set state = 'distributed', distributed_edition = 1, distributed_at = now()`,
  );
  expect(await seen()).toEqual(['distributed', row?.id, 0, 1]);
  await app.query(`update minutes set state = 'draft', edition = 2`);
  expect(await seen()).toEqual(['distributed', row?.id, 0, 1]);
});

it('keeps minutes that were distributed with those they were written for', async () => {
  const meeting = await aMeeting(manager, { title: 'Écrit pour le lab' });
  await app.query(
    `insert into minutes (meeting_id, state, edition, distributed_edition, language, schema)
     values ($1, 'draft', 2, 1, 'fr', 1)`,
    [meeting.id],
  );
  const toPartner = { version: 1, changes: { entityId: north } };
  const refused = await manager.patch<Problem>(url(meeting), toPartner);
  expect([refused.status, refused.body.errors?.[0]]).toMatchObject([
    422,
    { path: 'changes.entityId', code: 'minutes_distributed' },
  ]);
  expect((await partner.get(url(meeting))).status).toBe(404);
  expect((await manager.patch(url(meeting), { version: 1, changes: { title: 'Autrement' } })).status).toBe(
    200,
  );
});

it('shows a series of the entity without its backlog, and no neighbour of another', async () => {
  const series = await aSeries(manager, { entityId: north });
  await aSeries(manager, { title: 'COTECH du lab' });
  await manager.send('PUT', `/api/meeting-series/${series.id}/backlog`, {
    version: 1,
    items: [{ title: 'À dire plus tard' }],
  });
  const list = (await partner.get<MeetingSeriesList>('/api/meeting-series')).body;
  expect(list).toMatchObject({ mayEdit: false, items: [{ id: series.id, backlogItems: 0 }] });
  const detail = (await partner.get<MeetingSeriesDetail>(`/api/meeting-series/${series.id}`)).body;
  expect([detail.mayEdit, detail.backlog]).toEqual([false, []]);
  const planning = { from: '2026-04-13', to: '2026-04-27' };
  const { created } = made(
    await manager.post<{ created: { id: string }[] }>(`/api/meeting-series/${series.id}/meetings`, planning),
  );
  const [first, second, third] = created.map((one) => one.id);
  const alone = { version: 1, changes: { entityId: null } };
  expect((await manager.patch(`/api/meetings/${second}`, alone)).status).toBe(200);
  const read = (await partner.get<MeetingDetail>(`/api/meetings/${first}`)).body;
  expect(read.next?.id).toBe(third);
  // The lab met alone on the last day planned, and on the next one.
  for (const meeting of [first, third]) {
    expect((await manager.patch(`/api/meetings/${meeting}`, alone)).status).toBe(200);
  }
  const days = (await partner.get<MeetingSeriesDetail>(`/api/meeting-series/${series.id}`)).body;
  expect([days.lastOn, days.nextOn, days.meetings]).toEqual([null, null, []]);
});

it('does not name a use case that went to another entity since', async () => {
  const moved = await aUseCase(manager, 'Cas qui change de mains', north);
  const meeting = await aMeeting(manager, { entityId: north, useCaseIds: [moved.id] });
  await manager.send('PUT', `${url(meeting)}/agenda`, {
    version: 1,
    items: [{ title: 'Point', useCaseId: moved.id }],
  });
  expect((await partner.get<MeetingDetail>(url(meeting))).body.useCases).toHaveLength(1);
  await app.query('update use_case set entity_id = $2 where id = $1', [moved.id, theirs.entityId]);
  const read = (await partner.get<MeetingDetail>(url(meeting))).body;
  expect([read.useCases, read.agenda[0]?.useCaseId]).toEqual([[], null]);
});
