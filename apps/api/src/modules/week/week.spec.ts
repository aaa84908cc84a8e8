import type { UseCaseDetail, Week } from '@jalon/contracts';
import { TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entityId: string;

beforeAll(async () => {
  app = await TestApp.start();
  entityId = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());

async function useCase(title: string, referentId: string | null): Promise<UseCaseDetail> {
  const answer = await manager.post<UseCaseDetail>('/api/use-cases', {
    title,
    entityId,
    functionalReferentId: referentId,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function weekOf(client: TestClient): Promise<Week> {
  const answer = await client.get<Week>('/api/week');
  expect(answer.status).toBe(200);
  return answer.body;
}

it('is this week from Monday to Sunday, and empty for who answers for nothing', async () => {
  const nobody = await app.signIn('intern');
  expect(await weekOf(nobody)).toMatchObject({
    today: TEST_TODAY,
    from: '2026-03-16',
    to: '2026-03-22',
    useCases: [],
    milestones: [],
    actions: [],
    cases: [],
  });
});

it('tells late and coming milestones, overdue actions and what the health should say', async () => {
  const mine = await useCase('Tri du courrier', manager.principal.personId);
  // Entered two months ago: no date may be older than that.
  await app.query(`update use_case_move set effective_on = '2026-01-12' where use_case_id = $1`, [mine.id]);
  await useCase('Le cas d’un autre', await app.person('Un autre'));
  for (const [name, baselineOn, forecastOn] of [
    ['Pilote', '2026-02-02', '2026-03-10'],
    ['Recette', '2026-03-25', '2026-03-25'],
    ['Bilan', '2026-06-01', '2026-06-01'],
  ]) {
    const body = { name, baselineOn, forecastOn };
    expect((await manager.post(`/api/use-cases/${mine.id}/milestones`, body)).status).toBe(201);
  }
  const add = (kind: string, number: number, values: Record<string, unknown>) => {
    const row: Record<string, unknown> = {
      use_case_id: mine.id,
      kind,
      number,
      title: `${kind} ${number}`,
      opened_on: '2026-01-05',
      ...values,
    };
    const columns = Object.keys(row);
    return app.query(
      `insert into register_item (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  await add('action', 1, { state: 'todo', owner_id: manager.principal.personId, due_on: '2026-03-30' });
  await add('action', 2, { state: 'todo', due_on: '2026-03-02' });
  await add('action', 3, { state: 'todo', due_on: '2026-04-30' });
  await add('action', 4, { state: 'done', due_on: '2026-03-02', closed_on: '2026-03-03' });
  await add('risk', 1, { state: 'open', probability: 4, impact: 4 });

  const week = await weekOf(manager);
  expect(week.useCases.map((one) => one.title)).toEqual(['Tri du courrier']);
  expect(week.useCases[0]).toMatchObject({
    health: 'not_rated',
    computed: { health: 'off_track', severity: 16 },
    changes: null,
    mayEdit: true,
  });
  expect(week.milestones.map(({ name, lateDays }) => [name, lateDays])).toEqual([
    ['Pilote', 8],
    ['Recette', 0],
  ]);
  expect(week.actions.map(({ number, overdue }) => [number, overdue])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(week.cases).toEqual([{ id: mine.id, code: mine.code, title: mine.title }]);

  // Accepting what the facts say takes one write, with the version the week came with.
  const [row] = week.useCases;
  const accepted = await manager.patch<UseCaseDetail>(`/api/use-cases/${mine.id}`, {
    version: row?.version,
    changes: { health: 'off_track', healthReason: 'Risque 16 sur 25 sans parade' },
  });
  expect(accepted.status).toBe(200);
  expect((await weekOf(manager)).useCases[0]).toMatchObject({ health: 'off_track', healthStale: false });
});

it('shows a partner its own entity, without the register', async () => {
  const other = await app.entity('Caisse du Sud');
  const partner = await app.signIn('partner', other);
  await useCase('Pas pour le Sud', null);
  const created = await manager.post<UseCaseDetail>('/api/use-cases', {
    title: 'Pour le Sud',
    entityId: other,
  });
  await app.query(
    `insert into register_item (use_case_id, kind, number, title, state, opened_on, owner_id, due_on)
     values ($1, 'action', 1, 'Secret', 'todo', '2026-01-01', $2, '2026-02-01')`,
    [created.body.id, partner.principal.personId],
  );
  const week = await weekOf(partner);
  expect(week.useCases.map((one) => [one.title, one.computed, one.mayEdit])).toEqual([
    ['Pour le Sud', null, false],
  ]);
  expect(week.actions).toEqual([]);
  expect(JSON.stringify(week)).not.toContain('Nord');
});
