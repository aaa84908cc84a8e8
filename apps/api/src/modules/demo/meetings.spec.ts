import type { MeetingDetail, MeetingList, MeetingSeriesList, Week } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

/** Wednesday; a Saturday; Easter Monday; Bastille day; the last day of the year. */
const DAYS = [TEST_TODAY, '2026-03-21', '2026-04-06', '2026-07-14', '2026-12-31'];

async function demoOn(today: string): Promise<TestApp> {
  const app = await TestApp.start();
  app.clock.set(`${today}T09:00:00.000Z`);
  const actor = { accountId: null, personId: null, requestId: null };
  await new UnitOfWork(app.core.database, app.clock).run(actor, (tx) => loadDemo(tx, today));
  return app;
}

describe.each(DAYS)('the meetings of the demo on %s', (today) => {
  let app: TestApp;
  let manager: TestClient;

  beforeAll(async () => {
    app = await demoOn(today);
    manager = await app.signIn('project_manager');
  });
  afterAll(() => app.stop());

  it('are of four series, held, today and to come, each readable by its contract', async () => {
    const series = (await manager.get<MeetingSeriesList>('/api/meeting-series')).body.items;
    expect(new Set(series.map((one) => one.kind)).size).toBe(4);
    for (const one of series) {
      expect([one.title, one.lastOn === null, one.nextOn === null]).toEqual([one.title, false, false]);
      expect([one.title, one.backlogItems > 0, one.useCases.length > 0]).toEqual([one.title, true, true]);
    }
    const { items } = (await manager.get<MeetingList>('/api/meetings?pageSize=100')).body;
    for (const { id, kind, heldOn } of items) {
      const meeting = contracts.meetingDetail.parse((await manager.get(`/api/meetings/${id}`)).body);
      const statuses = new Set(meeting.attendance.map((one) => one.status));
      if (meeting.state === 'held') expect([heldOn, statuses.has('expected')]).toEqual([heldOn, false]);
      if (meeting.state === 'held')
        expect([kind, heldOn < today, meeting.agendaItems > 1]).toEqual([kind, true, true]);
      const planned = meeting.agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
      expect([meeting.title, heldOn, planned <= meeting.minutes]).toEqual([meeting.title, heldOn, true]);
      for (const item of meeting.agenda.filter((one) => one.state === 'carried')) {
        const [next] = await app.query('select 1 from agenda_item where carried_from_id = $1', [item.id]);
        expect([item.title, next !== undefined]).toEqual([item.title, true]);
      }
    }
    expect(items.filter((one) => one.heldOn === today && one.kind === 'project_committee')).toHaveLength(1);
    expect(items.filter((one) => one.state === 'held').length).toBeGreaterThanOrEqual(7);
    expect(items.filter((one) => one.state === 'cancelled')).toHaveLength(1);
    expect(items.filter((one) => one.heldOn > addDays(today, 1)).length).toBeGreaterThanOrEqual(5);
  });

  it('wait for the intern of the demo: today’s, to write', async () => {
    const me = await app.signIn('intern');
    const [gone] = await app.query<{ person: string }>(
      `delete from account where role = 'intern' and is_demo returning person_id as person`,
    );
    await app.query('update account set person_id = $2 where id = $1', [
      me.principal.accountId,
      gone?.person,
    ]);
    const week = (await me.get<Week>('/api/week')).body;
    expect(week.meetings[0]).toMatchObject({ heldOn: today, role: 'secretary' });
  });
});

it('goes away whole, but for the meetings that somebody planned', async () => {
  const app = await demoOn(TEST_TODAY);
  const manager = await app.signIn('project_manager');
  const series = (await manager.get<MeetingSeriesList>('/api/meeting-series')).body.items;
  const technical = series.find((one) => one.kind === 'technical_committee');
  const planned = await manager.post<{ created: { id: string }[] }>(
    `/api/meeting-series/${technical?.id}/meetings`,
    { from: '2026-09-01', to: '2026-09-15' },
  );
  const mine = planned.body.created[0]?.id ?? '';
  const before = (await manager.get<MeetingDetail>(`/api/meetings/${mine}`)).body;
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  const left = await app.query<{ title: string }>('select title from meeting_series');
  expect(left).toEqual([{ title: technical?.title }]);
  const [counted] = await app.query<{ count: number }>(
    'select count(*)::int as count from meeting where id <> all($1::uuid[])',
    [planned.body.created.map((one) => one.id)],
  );
  expect(counted?.count).toBe(0);
  const after = (await manager.get<MeetingDetail>(`/api/meetings/${mine}`)).body;
  expect(after.attendance).toEqual(before.attendance);
  await app.stop();
});
