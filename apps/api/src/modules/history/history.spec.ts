import type { AsOf, Problem, UseCaseDetail, Visit } from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

async function useCase(): Promise<UseCaseDetail> {
  // A session idles out between two instants of a test: each sign-in is of the moment.
  manager = await app.signIn('project_manager');
  const entityId = await app.entity(`Caisse ${Math.random()}`);
  const created = await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri du courrier', entityId });
  expect(created.status).toBe(201);
  return created.body;
}

async function asOf(id: string, on: string): Promise<AsOf> {
  const reader = await app.signIn('leadership');
  const answer = await reader.get<AsOf>(`/api/use-cases/${id}/as-of?on=${on}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

describe('as of a past day', () => {
  it('tells fields, milestones and health as they were at the end of the day in Paris', async () => {
    app.clock.set('2026-01-10T09:00:00.000Z');
    const { id, version } = await useCase();
    const added = await manager.post<UseCaseDetail>(`/api/use-cases/${id}/milestones`, {
      name: 'Pilote',
      forecastOn: '2026-03-02',
      baselineOn: '2026-03-02',
    });
    const milestone = added.body.milestones[0];

    // 23:30 in Paris on the 20th: of that day still.
    app.clock.set('2026-01-20T22:30:00.000Z');
    manager = await app.signIn('project_manager');
    const changed = await manager.patch<UseCaseDetail>(`/api/use-cases/${id}`, {
      version,
      changes: { title: 'Tri des courriers', health: 'at_risk', healthReason: 'Données en retard' },
    });
    expect(changed.status).toBe(200);

    app.clock.set('2026-02-05T09:00:00.000Z');
    manager = await app.signIn('project_manager');
    await manager.patch(`/api/use-cases/${id}/milestones/${milestone?.id}`, {
      version: milestone?.version,
      changes: { forecastOn: '2026-03-09' },
    });

    expect(await asOf(id, '2026-01-19')).toMatchObject({
      health: 'not_rated',
      fields: { title: 'Tri du courrier' },
      milestones: [{ name: 'Pilote', forecastOn: '2026-03-02', slipDays: 0 }],
    });
    expect(await asOf(id, '2026-01-20')).toMatchObject({
      health: 'at_risk',
      healthReason: 'Données en retard',
      healthDeclaredOn: '2026-01-20',
      fields: { title: 'Tri des courriers' },
      milestones: [{ forecastOn: '2026-03-02' }],
      stage: 'opportunity',
      stageSince: '2026-01-10',
      recordedFrom: '2026-01-10',
    });
    expect(await asOf(id, '2026-02-05')).toMatchObject({
      milestones: [{ forecastOn: '2026-03-09', slipDays: 5 }],
    });

    await manager.delete(`/api/use-cases/${id}/milestones/${milestone?.id}`);
    app.clock.set('2026-02-06T09:00:00.000Z');
    expect((await asOf(id, '2026-02-04')).milestones).toHaveLength(1);
    expect((await asOf(id, '2026-02-05')).milestones).toHaveLength(0);
  });

  it('refuses days to come and days before the use case', async () => {
    app.clock.set('2026-02-10T09:00:00.000Z');
    const { id } = await useCase();
    for (const [on, code] of [
      ['2026-02-11', 'in_future'],
      ['2026-02-09', 'before_start'],
    ]) {
      const answer = await manager.get<Problem>(`/api/use-cases/${id}/as-of?on=${on}`);
      expect([answer.status, answer.body.errors?.[0]]).toEqual([
        422,
        expect.objectContaining({ path: 'on', code }),
      ]);
    }
  });

  it('keeps the order of two writes in one instant, and one row for what did not change', async () => {
    app.clock.set('2026-02-12T09:00:00.000Z');
    const { id } = await useCase();
    for (const [version, title] of [
      [1, 'Deux'],
      [2, 'Trois'],
    ]) {
      await manager.patch(`/api/use-cases/${id}`, { version, changes: { title } });
    }
    expect((await asOf(id, '2026-02-12')).fields?.title).toBe('Trois');
    const rows = await app.query(`select 1 from history where use_case_id = $1 and kind = 'use_case'`, [id]);
    expect(rows).toHaveLength(1);
  });
});

describe('a visit', () => {
  it('tells how much others changed since the one before', async () => {
    app.clock.set('2026-02-16T09:00:00.000Z');
    const { id } = await useCase();
    const reader = await app.signIn('expert');
    const look = async () => (await reader.post<Visit>(`/api/use-cases/${id}/visits`, {})).body;
    expect(await look()).toEqual({ since: null, changes: 0 });

    app.clock.set('2026-02-16T09:20:00.000Z');
    await manager.patch(`/api/use-cases/${id}`, { version: 1, changes: { title: 'Autre titre' } });
    // Twenty minutes later it is the same visit; an hour later another.
    expect(await look()).toEqual({ since: null, changes: 0 });
    app.clock.set('2026-02-16T09:45:00.000Z');
    // Busy elsewhere, which keeps the session alive.
    await reader.get('/api/reference');
    await manager.patch(`/api/use-cases/${id}`, { version: 2, changes: { title: 'Encore un' } });
    app.clock.set('2026-02-16T10:15:00.000Z');
    expect(await look()).toEqual({ since: '2026-02-16T09:20:00Z', changes: 1 });
    expect(await look()).toEqual({ since: '2026-02-16T09:20:00Z', changes: 1 });
  });
});
