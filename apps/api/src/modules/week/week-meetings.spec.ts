import type { MeetingDetail, Week } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let intern: TestClient;
let entityId: string;

beforeAll(async () => {
  app = await TestApp.start();
  entityId = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
  intern = await app.signIn('intern');
});
afterAll(() => app.stop());

async function meeting(title: string, heldOn: string, body: object = {}): Promise<string> {
  const answer = await manager.post<MeetingDetail>('/api/meetings', {
    kind: 'workshop',
    title,
    heldOn,
    startsAt: '10:00',
    minutes: 60,
    ...body,
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

async function weekOf(client: TestClient): Promise<Week> {
  const answer = await client.get<Week>('/api/week');
  expect(() => contracts.week.parse(answer.body)).not.toThrow();
  return answer.body;
}

async function minutes(meetingId: string, state: string, by: TestClient): Promise<void> {
  await app.query(
    `insert into minutes (meeting_id, state, language, schema, author_id, submitted_by_id)
     values ($1, $2, 'fr', 1, $3, $3)`,
    [meetingId, state, by.principal.personId],
  );
}

it('shows the meetings of today and the seven days after, with the part the person has', async () => {
  const me = intern.principal.personId;
  await meeting('Hier', '2026-03-17', { peopleIds: [me] });
  await meeting('Aujourd’hui', '2026-03-18', { secretaryId: me, place: 'Salle Belledonne' });
  await meeting('Demain', '2026-03-19', { peopleIds: [me] });
  await meeting('Dans huit jours', '2026-03-26', { peopleIds: [me] });
  await meeting('Celle des autres', '2026-03-19');
  await meeting('Je préside', '2026-03-25', { chairId: me });
  const excused = await meeting('Je n’y serai pas', '2026-03-20', { peopleIds: [me] });
  await app.query(`update attendance set status = 'excused' where meeting_id = $1`, [excused]);
  const off = await meeting('Annulée', '2026-03-20', { peopleIds: [me] });
  await manager.post(`/api/meetings/${off}/moves`, { version: 1, to: 'cancelled', reason: 'Salle prise' });
  const { meetings } = await weekOf(intern);
  expect(meetings.map((one) => [one.title, one.role])).toEqual([
    ['Aujourd’hui', 'secretary'],
    ['Demain', 'expected'],
    ['Je préside', 'chair'],
  ]);
  expect(meetings[0]).toMatchObject({ startsAt: '10:00', minutes: 60, place: 'Salle Belledonne' });
});

it('shows the minutes to write, and those to validate or distribute to who may', async () => {
  const me = intern.principal.personId;
  const mine = { secretaryId: me };
  const [, draft, review] = [
    await meeting('Sans un mot', '2026-03-02', mine),
    await meeting('En brouillon', '2026-03-03', mine),
    await meeting('En revue', '2026-03-04', mine),
  ];
  const [approved, own] = [
    await meeting('Validé', '2026-03-05', mine),
    await meeting('Soumis par moi', '2026-03-06'),
  ];
  await meeting('Il y a longtemps', '2026-01-05', mine);
  await minutes(draft, 'draft', intern);
  await minutes(review, 'in_review', intern);
  await minutes(approved, 'approved', intern);
  await minutes(own, 'in_review', manager);
  const written = (await weekOf(intern)).minutes.map((one) => [one.title, one.task]);
  expect(written).toEqual([
    ['Sans un mot', 'write'],
    ['En brouillon', 'write'],
  ]);
  const todo = (await weekOf(manager)).minutes;
  expect(todo.map((one) => [one.title, one.task])).toEqual([
    ['En revue', 'validate'],
    ['Validé', 'distribute'],
  ]);
  expect(todo[0]).toMatchObject({ id: review, minutesId: expect.any(String), kind: 'workshop' });
  expect((await weekOf(await app.signIn('leadership'))).minutes).toEqual([]);
  // Today's is to be written once it was held.
  const today = (await weekOf(intern)).meetings.find((one) => one.title === 'Aujourd’hui');
  const held = { version: 1, to: 'held' };
  expect((await manager.post(`/api/meetings/${today?.id}/moves`, held)).status).toBe(200);
  expect((await weekOf(intern)).minutes.map((one) => one.title)).toContain('Aujourd’hui');
});

it('shows a partner the meetings held with its entity where it is expected, and no minutes to write', async () => {
  const partner = await app.signIn('partner', entityId);
  const me = partner.principal.personId;
  await meeting('Avec nous', '2026-03-20', { entityId, peopleIds: [me] });
  await meeting('Du lab', '2026-03-20', { peopleIds: [me] });
  const week = await weekOf(partner);
  expect(week.meetings.map((one) => one.title)).toEqual(['Avec nous']);
  expect(week.minutes).toEqual([]);
});
