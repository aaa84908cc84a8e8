import type { Activity, Problem, UseCaseCounts, UseCaseDetail, UseCasePage } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entity: string;
let person: string;
let product: string;

beforeAll(async () => {
  app = await TestApp.start();
  entity = await app.entity('Caisse du Nord');
  person = await app.person('Ada Martin');
  product = await app.product('CAGS');
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

async function create(fields: Record<string, unknown> = {}): Promise<UseCaseDetail> {
  const answer = await manager.post<UseCaseDetail>('/api/use-cases', {
    title: 'Tri des courriers',
    entityId: entity,
    ...fields,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function patch(useCase: UseCaseDetail, changes: Record<string, unknown>): Promise<UseCaseDetail> {
  const answer = await manager.patch<UseCaseDetail>(`/api/use-cases/${useCase.id}`, {
    version: useCase.version,
    changes,
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

const health = (id: string) =>
  app.query<{ health: string; declared_on: string; reason: string | null }>(
    'select health, declared_on, reason from use_case_health where use_case_id = $1 order by seq',
    [id],
  );

describe('creating', () => {
  it('opens a use case at its first stage, with its entry and its audit row', async () => {
    const created = await create({ summary: 'Orienter', tags: ['NLP', 'nlp', 'tri'], domain: 'Courrier' });
    expect(() => contracts.useCaseDetail.parse(created)).not.toThrow();
    expect(created).toMatchObject({
      stage: 'opportunity',
      condition: 'active',
      health: 'not_rated',
      healthDeclaredOn: null,
      tags: ['NLP', 'tri'],
      version: 1,
      mayEdit: true,
      mayMove: true,
    });
    expect(created.moves).toEqual([
      expect.objectContaining({ kind: 'entered', on: TEST_TODAY, fromStage: null, toStage: 'opportunity' }),
    ]);
    const audits = await app.query<{ action: string; changes: { path: string }[] }>(
      'select action, changes from audit where subject_id = $1',
      [created.id],
    );
    expect(audits).toHaveLength(1);
    expect(audits[0]?.changes.map((change) => change.path).sort()).toEqual([
      'domain',
      'entityId',
      'health',
      'summary',
      'tags',
      'title',
    ]);
  });

  it('is found by its code as by its id', async () => {
    const created = await create();
    const byCode = await manager.get<UseCaseDetail>(`/api/use-cases/${created.code.toLowerCase()}`);
    expect(byCode.body).toEqual(created);
    expect((await manager.get('/api/use-cases/UC-999999999')).status).toBe(404);
    expect((await manager.get('/api/use-cases/nothing')).status).toBe(404);
  });

  it('makes one row of fifty requests with one key', async () => {
    const body = { title: 'Une seule fois', entityId: entity };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => manager.post<UseCaseDetail>('/api/use-cases', body, 'the-same-key')),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const rows = await app.query(`select id from use_case where title = 'Une seule fois'`);
    expect(rows).toHaveLength(1);
    const other = await manager.post<Problem>('/api/use-cases', { ...body, title: 'Autre' }, 'the-same-key');
    expect(other.status).toBe(409);
  });
});

describe('saving', () => {
  it('changes what was sent, and tells field by field in the activity', async () => {
    const saved = await patch(await create(), { title: 'Tri des e-mails', valueScore: 4 });
    expect(saved).toMatchObject({ title: 'Tri des e-mails', valueScore: 4, version: 2 });
    const activity = await manager.get<Activity>(`/api/use-cases/${saved.id}/activity`);
    expect(() => contracts.activity.parse(activity.body)).not.toThrow();
    expect(activity.body.items.map((item) => item.action)).toEqual(['use_case.updated', 'use_case.created']);
    expect(activity.body.items[0]).toMatchObject({
      byName: expect.stringContaining('project_manager'),
      fields: [
        { path: 'title', before: 'Tri des courriers', after: 'Tri des e-mails' },
        { path: 'valueScore', before: null, after: 4 },
      ],
    });
  });

  it('answers a stale save with what is there now', async () => {
    const read = await create();
    const current = await patch(read, { title: 'Le texte de quelqu’un d’autre' });
    const stale = await manager.patch<Problem>(`/api/use-cases/${read.id}`, {
      version: read.version,
      changes: { title: 'Le mien' },
    });
    expect(stale.status).toBe(409);
    expect(stale.body.code).toBe('version_conflict');
    expect(stale.body.current).toEqual(current);
    expect((await manager.get(`/api/use-cases/${read.id}`)).body).toEqual(current);
  });

  it('lets exactly one of fifty saves of the same version win', async () => {
    const read = await create();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        manager.patch<UseCaseDetail>(`/api/use-cases/${read.id}`, {
          version: 1,
          changes: { title: `Texte ${index}` },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(49);
    const rows = await app.query(
      `select 1 from audit where subject_id = $1 and action = 'use_case.updated'`,
      [read.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('writes nothing when nothing changes', async () => {
    const read = await create({ tags: ['a'] });
    expect(await patch(read, { title: read.title, tags: ['a'], summary: '' })).toEqual(read);
  });
});

describe('health', () => {
  it('asks for a reason when it is not green, under the field’s name', async () => {
    const read = await create();
    const answer = await manager.patch<Problem>(`/api/use-cases/${read.id}`, {
      version: 1,
      changes: { health: 'off_track' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ path: 'changes.healthReason', code: 'reason_required' }]);
    expect(await health(read.id)).toEqual([]);
  });

  it('keeps its history, its date and what it was before; confirming re-dates it', async () => {
    const rated = await patch(await create(), { health: 'on_track' });
    expect(rated).toMatchObject({ healthDeclaredOn: TEST_TODAY, trend: 'stable', healthStale: false });
    const worse = await patch(rated, { health: 'at_risk', healthReason: 'Données en retard' });
    expect(worse.trend).toBe('stable');
    await app.query(`update use_case set health_declared_on = '2026-02-01' where id = $1`, [rated.id]);
    const confirmed = await patch(worse, { health: 'at_risk' });
    expect(confirmed).toMatchObject({ healthDeclaredOn: TEST_TODAY, healthReason: 'Données en retard' });
    expect(await health(rated.id)).toEqual([
      { health: 'on_track', declared_on: TEST_TODAY, reason: null },
      { health: 'at_risk', declared_on: TEST_TODAY, reason: 'Données en retard' },
      { health: 'at_risk', declared_on: TEST_TODAY, reason: 'Données en retard' },
    ]);
  });

  it('grows stale after thirty days', async () => {
    const read = await patch(await create(), { health: 'on_track' });
    await app.query(`update use_case set health_declared_on = '2026-02-15' where id = $1`, [read.id]);
    const stale = await manager.get<UseCaseDetail>(`/api/use-cases/${read.id}`);
    expect(stale.body.healthStale).toBe(true);
  });
});

describe('moving', () => {
  const move = <T = UseCaseDetail>(useCase: UseCaseDetail, body: Record<string, unknown>) =>
    manager.post<T>(`/api/use-cases/${useCase.id}/transitions`, { version: useCase.version, ...body });

  it('says what is missing, leaves forward moves to the gates, and records the day of the others', async () => {
    const read = await create();
    expect(
      read.allowedTransitions.find((transition) => transition.name === 'start_framing')?.missing,
    ).toEqual(['summary', 'sponsor', 'functional_referent', 'scores', 'gate_go']);
    const refused = await move<Problem>(read, { name: 'start_framing' });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('evidence_missing');
    const ready = await patch(read, {
      summary: 'Quoi',
      sponsorId: person,
      functionalReferentId: person,
      valueScore: 3,
      feasibilityScore: 3,
    });
    // A border is crossed by the go of its gate alone.
    const forward = await move<Problem>(ready, { name: 'start_framing' });
    expect([forward.status, forward.body.code]).toEqual([422, 'evidence_missing']);
    expect(forward.body.errors).toEqual([{ path: 'gate_go', code: 'evidence_missing' }]);
    const held = await move(ready, { name: 'hold', reason: 'Budget' });
    expect(held.status).toBe(200);
    expect(held.body).toMatchObject({ stage: 'opportunity', condition: 'on_hold', version: 3 });
    expect(held.body.moves.at(-1)).toMatchObject({ kind: 'held', on: TEST_TODAY, reason: 'Budget' });
    expect((await move<Problem>(ready, { name: 'hold', reason: 'x' })).status).toBe(409);
  });

  it('tells history in order', async () => {
    const read = await create();
    await app.query(`update use_case set stage_since = '2026-01-05' where id = $1`, [read.id]);
    await app.query(`update use_case_move set effective_on = '2026-01-05' where use_case_id = $1`, [read.id]);
    const held = await move(read, { name: 'hold', reason: 'Plus de budget', on: '2026-03-02' });
    expect(held.body).toMatchObject({ condition: 'on_hold', stage: 'opportunity' });
    const early = await move<Problem>(held.body, { name: 'resume', on: '2026-02-01' });
    expect(early.body.errors).toEqual([{ path: 'on', code: 'before_stage', params: { min: '2026-03-02' } }]);
    const future = await move<Problem>(held.body, { name: 'resume', on: '2026-03-19' });
    expect(future.body.errors?.[0]).toMatchObject({ path: 'on', code: 'in_future' });
  });
});

describe('milestones', () => {
  const enteredOn = (useCase: UseCaseDetail, day: string) =>
    app.query('update use_case_move set effective_on = $2 where use_case_id = $1', [useCase.id, day]);

  it('are added, changed and removed, and answer the whole use case', async () => {
    const read = await create();
    await enteredOn(read, '2026-01-05');
    const url = `/api/use-cases/${read.id}/milestones`;
    const added = await manager.post<UseCaseDetail>(url, {
      name: 'Pilote',
      baselineOn: '2026-03-02',
      forecastOn: '2026-03-16',
    });
    expect(added.status).toBe(201);
    expect(added.body.milestones).toEqual([
      expect.objectContaining({ name: 'Pilote', slipDays: 10, late: true, version: 1 }),
    ]);
    expect(added.body.version).toBe(read.version);
    const id = added.body.milestones[0]?.id ?? '';
    const late = await manager.get<UseCasePage>('/api/use-cases?late=true');
    expect(late.body.items.map((row) => [row.id, row.nextMilestoneName, row.nextMilestoneOn])).toEqual([
      [read.id, 'Pilote', '2026-03-16'],
    ]);
    const reached = await manager.patch<UseCaseDetail>(`${url}/${id}`, {
      version: 1,
      changes: { actualOn: '2026-03-04' },
    });
    expect(reached.body.milestones[0]).toMatchObject({ slipDays: 2, late: false, version: 2 });
    const stale = await manager.patch<Problem>(`${url}/${id}`, { version: 1, changes: { name: 'Autre' } });
    expect(stale.status).toBe(409);
    expect(stale.body.current).toEqual(reached.body);
    const future = await manager.patch<Problem>(`${url}/${id}`, {
      version: 2,
      changes: { actualOn: '2026-03-19' },
    });
    expect(future.body.errors?.[0]).toMatchObject({ path: 'changes.actualOn', code: 'in_future' });
    const removed = await manager.delete<UseCaseDetail>(`${url}/${id}`);
    expect(removed.body.milestones).toEqual([]);
    expect((await manager.delete(`${url}/${id}`)).status).toBe(404);
    const activity = await manager.get<Activity>(`/api/use-cases/${read.id}/activity`);
    expect(activity.body.items.map((item) => item.action)).toEqual([
      'milestone.deleted',
      'milestone.updated',
      'milestone.created',
      'use_case.created',
    ]);
  });

  it('have an owner who exists', async () => {
    const read = await create();
    const url = `/api/use-cases/${read.id}/milestones`;
    const fields = { name: 'Pilote', forecastOn: '2026-04-16', ownerId: person };
    const added = await manager.post<UseCaseDetail>(url, fields);
    expect(added.body.milestones[0]).toMatchObject({ ownerId: person });
    const nobody = await manager.patch<Problem>(`${url}/${added.body.milestones[0]?.id}`, {
      version: 1,
      changes: { ownerId: entity },
    });
    expect(nobody.status).toBe(422);
    expect(nobody.body.errors).toEqual([{ path: 'changes.ownerId', code: 'unknown' }]);
  });

  it('are not expected or reached before the use case began; what was agreed may be older', async () => {
    const read = await create();
    const url = `/api/use-cases/${read.id}/milestones`;
    const early = await manager.post<Problem>(url, { name: 'Pilote', forecastOn: '2026-03-17' });
    expect(early.status).toBe(422);
    expect(early.body.errors).toEqual([
      { path: 'forecastOn', code: 'before_start', params: { min: TEST_TODAY } },
    ]);
    const agreed = await manager.post<UseCaseDetail>(url, { name: 'Pilote', baselineOn: '2026-01-05' });
    expect(agreed.status).toBe(201);
    const reached = await manager.patch<Problem>(`${url}/${agreed.body.milestones[0]?.id}`, {
      version: 1,
      changes: { actualOn: '2026-03-17' },
    });
    expect(reached.body.errors?.[0]).toMatchObject({ path: 'changes.actualOn', code: 'before_start' });
  });
});

describe('the list', () => {
  it('gives rows of the contract with names, and counts each filter with the others kept', async () => {
    const other = await app.entity('Autre caisse');
    const mine = await create({
      entityId: other,
      sponsorId: person,
      functionalReferentId: person,
      productId: product,
    });
    const page = await manager.get<UseCasePage>(`/api/use-cases?entity=${other}`);
    expect(() => contracts.useCasePage.parse(page.body)).not.toThrow();
    expect(page.body.total).toBe(1);
    expect(page.body.items[0]).toMatchObject({
      id: mine.id,
      entityName: 'Autre caisse',
      sponsorName: 'Ada Martin',
      functionalReferentName: 'Ada Martin',
      productName: 'CAGS',
    });
    const counts = await manager.get<UseCaseCounts>(
      `/api/use-cases/counts?entity=${other}&stage=opportunity,framing`,
    );
    expect(() => contracts.useCaseCounts.parse(counts.body)).not.toThrow();
    expect(counts.body.total).toBe(1);
    expect(counts.body.health).toEqual([{ value: 'not_rated', count: 1 }]);
    expect(counts.body.entity.length).toBe(2);
  });

  it.each(['code', 'title', 'entity', 'stage', 'health', 'next_milestone', 'updated'])(
    'walks every page once when sorted by %s, both ways',
    async (sort) => {
      const { body: all } = await manager.get<UseCasePage>('/api/use-cases?pageSize=100');
      for (const dir of ['asc', 'desc']) {
        const seen: string[] = [];
        for (let page = 1; page <= Math.ceil(all.total / 7) + 1; page++) {
          const answer = await manager.get<UseCasePage>(
            `/api/use-cases?sort=${sort}&dir=${dir}&pageSize=7&page=${page}`,
          );
          expect(answer.status).toBe(200);
          expect(answer.body.total).toBe(all.total);
          seen.push(...answer.body.items.map((row) => row.id));
        }
        expect([...seen].sort()).toEqual(all.items.map((row) => row.id).sort());
      }
    },
  );
});
