import { randomUUID } from 'node:crypto';
import type { MeetingDetail, MeetingList, Problem, UseCaseMeetings } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TEST_TODAY, TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { aMeeting, aUseCase, made, MEETING } from './testing/meeting-world.js';

let app: TestApp;
let manager: TestClient;
let north: string;
let south: string;

beforeAll(async () => {
  app = await TestApp.start();
  north = await app.entity('Caisse du Nord');
  south = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());

const codes = (answer: TestAnswer) =>
  Object.fromEntries(((answer.body as Problem).errors ?? []).map(({ path, code }) => [path, code]));
const put = <T = MeetingDetail>(client: TestClient, url: string, body: unknown) =>
  client.send<T>('PUT', url, body);
const writeAgenda = (meeting: MeetingDetail, items: object[]) =>
  put(manager, `/api/meetings/${meeting.id}/agenda`, { version: meeting.version, items });

describe('a meeting', () => {
  it('is made with its people and use cases, and reads by its contract', async () => {
    const [chair, secretary, guest] = [
      await app.person('Une présidente'),
      await app.person('Un rédacteur'),
      await app.person('Une invitée', north),
    ];
    const useCase = await aUseCase(manager, 'Tri du courrier', north);
    const meeting = await aMeeting(manager, {
      chairId: chair,
      secretaryId: secretary,
      peopleIds: [guest, secretary],
      useCaseIds: [useCase.id],
      entityId: north,
      objective: 'Arbitrer le calendrier',
    });
    expect(() => contracts.meetingDetail.parse(meeting)).not.toThrow();
    expect(meeting).toMatchObject({
      state: 'planned',
      today: TEST_TODAY,
      useCases: [{ id: useCase.id, code: useCase.code, title: 'Tri du courrier' }],
      agenda: [],
      agendaItems: 0,
      minutesState: null,
      minutesId: null,
      mayEdit: true,
      mayAttend: true,
      mayWriteMinutes: true,
      version: 1,
    });
    expect(meeting.attendance.map((one) => [one.personName, one.entityName, one.status])).toEqual([
      ['Un rédacteur', null, 'expected'],
      ['Une invitée', 'Caisse du Nord', 'expected'],
      ['Une présidente', null, 'expected'],
    ]);
    const [audit] = await app.query(
      `select action from audit where subject_type = 'meeting' and subject_id = $1`,
      [meeting.id],
    );
    expect(audit).toEqual({ action: 'meeting.created' });
  });

  it('is one meeting, however often the same request comes', async () => {
    const body = { ...MEETING, title: 'Envoyé vingt fois' };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => manager.post<MeetingDetail>('/api/meetings', body, key)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const [count] = await app.query<{ count: number }>(
      `select count(*)::int as count from meeting where title = 'Envoyé vingt fois'`,
    );
    expect(count?.count).toBe(1);
  });

  it('names what it cannot be made of', async () => {
    const archived = await app.person('Partie depuis');
    await app.query('update person set archived = true where id = $1', [archived]);
    const ofSouth = await aUseCase(manager, 'Un cas du Sud', south);
    const answer = await manager.post('/api/meetings', {
      ...MEETING,
      chairId: archived,
      peopleIds: [randomUUID()],
    });
    expect([answer.status, codes(answer)]).toEqual([422, { chairId: 'archived', 'peopleIds.0': 'unknown' }]);
    for (const [body, refused] of [
      [{ entityId: north, useCaseIds: [ofSouth.id] }, { useCaseIds: 'other_entity' }],
      [{ useCaseIds: [randomUUID()] }, { useCaseIds: 'unknown' }],
      [{ entityId: randomUUID() }, { entityId: 'unknown' }],
    ] as const) {
      expect(codes(await manager.post('/api/meetings', { ...MEETING, ...body }))).toEqual(refused);
    }
    for (const body of [{ startsAt: '25:00' }, { minutes: 4 }, { heldOn: '2026-02-30' }, { title: ' ' }]) {
      const wrong = await manager.post('/api/meetings', { ...MEETING, ...body });
      expect([wrong.status, fieldsOf(wrong)]).toEqual([422, Object.keys(body)]);
    }
    const crowd = Array.from({ length: 101 }, () => randomUUID());
    expect((await manager.post('/api/meetings', { ...MEETING, peopleIds: crowd })).status).toBe(422);
  });

  it('speaks of closed use cases too', async () => {
    const closed = await aUseCase(manager, 'Un cas clos', north);
    await app.query(`update use_case set stage = 'closed' where id = $1`, [closed.id]);
    const meeting = await aMeeting(manager, { useCaseIds: [closed.id] });
    expect(meeting.useCases).toHaveLength(1);
  });

  it('changes by its version: who comes second gets what is', async () => {
    const meeting = await aMeeting(manager);
    const url = `/api/meetings/${meeting.id}`;
    const first = await manager.patch<MeetingDetail>(url, {
      version: 1,
      changes: { title: 'COPIL de mars', place: 'Salle Belledonne', startsAt: '14:00' },
    });
    expect(first.body).toMatchObject({ title: 'COPIL de mars', startsAt: '14:00', version: 2 });
    const second = await manager.patch<Problem>(url, { version: 1, changes: { title: 'Autre' } });
    expect([second.status, second.body.code]).toEqual([409, 'version_conflict']);
    expect(contracts.meetingDetail.parse(second.body.current)).toMatchObject({ title: 'COPIL de mars' });
    // Nothing new is no change.
    const same = await manager.patch<MeetingDetail>(url, { version: 2, changes: { title: 'COPIL de mars' } });
    expect([same.status, same.body.version]).toEqual([200, 2]);
    const two = await Promise.all(
      ['A', 'B'].map((title) => manager.patch(url, { version: 2, changes: { title } })),
    );
    expect(two.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('goes to another entity only with use cases of that entity', async () => {
    const mine = await aUseCase(manager, 'Cas du Nord', north);
    const meeting = await aMeeting(manager, { useCaseIds: [mine.id] });
    const url = `/api/meetings/${meeting.id}`;
    const refused = await manager.patch(url, { version: 1, changes: { entityId: south } });
    expect([refused.status, codes(refused)]).toEqual([422, { 'changes.useCaseIds': 'other_entity' }]);
    const agenda = made(await writeAgenda(meeting, [{ title: 'Point du Nord', useCaseId: mine.id }]));
    const without = await manager.patch(url, {
      version: agenda.version,
      changes: { entityId: south, useCaseIds: [] },
    });
    expect(codes(without)).toEqual({ 'changes.useCaseIds': 'other_entity' });
    const fits = await manager.patch<MeetingDetail>(url, {
      version: agenda.version,
      changes: { entityId: north },
    });
    expect([fits.status, fits.body.entityId]).toEqual([200, north]);
  });

  it('is cancelled for a reason, planned again, held on its day, and stays held', async () => {
    const meeting = await aMeeting(manager, { heldOn: '2026-03-20' });
    const move = (version: number, to: string, reason?: string) =>
      manager.post<MeetingDetail>(`/api/meetings/${meeting.id}/moves`, {
        version,
        to,
        ...(reason ? { reason } : {}),
      });
    expect(codes(await move(1, 'cancelled'))).toEqual({ reason: 'reason_required' });
    expect((await move(1, 'cancelled', 'Salle prise')).body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Salle prise',
      mayEdit: true,
      mayAttend: false,
      mayWriteMinutes: false,
    });
    const refused = await manager.patch(`/api/meetings/${meeting.id}`, {
      version: 2,
      changes: { title: 'X' },
    });
    expect([refused.status, codes(refused)]).toEqual([422, { meeting: 'meeting_cancelled' }]);
    expect(
      codes(await put(manager, `/api/meetings/${meeting.id}/attendance`, { version: 2, people: [] })),
    ).toEqual({ meeting: 'meeting_cancelled' });
    expect(codes(await move(2, 'held'))).toEqual({ to: 'transition_not_allowed' });
    expect((await move(2, 'planned')).body).toMatchObject({ state: 'planned', cancelReason: null });
    // Two days from now.
    expect(codes(await move(3, 'held'))).toEqual({ to: 'in_future' });
    const today = await manager.patch<MeetingDetail>(`/api/meetings/${meeting.id}`, {
      version: 3,
      changes: { heldOn: TEST_TODAY },
    });
    expect((await move(today.body.version, 'held')).body.state).toBe('held');
    expect((await move(5, 'cancelled', 'Trop tard')).status).toBe(422);
    expect((await move(4, 'planned')).status).toBe(409);
  });
});

describe('an agenda', () => {
  it('is written whole: ids stay, what is left out goes, foreign ids are refused', async () => {
    const meeting = await aMeeting(manager);
    const owner = await app.person('Une intervenante');
    const first = made(
      await writeAgenda(meeting, [
        { title: 'Météo', minutes: 10, ownerId: owner },
        { title: 'Budget', note: 'Chiffres de février' },
      ]),
    );
    const [health, budget] = first.agenda;
    expect(first.agenda).toMatchObject([
      { title: 'Météo', minutes: 10, ownerId: owner, state: 'open' },
      { title: 'Budget', minutes: null, note: 'Chiffres de février' },
    ]);
    const second = made(
      await writeAgenda(first, [
        { title: 'Ouverture' },
        { id: budget?.id, title: 'Budget 2026', state: 'done' },
      ]),
    );
    expect(second.agenda.map((item) => [item.title, item.state, item.id === budget?.id])).toEqual([
      ['Ouverture', 'open', false],
      ['Budget 2026', 'done', true],
    ]);
    const other = await aMeeting(manager);
    const foreign = await writeAgenda(other, [
      { id: budget?.id, title: 'D’ailleurs' },
      { id: health?.id, title: 'Supprimé' },
    ]);
    expect([foreign.status, codes(foreign)]).toEqual([
      422,
      { 'items.0.id': 'unknown', 'items.1.id': 'unknown' },
    ]);
    const stale = await writeAgenda(first, []);
    expect([stale.status, (stale.body as unknown as Problem).code]).toEqual([409, 'version_conflict']);
    expect(second.agendaItems).toBe(2);
  });

  it('names owners and use cases that cannot be named, and keeps those it had', async () => {
    const person = await app.person('Bientôt partie');
    const ofSouth = await aUseCase(manager, 'Le cas du Sud', south);
    const meeting = await aMeeting(manager, { entityId: north });
    const refused = await writeAgenda(meeting, [
      { title: 'Un', ownerId: randomUUID() },
      { title: 'Deux', useCaseId: ofSouth.id },
    ]);
    expect(codes(refused)).toEqual({ 'items.0.ownerId': 'unknown' });
    expect(codes(await writeAgenda(meeting, [{ title: 'Deux', useCaseId: ofSouth.id }]))).toEqual({
      'items.0.useCaseId': 'other_entity',
    });
    const written = made(await writeAgenda(meeting, [{ title: 'Un', ownerId: person }]));
    await app.query('update person set archived = true where id = $1', [person]);
    const kept = await writeAgenda(written, [
      { id: written.agenda[0]?.id, title: 'Un bis', ownerId: person },
    ]);
    expect(kept.status).toBe(200);
    expect(codes(await writeAgenda(kept.body, [{ title: 'Deux', ownerId: person }]))).toEqual({
      'items.0.ownerId': 'archived',
    });
  });

  it('has sixty items at most', async () => {
    const meeting = await aMeeting(manager);
    const items = Array.from({ length: 61 }, (_, index) => ({ title: `Point ${index}` }));
    expect((await writeAgenda(meeting, items)).status).toBe(422);
    const full = made(await writeAgenda(meeting, items.slice(0, 60)));
    expect(full.agenda.map((item) => item.title)).toEqual(items.slice(0, 60).map((item) => item.title));
  });

  it.each([
    ['draft', 200],
    ['in_review', 200],
    ['approved', 422],
    ['distributed', 422],
  ])('of a held meeting whose minutes are %s answers %i', async (state, status) => {
    const meeting = await aMeeting(manager);
    const held = made(
      await manager.post<MeetingDetail>(`/api/meetings/${meeting.id}/moves`, { version: 1, to: 'held' }),
    );
    await app.query(`insert into minutes (meeting_id, state, language, schema) values ($1, $2, 'fr', 1)`, [
      meeting.id,
      state,
    ]);
    const answer = await writeAgenda(held, [{ title: 'Après coup' }]);
    expect(answer.status).toBe(status);
    if (status === 422) expect(codes(answer)).toEqual({ meeting: 'minutes_approved' });
    const body = { version: status === 200 ? answer.body.version : held.version, people: [] };
    expect((await put(manager, `/api/meetings/${meeting.id}/attendance`, body)).status).toBe(status);
    const read = (await manager.get<MeetingDetail>(`/api/meetings/${meeting.id}`)).body;
    expect([read.mayEdit, read.mayAttend, read.mayWriteMinutes]).toEqual(Array(3).fill(status === 200));
  });
});

describe('attendance', () => {
  it('is written whole, also by an intern, and names who cannot be named', async () => {
    const intern = await app.signIn('intern');
    const [here, gone] = [await app.person('Présente'), await app.person('Partie')];
    const meeting = await aMeeting(manager, { peopleIds: [here, gone] });
    await app.query('update person set archived = true where id = $1', [gone]);
    const url = `/api/meetings/${meeting.id}/attendance`;
    const people = [
      { personId: here, status: 'present' },
      // Was there already: may stay, though archived since.
      { personId: gone, status: 'excused' },
    ];
    const written = made(await put(intern, url, { version: 1, people }));
    expect(written.attendance.map((one) => [one.personName, one.status])).toEqual([
      ['Partie', 'excused'],
      ['Présente', 'present'],
    ]);
    const without = made(await put(intern, url, { version: 2, people: people.slice(0, 1) }));
    const anew = await put(intern, url, {
      version: without.version,
      people: [...people, { personId: randomUUID(), status: 'absent' }],
    });
    expect([anew.status, codes(anew)]).toEqual([
      422,
      { 'people.1.personId': 'archived', 'people.2.personId': 'unknown' },
    ]);
    const twice = { version: without.version, people: [people[0], people[0]] };
    expect([(await put(intern, url, twice)).status]).toEqual([422]);
    const [leader, stale] = [await app.signIn('leadership'), await put(intern, url, { version: 1, people })];
    expect((await put(leader, url, { version: 3, people: [] })).status).toBe(403);
    expect([stale.status, (stale.body as unknown as Problem).code]).toEqual([409, 'version_conflict']);
  });
});

describe('the list', () => {
  it('finds meetings by day, kind, use case, person and minutes, in either order', async () => {
    const me = await app.signIn('project_manager');
    const useCase = await aUseCase(manager, 'Suivi des coûts', north);
    const days = ['2027-01-04', '2027-01-05', '2027-01-06'];
    const [first, second, third] = await Promise.all([
      aMeeting(manager, { heldOn: days[0], useCaseIds: [useCase.id], chairId: me.principal.personId }),
      aMeeting(manager, { heldOn: days[1], kind: 'workshop', secretaryId: me.principal.personId }),
      aMeeting(manager, { heldOn: days[2], useCaseIds: [useCase.id], peopleIds: [me.principal.personId] }),
    ]);
    await app.query(
      `insert into minutes (meeting_id, state, language, schema) values ($1, 'in_review', 'fr', 1)`,
      [second.id],
    );
    await app.query(`update attendance set status = 'distribution' where meeting_id = $1`, [first.id]);
    const find = async (query: string) => {
      const answer = await me.get<MeetingList>(`/api/meetings?from=2027-01-01&${query}`);
      expect(() => contracts.meetingList.parse(answer.body)).not.toThrow();
      return answer.body.items.map((item) => item.heldOn);
    };
    expect(await find('')).toEqual(days);
    expect(await find('order=latest')).toEqual([...days].reverse());
    expect(await find('to=2027-01-05')).toEqual(days.slice(0, 2));
    expect(await find('kind=workshop')).toEqual([days[1]]);
    expect(await find(`useCase=${useCase.id}`)).toEqual([days[0], days[2]]);
    expect(await find('mine=true')).toEqual(days);
    expect(await find('minutes=in_review')).toEqual([days[1]]);
    expect(await find('minutes=none')).toEqual([days[0], days[2]]);
    expect(await find('minutes=none,in_review')).toEqual(days);
    expect(await find('pageSize=1&page=2')).toEqual([days[1]]);
    const beyond = await me.get<MeetingList>('/api/meetings?from=2027-01-01&pageSize=2&page=9');
    expect(beyond.body).toMatchObject({ items: [], total: 3, today: TEST_TODAY });
    const ofCase = await me.get<UseCaseMeetings>(`/api/use-cases/${useCase.code}/meetings`);
    expect(ofCase.body).toMatchObject({ mayEdit: true, items: [{ id: third.id }, { id: first.id }] });
  });

  it('refuses what is no filter', async () => {
    for (const query of ['from=hier', 'kind=bal', 'useCase=UC-001', 'page=0', 'order=x', 'nope=1']) {
      expect([query, (await manager.get(`/api/meetings?${query}`)).status]).toEqual([query, 422]);
    }
  });
});

it('answers not found for what is no meeting', async () => {
  for (const url of ['/api/meetings/nope', `/api/meetings/${randomUUID()}`]) {
    expect((await manager.get(url)).status).toBe(404);
    expect((await manager.patch(url, { version: 1, changes: { title: 'X' } })).status).toBe(404);
    expect((await manager.get(`${url}/previous-actions`)).status).toBe(404);
  }
});
