import { randomUUID } from 'node:crypto';
import type {
  MeetingDetail,
  MeetingSeriesDetail,
  MeetingSeriesList,
  PlannedMeetings,
  Problem,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { aMeeting, aSeries, aUseCase, made, SERIES } from './testing/meeting-world.js';

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
const series = async (id: string) =>
  (await manager.get<MeetingSeriesDetail>(`/api/meeting-series/${id}`)).body;
const meetingOf = async (id: string) => (await manager.get<MeetingDetail>(`/api/meetings/${id}`)).body;
const plan = (id: string, from: string, to: string, key?: string) =>
  manager.post<PlannedMeetings>(`/api/meeting-series/${id}/meetings`, { from, to }, key);
const patch = (id: string, version: number, changes: object) =>
  manager.patch<MeetingSeriesDetail>(`/api/meeting-series/${id}`, { version, changes });
const writeBacklog = (id: string, version: number, items: object[]) =>
  manager.send<MeetingSeriesDetail>('PUT', `/api/meeting-series/${id}/backlog`, { version, items });
const writeAgenda = async (meeting: MeetingDetail, items: object[]) =>
  made(
    await manager.send<MeetingDetail>('PUT', `/api/meetings/${meeting.id}/agenda`, {
      version: meeting.version,
      items,
    }),
  );
const carry = ({ id, version }: MeetingDetail, itemIds: (string | undefined)[], to = 'next') =>
  manager.post<MeetingDetail>(`/api/meetings/${id}/agenda/carry-over`, { version, itemIds, to });
const daysOf = (answer: TestAnswer<PlannedMeetings>) => made(answer).created.map((one) => one.heldOn);

describe('a series', () => {
  it('is made, read and listed by its contract', async () => {
    const [chair, member] = [await app.person('Une présidente'), await app.person('Un membre')];
    const useCase = await aUseCase(manager, 'Tri du courrier', north);
    const one = await aSeries(manager, {
      entityId: north,
      chairId: chair,
      useCaseIds: [useCase.id],
      members: [{ personId: member, expected: false }],
    });
    expect(contracts.meetingSeriesDetail.parse(one)).toMatchObject({
      rhythm: 'weekly',
      weekday: 1,
      useCases: [{ code: useCase.code }],
      members: [{ personName: 'Un membre', expected: false }],
      backlog: [],
      meetings: [],
      lastOn: null,
      nextOn: null,
      mayEdit: true,
      version: 1,
    });
    const list = (await manager.get<MeetingSeriesList>('/api/meeting-series')).body;
    expect(contracts.meetingSeriesList.parse(list).items.map((item) => item.id)).toContain(one.id);
  });

  it('refuses a rhythm without its day, and whom and what it cannot name', async () => {
    const ofSouth = await aUseCase(manager, 'Cas du Sud', south);
    for (const [body, refused] of [
      [{ weekday: null }, { weekday: 'required' }],
      [{ rhythm: 'on_demand' }, { weekday: 'not_on_demand' }],
      [{ entityId: north, useCaseIds: [ofSouth.id] }, { useCaseIds: 'other_entity' }],
      [{ members: [{ personId: randomUUID(), expected: true }] }, { 'members.0.personId': 'unknown' }],
    ] as const) {
      const answer = await manager.post('/api/meeting-series', { ...SERIES, ...body });
      expect([answer.status, codes(answer)]).toEqual([422, refused]);
    }
  });

  it('changes by its version, and what is planned stays as it is', async () => {
    const one = await aSeries(manager);
    const [first] = made(await plan(one.id, '2026-04-01', '2026-04-30')).created;
    const { version } = await series(one.id);
    const changed = made(await patch(one.id, version, { title: 'COPROJ élargi', startsAt: '11:00' }));
    expect(changed).toMatchObject({ title: 'COPROJ élargi', startsAt: '11:00' });
    expect(await meetingOf(first?.id ?? '')).toMatchObject({ title: SERIES.title, startsAt: '09:30' });
    const stale = await patch(one.id, version, { title: 'Autre' });
    expect([stale.status, (stale.body as unknown as Problem).code]).toEqual([409, 'version_conflict']);
    const { current } = stale.body as unknown as Problem;
    expect(contracts.meetingSeriesDetail.parse(current).title).toBe('COPROJ élargi');
    expect(codes(await patch(one.id, changed.version, { rhythm: 'on_demand' }))).toEqual({
      'changes.weekday': 'not_on_demand',
    });
  });

  it('is not planned once archived', async () => {
    const one = await aSeries(manager);
    made(await patch(one.id, 1, { archived: true }));
    const answer = await plan(one.id, '2026-04-01', '2026-04-30');
    expect([answer.status, codes(answer)]).toEqual([422, { series: 'series_archived' }]);
  });
});

describe('planning', () => {
  it('makes the meetings of the period with the people and use cases of the series', async () => {
    const [chair, secretary, member, copied, gone] = await Promise.all(
      ['Présidente', 'Rédacteur', 'Membre', 'En copie', 'Partie'].map((name) => app.person(name)),
    );
    const useCase = await aUseCase(manager, 'Agents', north);
    const one = await aSeries(manager, {
      entityId: north,
      chairId: chair,
      secretaryId: secretary,
      useCaseIds: [useCase.id],
      members: [
        { personId: member, expected: true },
        { personId: copied, expected: false },
        { personId: gone, expected: true },
      ],
    });
    await app.query('update person set archived = true where id = $1', [gone]);
    // Easter Monday is the 6th of April.
    const planned = await plan(one.id, '2026-04-01', '2026-04-21');
    expect(daysOf(planned)).toEqual(['2026-04-07', '2026-04-13', '2026-04-20']);
    const meeting = await meetingOf(planned.body.created[0]?.id ?? '');
    expect(meeting).toMatchObject({
      title: SERIES.title,
      startsAt: '09:30',
      minutes: 30,
      entityId: north,
      chairId: chair,
      secretaryId: secretary,
      state: 'planned',
      useCases: [{ id: useCase.id }],
      series: { id: one.id },
      previous: null,
      next: { heldOn: '2026-04-13' },
    });
    expect(Object.fromEntries(meeting.attendance.map((each) => [each.personName, each.status]))).toEqual({
      Présidente: 'expected',
      Rédacteur: 'expected',
      Membre: 'expected',
      'En copie': 'distribution',
    });
    expect(await series(one.id)).toMatchObject({ nextOn: '2026-04-07', lastOn: null });
  });

  it('plans nothing twice: again, moved by hand, cancelled, or by two at once', async () => {
    const one = await aSeries(manager);
    const both = await Promise.all([1, 2].map(() => plan(one.id, '2026-04-13', '2026-05-15')));
    const created = both.flatMap((answer) => made(answer).created);
    expect(created.map((each) => each.heldOn).sort()).toEqual([
      '2026-04-13',
      '2026-04-20',
      '2026-04-27',
      '2026-05-04',
      '2026-05-11',
    ]);
    const at = (day: string) => created.find((each) => each.heldOn === day)?.id ?? '';
    const moved = { version: 1, changes: { heldOn: '2026-04-23' } };
    expect((await manager.patch(`/api/meetings/${at('2026-04-20')}`, moved)).status).toBe(200);
    const off = { version: 1, to: 'cancelled', reason: 'Vacances' };
    expect((await manager.post(`/api/meetings/${at('2026-04-27')}/moves`, off)).status).toBe(200);
    expect(daysOf(await plan(one.id, '2026-04-13', '2026-05-15'))).toEqual([]);
    const taken = { version: 1, changes: { heldOn: '2026-05-11' } };
    const refused = await manager.patch(`/api/meetings/${at('2026-05-04')}`, taken);
    expect([refused.status, codes(refused)]).toEqual([409, { 'changes.heldOn': 'day_taken' }]);
  });

  it('keeps the fortnight of the first plan, and answers a repeated request alike', async () => {
    const one = await aSeries(manager, { rhythm: 'every_two_weeks', weekday: 3 });
    expect(daysOf(await plan(one.id, '2026-04-01', '2026-04-15'))).toEqual(['2026-04-01', '2026-04-15']);
    const key = randomUUID();
    const first = await plan(one.id, '2026-04-16', '2026-05-20', key);
    expect(daysOf(first)).toEqual(['2026-04-29', '2026-05-13']);
    expect((await plan(one.id, '2026-04-16', '2026-05-20', key)).body).toEqual(first.body);
  });

  it('plans the one day asked when on demand, and refuses periods that are none or too long', async () => {
    const one = await aSeries(manager, { rhythm: 'on_demand', weekday: null });
    expect(daysOf(await plan(one.id, '2026-05-08', '2026-05-08'))).toEqual(['2026-05-11']);
    const weekly = await aSeries(manager);
    const backwards = await plan(weekly.id, '2026-05-08', '2026-05-01');
    expect([backwards.status, codes(backwards)]).toEqual([422, { to: 'before_start' }]);
    expect((await plan(weekly.id, '2026-01-01', '2028-01-01')).status).toBe(413);
  });
});

describe('carrying over', () => {
  it('goes to the next meeting of the series, in the agenda’s order, each item once', async () => {
    const one = await aSeries(manager);
    const [a, b] = made(await plan(one.id, '2026-04-13', '2026-04-20')).created;
    const from = await writeAgenda(await meetingOf(a?.id ?? ''), [
      { title: 'Traité', state: 'done' },
      { title: 'Budget', minutes: 20 },
      { title: 'Calendrier' },
    ]);
    const [done, budget, dates] = from.agenda.map((item) => item.id);
    const refused = await carry(from, [done, budget, randomUUID()]);
    expect([refused.status, codes(refused)]).toEqual([
      422,
      { 'itemIds.0': 'item_done', 'itemIds.2': 'unknown' },
    ]);
    const after = made(await carry(from, [dates, budget]));
    expect(after.agenda.map((item) => item.state)).toEqual(['done', 'carried', 'carried']);
    expect((await meetingOf(b?.id ?? '')).agenda).toMatchObject([
      { title: 'Budget', minutes: 20, state: 'open', carriedFromId: budget },
      { title: 'Calendrier', carriedFromId: dates },
    ]);
    expect(codes(await carry(after, [budget]))).toEqual({ 'itemIds.0': 'already_carried' });
    // Opened again by hand it would go on twice.
    const opened = await manager.send('PUT', `/api/meetings/${after.id}/agenda`, {
      version: after.version,
      items: [{ id: budget, title: 'Budget', state: 'open' }],
    });
    expect(codes(opened)).toEqual({ 'items.0.state': 'already_carried' });
  });

  it('carries once when asked twenty times at once', async () => {
    const one = await aSeries(manager);
    const [a, b] = made(await plan(one.id, '2026-04-13', '2026-04-20')).created;
    const from = await writeAgenda(await meetingOf(a?.id ?? ''), [{ title: 'Budget' }]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => carry(from, [from.agenda[0]?.id])));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
    expect((await meetingOf(b?.id ?? '')).agenda).toHaveLength(1);
  });

  it('waits in the backlog while no next meeting is there, and the next one planned takes it', async () => {
    const one = await aSeries(manager);
    const [a] = made(await plan(one.id, '2026-04-13', '2026-04-13')).created;
    const from = await writeAgenda(await meetingOf(a?.id ?? ''), [{ title: 'Budget' }, { title: 'Un jour' }]);
    const [budget, someday] = from.agenda.map((item) => item.id);
    const after = made(await carry(made(await carry(from, [budget])), [someday], 'backlog'));
    expect(after.agenda.map((item) => item.state)).toEqual(['carried', 'carried']);
    expect((await series(one.id)).backlog.map((item) => [item.title, item.carriedFromId])).toEqual([
      ['Budget', budget],
      ['Un jour', someday],
    ]);
    const [, b, c] = [null, ...made(await plan(one.id, '2026-04-20', '2026-04-27')).created];
    expect((await meetingOf(b?.id ?? '')).agenda).toMatchObject([{ title: 'Budget', carriedFromId: budget }]);
    expect((await meetingOf(c?.id ?? '')).agenda).toEqual([]);
    expect((await series(one.id)).backlog.map((item) => item.title)).toEqual(['Un jour']);
  });

  it('is not for a meeting of no series', async () => {
    const alone = await writeAgenda(await aMeeting(manager), [{ title: 'Budget' }]);
    expect(codes(await carry(alone, [alone.agenda[0]?.id]))).toEqual({ to: 'no_series' });
    const url = `/api/meetings/${alone.id}/agenda/from-backlog`;
    const taken = await manager.post(url, { version: alone.version, itemIds: [randomUUID()] });
    expect(codes(taken)).toEqual({ itemIds: 'no_series' });
  });

  it('gives a meeting what its agenda holds; the rest waits for the one after', async () => {
    const { id } = await aSeries(manager);
    await app.query(
      `insert into agenda_item (series_id, rank, title, for_next)
       select $1, n, 'Point ' || n, true from generate_series(1, 70) n`,
      [id],
    );
    const [first] = made(await plan(id, '2026-05-04', '2026-05-04')).created;
    expect((await meetingOf(first?.id ?? '')).agenda).toHaveLength(60);
    const [second] = made(await plan(id, '2026-05-11', '2026-05-11')).created;
    expect((await meetingOf(second?.id ?? '')).agenda.map(({ title }) => title).at(-1)).toBe('Point 70');
    expect((await series(id)).backlogItems).toBe(0);
  });

  it('does not carry what the next meeting’s partner may not read', async () => {
    const ofSouth = await aUseCase(manager, 'Un autre cas du Sud', south);
    const one = await aSeries(manager);
    const [a, b] = made(await plan(one.id, '2026-04-13', '2026-04-20')).created;
    const withNorth = { version: 1, changes: { entityId: north } };
    expect((await manager.patch(`/api/meetings/${b?.id}`, withNorth)).status).toBe(200);
    const from = await writeAgenda(await meetingOf(a?.id ?? ''), [
      { title: 'Libre' },
      { title: 'Du Sud', useCaseId: ofSouth.id },
    ]);
    const [free, foreign] = from.agenda.map((item) => item.id);
    const refused = await carry(from, [free, foreign]);
    expect([refused.status, codes(refused)]).toEqual([422, { 'itemIds.1': 'other_entity' }]);
    expect((await carry(from, [free])).status).toBe(200);
  });

  it('stops where the next agenda is full', async () => {
    const one = await aSeries(manager);
    const [a, b] = made(await plan(one.id, '2026-04-13', '2026-04-20')).created;
    const items = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ title: `Point ${index}` }));
    await writeAgenda(await meetingOf(b?.id ?? ''), items(59));
    const from = await writeAgenda(await meetingOf(a?.id ?? ''), items(2));
    const [first, second] = from.agenda.map((item) => item.id);
    const refused = await carry(from, [first, second]);
    expect([refused.status, codes(refused)]).toEqual([413, { itemIds: 'too_many' }]);
    expect((await meetingOf(from.id)).agenda.map((item) => item.state)).toEqual(['open', 'open']);
    expect((await carry(from, [second])).status).toBe(200);
  });
});

describe('the backlog', () => {
  it('is written whole, keeps ids, refuses foreign ones, and is taken by a meeting', async () => {
    const one = await aSeries(manager);
    const first = made(await writeBacklog(one.id, 1, [{ title: 'A' }, { title: 'B' }, { title: 'C' }]));
    const [a, b, c] = first.backlog.map((item) => item.id);
    const second = made(
      await writeBacklog(one.id, first.version, [
        { id: c, title: 'C' },
        { id: a, title: 'A bis' },
      ]),
    );
    expect(second.backlog.map((item) => [item.id, item.title])).toEqual([
      [c, 'C'],
      [a, 'A bis'],
    ]);
    const gone = await writeBacklog(one.id, second.version, [{ id: b, title: 'B' }]);
    expect([gone.status, codes(gone)]).toEqual([422, { 'items.0.id': 'unknown' }]);
    const [planned] = made(await plan(one.id, '2026-04-13', '2026-04-13')).created;
    const meeting = await meetingOf(planned?.id ?? '');
    const take = (version: number, itemIds: unknown[]) =>
      manager.post<MeetingDetail>(`/api/meetings/${meeting.id}/agenda/from-backlog`, { version, itemIds });
    expect(codes(await take(meeting.version, [a, b]))).toEqual({ 'itemIds.1': 'unknown' });
    const taken = made(await take(meeting.version, [a]));
    expect(taken.agenda).toMatchObject([{ id: a, title: 'A bis' }]);
    expect((await take(taken.version, [a])).status).toBe(422);
    const now = await series(one.id);
    expect(now.backlog.map((item) => item.id)).toEqual([c]);
    // Whoever read the backlog before would bring back what was taken.
    expect((await writeBacklog(one.id, second.version, [])).status).toBe(409);
  });
});

it('answers not found for what is no series', async () => {
  for (const url of ['/api/meeting-series/nope', `/api/meeting-series/${randomUUID()}`]) {
    expect((await manager.get(url)).status).toBe(404);
    expect((await manager.patch(url, { version: 1, changes: { title: 'X' } })).status).toBe(404);
    expect((await manager.post(`${url}/meetings`, { from: '2026-04-01', to: '2026-04-30' })).status).toBe(
      404,
    );
  }
});
