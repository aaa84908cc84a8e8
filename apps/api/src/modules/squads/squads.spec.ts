import type {
  Activity,
  AssignmentPreview,
  CapacityView,
  Person,
  Problem,
  Squad,
  Squads,
  Team,
  UseCaseDetail,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entity: string;
let useCase: UseCaseDetail;
let other: UseCaseDetail;
/** People as tests need them: nobody shares one. */
let next = 0;
const somebody = () => app.person(`Personne ${++next}`);

beforeAll(async () => {
  app = await TestApp.start();
  entity = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
  useCase = await create('Tri des courriers');
  other = await create('Lecture des contrats');
});

afterAll(() => app.stop());

async function create(title: string): Promise<UseCaseDetail> {
  return (await manager.post<UseCaseDetail>('/api/use-cases', { title, entityId: entity })).body;
}

async function squadNamed(name: string, members: readonly Record<string, unknown>[] = []): Promise<Squad> {
  let squad = (await manager.post<Squad>('/api/squads', { name })).body;
  for (const member of members) {
    const answer = await manager.post<Squad>(`/api/squads/${squad.id}/members`, {
      role: 'Data engineer',
      fromOn: '2026-01-05',
      ...member,
    });
    expect(answer.status).toBe(201);
    squad = answer.body;
  }
  return squad;
}

const team = (id: string) => `/api/use-cases/${id}/team`;
const draft = (personId: string, fields: Record<string, unknown> = {}) => ({
  personId,
  role: 'Data scientist',
  fromOn: '2026-03-18',
  toOn: '2026-05-29',
  percent: 60,
  ...fields,
});
const codes = (answer: { readonly body: unknown }) =>
  ((answer.body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('people', () => {
  it('have a family of competence, kept in every process', async () => {
    const made = await manager.post<Person>('/api/people', {
      name: 'Ada Martin',
      entityId: null,
      competence: 'data_science',
    });
    expect(made.body).toMatchObject({ name: 'Ada Martin', competence: 'data_science' });
    const changed = await manager.patch<Person>(`/api/people/${made.body.id}`, {
      version: made.body.version,
      competence: 'data_ai_engineering',
    });
    expect(changed.body.competence).toBe('data_ai_engineering');
    const kept = await manager.patch<Person>(`/api/people/${made.body.id}`, {
      version: changed.body.version,
      name: 'Ada Morel',
    });
    expect(kept.body).toMatchObject({ name: 'Ada Morel', competence: 'data_ai_engineering' });
    const refused = await manager.post('/api/people', { name: 'X', entityId: null, competence: 'magic' });
    expect([refused.status, fieldsOf(refused)]).toEqual([422, ['competence']]);
  });
});

describe('squads', () => {
  it('are made once a name, with a referent of the lab', async () => {
    const referent = await somebody();
    const made = await manager.post<Squad>('/api/squads', { name: 'Agents', functionalReferentId: referent });
    expect(made.status).toBe(201);
    expect(() => contracts.squad.parse(made.body)).not.toThrow();
    expect(made.body).toMatchObject({ functionalReferentId: referent, headCount: 0, members: [] });
    const twice = await manager.post('/api/squads', { name: 'ÂGENTS' });
    expect([twice.status, codes(twice)]).toEqual([409, ['name name_taken']]);
    const partner = await app.person('Paul', entity);
    const outside = await manager.post('/api/squads', { name: 'Autre', functionalReferentId: partner });
    expect([outside.status, codes(outside)]).toEqual([422, ['functionalReferentId not_of_lab']]);
  });

  it('count who is there today, and tell stale writes apart', async () => {
    const [ana, bob] = [await somebody(), await somebody()];
    const squad = await squadNamed('Recherche documentaire', [
      { personId: ana, percent: 80 },
      { personId: bob, toOn: '2026-02-27' },
    ]);
    expect([squad.headCount, squad.fullTime, squad.members.length]).toEqual([1, 0.8, 2]);
    const member = squad.members.find(({ personId }) => personId === ana);
    const url = `/api/squads/${squad.id}/members/${member?.id}`;
    const half = await manager.patch<Squad>(url, { version: 1, changes: { percent: 50 } });
    expect(half.body.fullTime).toBe(0.5);
    const stale = await manager.patch<Problem>(url, { version: 1, changes: { percent: 10 } });
    expect([stale.status, stale.body.current]).toEqual([409, half.body]);
    const renamed = await manager.patch<Squad>(`/api/squads/${squad.id}`, {
      version: squad.version,
      changes: { name: 'Recherche' },
    });
    expect(renamed.body).toMatchObject({ name: 'Recherche', version: 2 });
    const lost = await manager.patch(`/api/squads/${squad.id}`, { version: 1, changes: { name: 'Perdu' } });
    expect(lost.status).toBe(409);
    const listed = await manager.get<Squads>('/api/squads');
    expect(() => contracts.squads.parse(listed.body)).not.toThrow();
    expect(listed.body.items.find(({ id }) => id === squad.id)).toEqual(renamed.body);
  });

  it('refuse a member twice at a time, archived, or with dates upside down', async () => {
    const ana = await somebody();
    const gone = await somebody();
    await app.query('update person set archived = true where id = $1', [gone]);
    const squad = await squadNamed('Refus', [{ personId: ana, toOn: '2026-06-30' }]);
    const add = async (fields: Record<string, unknown>) =>
      codes(
        await manager.post(`/api/squads/${squad.id}/members`, {
          role: 'Dev',
          fromOn: '2026-03-01',
          personId: ana,
          ...fields,
        }),
      );
    expect(await add({})).toEqual(['fromOn member_twice']);
    expect(await add({ personId: gone })).toEqual(['personId archived']);
    expect(await add({ fromOn: '2026-09-01', toOn: '2026-08-01' })).toEqual(['toOn to_before_from']);
    expect(await add({ percent: 0 })).toEqual(['percent too_small']);
    expect(await add({ fromOn: '2026-07-01' })).toEqual([]);
  });

  it('end their memberships when archived, and take nobody in', async () => {
    const squad = await squadNamed('Éphémère', [
      { personId: await somebody() },
      { personId: await somebody(), fromOn: '2026-09-01' },
    ]);
    const archived = await manager.patch<Squad>(`/api/squads/${squad.id}`, {
      version: squad.version,
      changes: { archived: true },
    });
    expect(archived.body.members.map(({ toOn }) => toOn)).toEqual(['2026-03-18']);
    const late = await manager.post(`/api/squads/${squad.id}/members`, {
      personId: await somebody(),
      role: 'Dev',
      fromOn: '2026-03-18',
    });
    expect([late.status, codes(late)]).toEqual([422, ['squad squad_archived']]);
    const member = archived.body.members[0]?.id ?? '';
    const removed = await manager.delete<Squad>(`/api/squads/${squad.id}/members/${member}`);
    expect(removed.body.members).toEqual([]);
    const audits = await app.query<{ action: string }>(
      'select action from audit where subject_id = $1 order by at, action',
      [squad.id],
    );
    expect(audits.map(({ action }) => action).sort()).toEqual([
      'squad.created',
      'squad.updated',
      'squad_member.added',
      'squad_member.added',
      'squad_member.removed',
    ]);
  });
});

describe('the team of a use case', () => {
  it('says the days each takes, and when they have too much, all use cases together', async () => {
    const ana = await somebody();
    await manager.post(team(other.id), draft(ana, { fromOn: '2026-04-07', toOn: '2026-04-24' }));
    const answer = await manager.post<Team>(team(useCase.id), draft(ana, { percent: 50 }));
    expect(answer.status).toBe(201);
    expect(() => contracts.team.parse(answer.body)).not.toThrow();
    const mine = answer.body.items.find(({ personId }) => personId === ana);
    expect(mine).toMatchObject({
      percent: 50,
      // 18 March to 29 May 2026: 53 weekdays, less Easter Monday, 1 and 8 May, Ascension and Whit Monday.
      days: 24,
      overloads: [{ fromWeek: '2026-04-06', toWeek: '2026-04-20', peakPercent: 110 }],
    });
    const activity = await manager.get<Activity>(`/api/use-cases/${useCase.id}/activity`);
    expect(activity.body.items[0]?.action).toBe('assignment.created');
  });

  it('previews a change without writing it', async () => {
    const ana = await somebody();
    await manager.post(team(other.id), draft(ana, { percent: 80 }));
    const preview = await manager.post<AssignmentPreview>(`${team(useCase.id)}/preview`, draft(ana));
    expect(preview.status).toBe(200);
    expect(() => contracts.assignmentPreview.parse(preview.body)).not.toThrow();
    expect(preview.body).toMatchObject({
      problems: [],
      // Begun on a Wednesday, the first week has room for it.
      overloads: [{ fromWeek: '2026-03-23', toWeek: '2026-05-25', peakPercent: 140 }],
      useCases: [{ code: other.code, title: other.title }],
    });
    const upside = await manager.post<AssignmentPreview>(
      `${team(useCase.id)}/preview`,
      draft(ana, { toOn: '2026-03-01' }),
    );
    expect(upside.body.problems.map(({ code }) => code)).toEqual(['to_before_from']);
    const written = await manager.get<Team>(team(useCase.id));
    expect(written.body.items.some(({ personId }) => personId === ana)).toBe(false);
    const own = await manager.get<Team>(team(other.id));
    const row = own.body.items.find(({ personId }) => personId === ana);
    const again = await manager.post<AssignmentPreview>(`${team(other.id)}/preview`, {
      ...draft(ana, { percent: 100 }),
      assignmentId: row?.id,
    });
    expect(again.body).toMatchObject({ problems: [], overloads: [] });
  });

  it('refuses what cannot be, and says what', async () => {
    const ana = await somebody();
    const squad = await squadNamed('Autrui');
    await manager.post(team(useCase.id), draft(ana));
    const add = async (fields: Record<string, unknown>) =>
      codes(await manager.post(team(useCase.id), draft(ana, { role: 'Autre', ...fields })));
    expect(await add({ toOn: '2026-03-01' })).toEqual(['toOn to_before_from']);
    expect(await add({ fromOn: '2026-03-17' })).toEqual(['fromOn before_use_case']);
    expect(await add({ toOn: '2029-03-18' })).toEqual(['toOn span_too_long']);
    expect(await add({ percent: null })).toEqual(['percent percent_or_days']);
    expect(await add({ personDays: 4 })).toEqual(['percent percent_or_days']);
    expect(await add({ squadId: squad.id })).toEqual(['squadId not_member']);
    const twice = await manager.post<Problem>(team(useCase.id), draft(ana, { role: 'data Scientist' }));
    expect(twice.body.errors).toEqual([
      {
        path: 'role',
        code: 'assigned_twice',
        params: { role: 'Data scientist', from: '2026-03-18', to: '2026-05-29' },
      },
    ]);
    expect(await add({ percent: 5 })).toEqual([]);
  });

  it('refuses everything once the use case is over', async () => {
    const ended = await create('Terminé');
    const ana = await somebody();
    const made = await manager.post<Team>(team(ended.id), draft(ana));
    await app.query(`update use_case set condition = 'abandoned' where id = $1`, [ended.id]);
    const url = `${team(ended.id)}/${made.body.items[0]?.id}`;
    for (const answer of [
      await manager.post(team(ended.id), draft(ana, { role: 'Autre' })),
      await manager.patch(url, { version: 1, changes: { percent: 10 } }),
      await manager.delete(url),
    ]) {
      expect([answer.status, codes(answer)]).toEqual([422, ['useCase use_case_abandoned']]);
    }
    expect((await manager.get<Team>(team(ended.id))).body.closed).toBe('use_case_abandoned');
  });

  it('changes and removes one, against the version read, and remembers it', async () => {
    const ana = await somebody();
    const made = await manager.post<Team>(team(useCase.id), draft(ana), 'one-key-for-ana');
    await manager.post<Team>(team(useCase.id), draft(ana), 'one-key-for-ana');
    const mine = made.body.items.filter(({ personId }) => personId === ana);
    expect(mine).toHaveLength(1);
    const url = `${team(useCase.id)}/${mine[0]?.id}`;
    const changed = await manager.patch<Team>(url, {
      version: 1,
      changes: { percent: null, personDays: 12.5 },
    });
    expect(changed.body.items.find(({ personId }) => personId === ana)).toMatchObject({
      personDays: 12.5,
      days: 12.5,
      percent: null,
      version: 2,
    });
    const stale = await manager.patch<Problem>(url, { version: 1, changes: { role: 'Perdu' } });
    expect([stale.status, stale.body.current]).toEqual([409, changed.body]);
    const removed = await manager.delete<Team>(url);
    expect(removed.body.items.some(({ personId }) => personId === ana)).toBe(false);
    expect((await manager.delete(url)).status).toBe(404);
    const past = await app.query<{ state: { percent: number | null } }>(
      'select state from history where row_id = $1 order by from_at',
      [mine[0]?.id],
    );
    expect(past.map(({ state }) => state.percent)).toContain(null);
  });
});

describe('capacity', () => {
  it('answers squads, people and use cases by week', async () => {
    const [ana, bob] = [await somebody(), await somebody()];
    const squad = await squadNamed('Capacité', [{ personId: ana, percent: 50 }, { personId: bob }]);
    await manager.post(team(useCase.id), draft(ana, { squadId: squad.id }));
    await manager.post(team(other.id), draft(ana, { fromOn: '2026-04-06', toOn: '2026-04-10', percent: 20 }));
    const url = `/api/capacity?squad=${squad.id}&from=2026-03-31&weeks=2`;
    const answer = await manager.get<CapacityView>(url);
    expect(() => contracts.capacityView.parse(answer.body)).not.toThrow();
    const { body } = answer;
    expect(body.weeks).toEqual(['2026-03-30', '2026-04-06']);
    expect(body.people.find(({ id }) => id === ana)).toMatchObject({
      capacity: [2.5, 2],
      load: [3, 3.2],
      useCases: [
        { id: useCase.id, from: 0, load: [3, 2.4] },
        { id: other.id, from: 1, load: [0.8] },
      ],
    });
    expect(body.squads).toEqual([
      { id: squad.id, name: 'Capacité', capacity: [7.5, 6], load: [3, 3.2], personIds: [ana, bob] },
    ]);
    expect(body.useCases.map(({ title }) => title).sort()).toEqual([other.title, useCase.title]);
    const alone = await manager.get<CapacityView>(`/api/capacity?person=${bob}&weeks=1`);
    expect(alone.body.people.map(({ id }) => id)).toEqual([bob]);
  });

  it('asks nothing of a use case from the day it stops', async () => {
    const stopped = await create('Suspendu');
    const ana = await somebody();
    await manager.post(team(stopped.id), draft(ana));
    await app.query(`update use_case set condition = 'on_hold' where id = $1`, [stopped.id]);
    await app.query(
      `insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
       values ($1, '2026-03-25', 'opportunity', 'on_hold', 'held')`,
      [stopped.id],
    );
    const { body } = await manager.get<CapacityView>(`/api/capacity?person=${ana}&from=2026-03-16&weeks=3`);
    expect(body.people[0]?.load).toEqual([1.8, 1.2, 0]);
  });

  it('is for the lab, in bounds', async () => {
    const partner = await app.signIn('partner', entity);
    for (const url of ['/api/capacity', '/api/squads', team(useCase.id)]) {
      expect((await partner.get(url)).status).toBe(403);
    }
    const intern = await app.signIn('intern');
    expect((await intern.get('/api/capacity')).status).toBe(200);
    expect((await intern.post(team(useCase.id), {})).status).toBe(403);
    expect((await manager.get('/api/capacity?weeks=161')).status).toBe(422);
    expect((await manager.get('/api/capacity?squad=00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
