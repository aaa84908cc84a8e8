import type {
  Activity,
  Problem,
  RegisterEntry,
  RegisterMoved,
  RegisterPage,
  UseCaseDetail,
  UseCaseRegister,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { REGISTER_LIMITS } from '@jalon/domain';
import { fieldsOf, TEST_TODAY, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entity: string;
let person: string;

beforeAll(async () => {
  app = await TestApp.start();
  entity = await app.entity('Caisse du Nord');
  person = await app.person('Ada Martin');
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

async function useCase(title = 'Tri des courriers'): Promise<UseCaseDetail> {
  const answer = await manager.post<UseCaseDetail>('/api/use-cases', { title, entityId: entity });
  return answer.body;
}

const read = async (id: string) => (await manager.get<UseCaseDetail>(`/api/use-cases/${id}`)).body;

async function open(useCaseId: string, fields: Record<string, unknown>): Promise<RegisterEntry> {
  const answer = await manager.post<RegisterEntry>(`/api/use-cases/${useCaseId}/register`, fields);
  expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ version: 1 })]);
  return answer.body;
}

const risk = (useCaseId: string, fields: Record<string, unknown> = {}) =>
  open(useCaseId, { kind: 'risk', title: 'Données en retard', probability: 4, impact: 4, ...fields });

const move = <T = RegisterMoved>(item: RegisterEntry, name: string, fields: Record<string, unknown> = {}) =>
  manager.post<T>(`/api/use-cases/${item.useCaseId}/register/${item.id}/transitions`, {
    version: item.version,
    name,
    ...fields,
  });

const patch = <T = RegisterEntry>(item: RegisterEntry, changes: Record<string, unknown>) =>
  manager.patch<T>(`/api/use-cases/${item.useCaseId}/register/${item.id}`, {
    version: item.version,
    changes,
  });

const codesOf = (answer: { body: unknown }) =>
  ((answer.body as Problem).errors ?? []).map((error) => error.code);

describe('opening', () => {
  it('numbers each kind of a use case, tells of it, and shows all in one read', async () => {
    const { id } = await useCase();
    await risk(id, { ownerId: person });
    await risk(id, { title: 'Budget' });
    await open(id, { kind: 'action', title: 'Relancer le fournisseur', dueOn: '2026-03-10' });
    await open(id, { kind: 'issue', title: 'Panne' });
    await open(id, { kind: 'decision', title: 'Modèle', deciderId: person, decidedOn: '2026-03-16' });
    const answer = await manager.get<UseCaseRegister>(`/api/use-cases/${id}/register`);
    expect(() => contracts.useCaseRegister.parse(answer.body)).not.toThrow();
    expect(answer.body.mayEdit).toBe(true);
    expect(answer.body.items.map((item) => [item.code, item.state, item.severity, item.overdue])).toEqual([
      ['R-1', 'open', 16, false],
      ['R-2', 'open', 16, false],
      ['P-1', 'open', null, false],
      ['A-1', 'todo', null, true],
      ['D-1', 'taken', null, false],
    ]);
    const activity = await manager.get<Activity>(`/api/use-cases/${id}/activity`);
    expect(activity.body.items.map((entry) => entry.action)).toEqual([
      'decision.opened',
      'issue.opened',
      'action.opened',
      'risk.opened',
      'risk.opened',
      'use_case.created',
    ]);
    const history = await app.query<{ code: string }>(
      `select state ->> 'title' as code from history where use_case_id = $1 and kind = 'register_item'`,
      [id],
    );
    expect(history).toHaveLength(5);
  });

  it('filters by kind, state and owner', async () => {
    const { id } = await useCase();
    await risk(id, { ownerId: person });
    await open(id, { kind: 'action', title: 'Relancer' });
    const codes = async (query: string) =>
      (await manager.get<UseCaseRegister>(`/api/use-cases/${id}/register?${query}`)).body.items.map(
        (item) => item.code,
      );
    expect(await codes('kind=risk')).toEqual(['R-1']);
    expect(await codes('state=todo,done')).toEqual(['A-1']);
    expect(await codes(`owner=${person}`)).toEqual(['R-1']);
    expect(await codes('kind=decision')).toEqual([]);
  });

  it('gives two who open at once different numbers', async () => {
    const { id } = await useCase();
    const items = await Promise.all(
      Array.from({ length: 8 }, () => open(id, { kind: 'issue', title: 'Panne' })),
    );
    expect(items.map((item) => item.code).sort()).toEqual(Array.from({ length: 8 }, (_, n) => `P-${n + 1}`));
  });

  it('opens once for one key', async () => {
    const { id } = await useCase();
    const body = { kind: 'action', title: 'Relancer' };
    const twice = [1, 2].map(() =>
      manager.post<RegisterEntry>(`/api/use-cases/${id}/register`, body, `open-action-${id}`),
    );
    const [first, second] = await Promise.all(twice);
    expect(first?.body.id).toBe(second?.body.id);
  });

  it.each([
    [{ kind: 'risk', title: 'Sans note' }, ['required', 'required']],
    [
      { kind: 'risk', title: 'R', probability: 2, impact: 2, residualProbability: 3, residualImpact: 3 },
      ['residual_above'],
    ],
    [{ kind: 'action', title: 'A', probability: 2 }, ['not_of_kind']],
    [{ kind: 'decision', title: 'D', decidedOn: TEST_TODAY }, ['decider_required']],
    [{ kind: 'issue', title: 'P', openedOn: '2026-03-19' }, ['in_future']],
    [{ kind: 'issue', title: 'P', ownerId: '00000000-0000-4000-8000-000000000009' }, ['unknown']],
    [{ kind: 'issue', title: 'P', originId: '00000000-0000-4000-8000-000000000009' }, ['unknown']],
  ])('refuses %j with %j', async (body, codes) => {
    const { id } = await useCase();
    const answer = await manager.post<Problem>(`/api/use-cases/${id}/register`, body);
    expect([answer.status, codesOf(answer)]).toEqual([422, codes]);
  });

  it('stops at the limit of one register', async () => {
    const { id } = await useCase();
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on)
       select $1, 'issue', n, 'Panne', 'open', '2026-03-01' from generate_series(1, $2::int) n`,
      [id, REGISTER_LIMITS.items],
    );
    const answer = await manager.post<Problem>(`/api/use-cases/${id}/register`, {
      kind: 'action',
      title: 'De trop',
    });
    expect([answer.status, codesOf(answer)]).toEqual([413, ['too_many']]);
  });
});

describe('changing', () => {
  it('saves what changed and refuses a stale edit with the current item', async () => {
    const { id } = await useCase();
    const item = await risk(id);
    const saved = await patch(item, {
      residualProbability: 2,
      residualImpact: 3,
      responsePlan: 'Deuxième source',
    });
    expect(saved.body).toMatchObject({ residualSeverity: 6, version: 2 });
    const stale = await patch<Problem>(item, { title: 'Autre' });
    expect(stale.status).toBe(409);
    expect(contracts.registerItem.parse(stale.body.current)).toMatchObject({
      residualSeverity: 6,
      version: 2,
    });
    expect((await patch(saved.body, { title: item.title })).body.version).toBe(2);
    const wrong = await patch<Problem>(saved.body, { impact: null });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([422, ['changes.impact']]);
  });

  it('lets an archived owner stay, but names nobody archived anew', async () => {
    const gone = await app.person('Partie Ailleurs');
    const { id } = await useCase();
    const kept = await open(id, { kind: 'action', title: 'Relancer', ownerId: gone });
    const other = await open(id, { kind: 'action', title: 'Écrire' });
    await app.query('update person set archived = true where id = $1', [gone]);
    expect((await patch(kept, { title: 'Relancer encore' })).status).toBe(200);
    expect(codesOf(await patch<Problem>(other, { ownerId: gone }))).toEqual(['archived']);
  });
});

describe('moving', () => {
  it('opens the issue of a risk that occurs, linked both ways, in one write', async () => {
    const { id } = await useCase();
    const item = await risk(id, { ownerId: person, description: 'La table des clients' });
    const moved = await move(item, 'occur');
    expect(() => contracts.registerMoved.parse(moved.body)).not.toThrow();
    const { item: after, opened } = moved.body;
    expect(after).toMatchObject({ state: 'occurred', closedOn: TEST_TODAY, moves: [] });
    expect(opened).toMatchObject({
      kind: 'issue',
      code: 'P-1',
      title: item.title,
      description: 'La table des clients',
      ownerId: person,
      origin: { id: item.id, code: 'R-1' },
    });
    const again = (await manager.get<UseCaseRegister>(`/api/use-cases/${id}/register?kind=risk`)).body
      .items[0];
    expect(again?.followUps).toEqual([{ id: opened?.id, code: 'P-1', title: item.title }]);
    expect((await move<Problem>(after, 'close', { note: 'Non' })).status).toBe(422);
  });

  it('finishes an action and puts it back, as undo does', async () => {
    const { id } = await useCase();
    const item = await open(id, {
      kind: 'action',
      title: 'Relancer',
      openedOn: '2026-03-02',
      dueOn: '2026-03-20',
    });
    const done = (await move(item, 'finish', { on: '2026-03-16' })).body.item;
    expect(done).toMatchObject({ state: 'done', closedOn: '2026-03-16' });
    expect(codesOf(await patch<Problem>(done, { dueOn: '2026-03-30' }))).toEqual(['date_kept']);
    expect((await move(done, 'resume')).body.item).toMatchObject({ state: 'in_progress', closedOn: null });
    const stale = await move<Problem>(done, 'put_back');
    expect(stale.status).toBe(409);
  });

  it('says in fields why it refuses', async () => {
    const { id } = await useCase();
    const item = await risk(id);
    expect(codesOf(await move<Problem>(item, 'close'))).toEqual(['reason_required']);
    expect(codesOf(await move<Problem>(item, 'finish'))).toEqual(['transition_not_allowed']);
    expect(codesOf(await move<Problem>(item, 'occur', { on: '2026-03-20' }))).toEqual(['in_future']);
    const decision = await open(id, { kind: 'decision', title: 'Modèle A', deciderId: person });
    const taken = (await move(decision, 'take')).body.item;
    expect(taken).toMatchObject({ state: 'taken', decidedOn: TEST_TODAY });
    const next = await open(id, { kind: 'decision', title: 'Modèle B', deciderId: person });
    expect(codesOf(await move<Problem>(taken, 'supersede', { supersededById: next.id }))).toEqual([
      'successor_not_taken',
    ]);
    await move(next, 'take');
    const replaced = await move(taken, 'supersede', { supersededById: next.id });
    expect(replaced.body.item).toMatchObject({ state: 'superseded', supersededBy: { code: 'D-2' } });
  });

  it('only reads the register of a closed use case', async () => {
    const { id } = await useCase();
    const item = await risk(id);
    await app.query(`update use_case set stage = 'closed' where id = $1`, [id]);
    const register = await manager.get<UseCaseRegister>(`/api/use-cases/${id}/register`);
    expect(register.body).toMatchObject({ mayEdit: false, closed: true });
    const answers = [
      await manager.post(`/api/use-cases/${id}/register`, { kind: 'issue', title: 'Trop tard' }),
      await patch(item, { title: 'Autre' }),
      await move(item, 'occur'),
    ];
    expect(answers.map((answer) => [answer.status, codesOf(answer)])).toEqual(
      answers.map(() => [422, ['use_case_closed']]),
    );
  });

  it('knows no item of another use case', async () => {
    const item = await risk((await useCase()).id);
    const other = await useCase('Autre');
    const answer = await manager.patch(`/api/use-cases/${other.id}/register/${item.id}`, {
      version: 1,
      changes: { title: 'Pris' },
    });
    expect(answer.status).toBe(404);
    expect(
      (
        await manager.patch(`/api/use-cases/${other.id}/register/nothing`, {
          version: 1,
          changes: { title: 'x' },
        })
      ).status,
    ).toBe(404);
  });
});

describe('across use cases', () => {
  it('finds by kind, state, severity, lateness, words and codes, in the order asked for', async () => {
    const one = await useCase('Recherche');
    const two = await useCase('Synthèse');
    const mark = 'zébulon';
    await risk(one.id, { title: `Grave ${mark}`, probability: 5, impact: 5, dueOn: '2026-04-10' });
    await risk(two.id, { title: `Léger ${mark}`, probability: 1, impact: 2 });
    await open(two.id, { kind: 'action', title: `Écrire ${mark}`, dueOn: '2026-03-03', ownerId: person });
    const list = async (query: string) => {
      const answer = await manager.get<RegisterPage>(`/api/register?q=Zebulon&${query}`);
      expect(answer.status).toBe(200);
      expect(() => contracts.registerPage.parse(answer.body)).not.toThrow();
      return answer.body;
    };
    const titles = async (query: string) => (await list(query)).items.map((item) => item.title.split(' ')[0]);
    expect(await titles('')).toEqual(['Écrire', 'Grave', 'Léger']);
    expect(await titles('dir=desc')).toEqual(['Grave', 'Écrire', 'Léger']);
    expect(await titles('sort=severity&dir=desc')).toEqual(['Grave', 'Léger', 'Écrire']);
    expect(await titles('sort=title')).toEqual(['Écrire', 'Grave', 'Léger']);
    expect(await titles('severity=15')).toEqual(['Grave']);
    expect(await titles('overdue=true')).toEqual(['Écrire']);
    expect(await titles('kind=risk&state=open')).toEqual(['Grave', 'Léger']);
    expect(await titles(`owner=${person}`)).toEqual(['Écrire']);
    expect((await list('pageSize=1&page=2')).items[0]).toMatchObject({ useCaseCode: one.code, code: 'R-1' });
    expect(await list('page=9')).toMatchObject({ items: [], total: 3 });
    const byCode = await manager.get<RegisterPage>(`/api/register?q=${two.code}&sort=use_case`);
    expect(byCode.body.items.map((item) => item.code).sort()).toEqual(['A-1', 'R-1']);
    expect((await manager.get('/api/register?sort=nothing')).status).toBe(422);
  });
});

describe('health', () => {
  it('is computed from open risks and late milestones, and tells why', async () => {
    const { id } = await useCase();
    expect((await read(id)).computedHealth).toEqual({ health: 'not_rated', causes: [] });
    const item = await risk(id);
    expect((await read(id)).computedHealth).toEqual({
      health: 'off_track',
      causes: [
        { kind: 'risk', health: 'off_track', riskId: item.id, code: 'R-1', title: item.title, score: 16 },
      ],
    });
    await patch(item, { responsePlan: 'Deuxième source' });
    expect((await read(id)).computedHealth).toEqual({ health: 'on_track', causes: [] });
    await manager.post(`/api/use-cases/${id}/milestones`, {
      name: 'Pilote',
      baselineOn: '2026-03-18',
      forecastOn: '2026-03-27',
    });
    expect((await read(id)).computedHealth).toMatchObject({
      health: 'at_risk',
      causes: [{ kind: 'delay', name: 'Pilote', days: 7 }],
    });
  });

  it('asks for a reason when another is declared, by name; what the facts say needs none when green', async () => {
    const { id } = await useCase();
    const item = await risk(id);
    const before = await read(id);
    const declare = (changes: Record<string, unknown>, version: number) =>
      manager.patch<Problem & UseCaseDetail>(`/api/use-cases/${id}`, { version, changes });
    const refused = await declare({ health: 'on_track' }, before.version);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'changes.healthReason', code: 'override_reason_required' }],
    ]);
    expect((await declare({ title: 'Autre titre' }, before.version)).status).toBe(200);
    const reasoned = await declare(
      { health: 'on_track', healthReason: 'Source promise' },
      before.version + 1,
    );
    expect(reasoned.body).toMatchObject({ health: 'on_track', healthDeclaredOn: TEST_TODAY });
    // Confirming the same word keeps its reason.
    expect((await declare({ health: 'on_track' }, reasoned.body.version)).status).toBe(200);
    await patch(item, { responsePlan: 'Deuxième source' });
    const agreed = await read(id);
    const silent = await declare({ health: 'on_track', healthReason: null }, agreed.version);
    expect(silent.body).toMatchObject({ health: 'on_track', healthReason: null });
  });

  it('is not told to partners, for it speaks of risks', async () => {
    const { id } = await useCase();
    await risk(id);
    const partner = await app.signIn('partner', entity);
    const seen = await partner.get<UseCaseDetail>(`/api/use-cases/${id}`);
    expect(seen.body.computedHealth).toBeNull();
    expect((await partner.get(`/api/use-cases/${id}/register`)).status).toBe(403);
    expect((await partner.get('/api/register')).status).toBe(403);
  });
});
