import type { MeetingDetail, PlannedMeetings, PreviousActions, RegisterEntry } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';
import { aMeeting, aSeries, aUseCase, made } from './testing/meeting-world.js';

let app: TestApp;
let manager: TestClient;
let useCaseId: string;
let otherCase: string;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
  const entityId = await app.entity('Caisse du Nord');
  useCaseId = (await aUseCase(manager, 'Tri du courrier', entityId)).id;
  otherCase = (await aUseCase(manager, 'Autre cas', entityId)).id;
});
afterAll(() => app.stop());

async function action(title: string, dueOn: string | null, of = useCaseId, closedOn: string | null = null) {
  const body = { kind: 'action', title, dueOn };
  const { id } = made(await manager.post<RegisterEntry>(`/api/use-cases/${of}/register`, body));
  if (closedOn !== null) {
    await app.query(`update register_item set state = 'done', closed_on = $2 where id = $1`, [id, closedOn]);
  }
  return id;
}

async function minutesOf(meetingId: string, ...items: readonly string[]): Promise<void> {
  const [row] = await app.query<{ id: string }>(
    `insert into minutes (meeting_id, state, language, schema) values ($1, 'approved', 'fr', 1) returning id`,
    [meetingId],
  );
  await app.query(
    `insert into minutes_entry (minutes_id, entry_id, register_item_id, edition)
     select $1, gen_random_uuid(), unnest($2::uuid[]), 1`,
    [row?.id, items],
  );
}

async function previousOf(id: string): Promise<PreviousActions['items']> {
  const { body } = await manager.get<PreviousActions>(`/api/meetings/${id}/previous-actions`);
  return contracts.previousActions.parse(body).items;
}

it('begins with what the last meeting of the series asked, then what is open, then what was done since', async () => {
  const series = await aSeries(manager, { weekday: 1, useCaseIds: [useCaseId] });
  const planning = { from: '2026-03-02', to: '2026-03-16' };
  const url = `/api/meeting-series/${series.id}/meetings`;
  const { created } = made(await manager.post<PlannedMeetings>(url, planning));
  const [first, last, now] = created.map((one) => one.id);
  await action('En retard', '2026-03-10');
  await action('Sans échéance', null);
  await action('Faite avant', '2026-03-01', useCaseId, '2026-03-08');
  await action('Faite depuis', '2026-03-01', useCaseId, '2026-03-10');
  await action('D’un autre cas', '2026-03-20', otherCase);
  const born = await action('Demandée la dernière fois', '2026-05-01');
  const elsewhere = await action('Demandée pour un autre cas', '2026-05-02', otherCase);
  const older = await action('Demandée avant', '2026-03-30');
  const bornDone = await action('Demandée et faite', '2026-03-12', useCaseId, '2026-03-11');
  const own = await action('De ce compte rendu', '2026-03-20');
  await minutesOf(first ?? '', older);
  await minutesOf(last ?? '', born, elsewhere, bornDone);
  await minutesOf(now ?? '', own);
  const items = await previousOf(now ?? '');
  expect(items.map((item) => [item.title, item.fromLast, item.overdue])).toEqual([
    ['Demandée la dernière fois', true, false],
    ['Demandée pour un autre cas', true, false],
    ['Demandée et faite', true, false],
    ['En retard', false, true],
    ['Demandée avant', false, false],
    ['Sans échéance', false, false],
    ['Faite depuis', false, false],
  ]);
  expect(items[0]).toMatchObject({
    code: expect.stringMatching(/^A-/),
    useCase: { title: 'Tri du courrier' },
  });
});

it('passes over a cancelled meeting to the one before', async () => {
  const series = await aSeries(manager, { weekday: 3 });
  const url = `/api/meeting-series/${series.id}/meetings`;
  const { created } = made(
    await manager.post<PlannedMeetings>(url, { from: '2026-04-01', to: '2026-04-15' }),
  );
  const [first, cancelled, now] = created.map((one) => one.id);
  await minutesOf(first ?? '', await action('D’il y a deux fois', null));
  const off = { version: 1, to: 'cancelled', reason: 'Vacances' };
  made(await manager.post<MeetingDetail>(`/api/meetings/${cancelled}/moves`, off));
  expect((await previousOf(now ?? '')).map((item) => [item.title, item.fromLast])).toEqual([
    ['D’il y a deux fois', true],
  ]);
});

it('is what is open of the use cases when there is no series, and nothing without use cases', async () => {
  const fresh = await aUseCase(manager, 'Cas neuf', await app.entity('Caisse du Sud'));
  await action('À faire', '2026-03-25', fresh.id);
  await action('Faite', '2026-03-12', fresh.id, '2026-03-13');
  const alone = await aMeeting(manager, { useCaseIds: [fresh.id] });
  expect((await previousOf(alone.id)).map((item) => item.title)).toEqual(['À faire']);
  expect(await previousOf((await aMeeting(manager)).id)).toEqual([]);
});
