import * as contracts from '@jalon/contracts';
import type { Overview, UseCaseCard, UseCaseDetail, UseCasePage } from '@jalon/contracts';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { deploymentsStatement } from './persistence/overview-query.js';

let app: TestApp;
let lab: TestClient;
let partner: TestClient;
let own: string;
let mine: UseCaseDetail;
let theirs: UseCaseDetail;

beforeAll(async () => {
  app = await TestApp.start();
  own = await app.entity('Caisse du Nord');
  const other = await app.entity('Caisse du Sud');
  lab = await app.signIn('project_manager');
  partner = await app.signIn('partner', own);
  const create = async (body: Record<string, unknown>) =>
    (await lab.post<UseCaseDetail>('/api/use-cases', body)).body;
  const referent = await app.person('Ada Martin');
  mine = await create({
    title: 'Tri des courriers',
    summary: 'Orienter chaque courrier.',
    entityId: own,
    functionalReferentId: referent,
    valueScore: 4,
    feasibilityScore: 2,
  });
  theirs = await create({ title: 'Détection de fraude', entityId: other });
  await milestone(mine.id, { name: 'Pilote', forecastOn: '2026-05-04' });
  await milestone(mine.id, { name: 'Maquette', baselineOn: '2026-04-01', forecastOn: '2026-04-08' });
  // From before the application knew the use case.
  await app.query(
    `insert into milestone (use_case_id, name, baseline_on, actual_on) values ($1, 'Cadrage', '2026-02-02', '2026-02-04')`,
    [mine.id],
  );
  await register(mine.id, [
    ['risk', 1, 'open', null, 5, 4],
    ['risk', 2, 'open', null, 2, 2],
    ['risk', 3, 'closed', null, 5, 5],
    ['issue', 1, 'open', null, null, null],
    ['action', 1, 'todo', '2026-03-17', null, null],
    ['action', 2, 'in_progress', TEST_TODAY, null, null],
    ['action', 3, 'done', '2026-01-05', null, null],
  ]);
  await app.query(
    `insert into assignment (use_case_id, person_id, role, from_on, to_on, percent, person_days)
     values ($1, $2, 'Référent', '2026-03-02', '2026-03-13', 50, null), ($1, $2, 'Référent', '2026-04-01', '2026-04-30', null, 12.5)`,
    [mine.id, referent],
  );
});

afterAll(() => app.stop());

async function milestone(id: string, body: Record<string, unknown>): Promise<UseCaseDetail> {
  const answer = await lab.post<UseCaseDetail>(`/api/use-cases/${id}/milestones`, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

type Item = readonly [
  kind: string,
  number: number,
  state: string,
  due: string | null,
  probability: number | null,
  impact: number | null,
];

async function register(useCaseId: string, items: readonly Item[]): Promise<void> {
  for (const [kind, number, state, due, probability, impact] of items) {
    const closed = ['closed', 'done'].includes(state) ? '2026-02-01' : null;
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, probability, impact)
       values ($1, $2, $3, 'Point suivi', $4, '2026-01-02', $5, $6, $7, $8)`,
      [useCaseId, kind, number, state, due, closed, probability, impact],
    );
  }
}

type Deployed = readonly [
  entityId: string,
  environment: string,
  wave: number | null,
  status: string,
  planned: string | null,
  live: string | null,
  retired: string | null,
];

async function deployed(useCaseId: string, deployments: readonly Deployed[]): Promise<void> {
  const [solution] = await app.query<{ id: string }>(
    `insert into solution (use_case_id, source, created_at, updated_at)
     values ($1::uuid, '/vagues/' || $1, now(), now()) returning id`,
    [useCaseId],
  );
  for (const one of deployments) {
    await app.query(
      `insert into deployment (solution_id, entity_id, environment, wave, status, planned_on, live_on, retired_on,
         created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now())`,
      [solution?.id, ...one],
    );
  }
}

async function card(client: TestClient, id: string): Promise<UseCaseCard> {
  const answer = await client.get<Overview>('/api/use-cases/overview');
  const found = answer.body.items.find((one) => one.id === id);
  if (!found) throw new Error(`No card ${id}`);
  return found;
}

const COUNTS = { risks: 2, severeRisks: 1, issues: 1, actions: 2, overdueActions: 1 };

it('gives what the layouts draw, as its contract says', async () => {
  const answer = await lab.get<Overview>('/api/use-cases/overview');
  expect(answer.status).toBe(200);
  expect(() => contracts.overview.parse(answer.body)).not.toThrow();
  expect(answer.body).toMatchObject({ total: 2, truncated: false });
  const found = await card(lab, mine.id);
  expect(found).toMatchObject({
    value: 4,
    feasibility: 2,
    // Ten working days at half time, and twelve and a half days.
    effort: 17.5,
    counts: COUNTS,
    nextMilestoneName: 'Maquette',
    nextMilestoneOn: '2026-04-08',
    gate: { to: 'framing', missing: ['sponsor'], review: null },
    back: null,
  });
  expect(found.milestones.map(([, name]) => name)).toEqual(['Cadrage', 'Maquette', 'Pilote']);
  expect(found.milestones[1]?.slice(2)).toEqual(['2026-04-01', '2026-04-08', null]);
  expect((await card(lab, theirs.id)).effort).toBeNull();
});

it('takes the filters of the list', async () => {
  const answer = await lab.get<Overview>(`/api/use-cases/overview?entity=${own}`);
  expect(answer.body.items.map((one) => one.id)).toEqual([mine.id]);
  expect((await lab.get('/api/use-cases/overview?sort=title')).status).toBe(422);
});

it('says the state of the open review and where a move back leads', async () => {
  const created = await lab.post<UseCaseDetail>('/api/use-cases', { title: 'Recherche', entityId: own });
  const { id } = created.body;
  await app.query(`update use_case set stage = 'framing' where id = $1`, [id]);
  const found = await card(lab, id);
  expect(found.back).toEqual({ name: 'return_to_opportunity', to: 'opportunity' });
  expect(found.gate).toMatchObject({ to: 'delivery', review: null });
  expect(found.gate?.missing).toEqual(['functional_referent', 'planned_milestone', 'health_rated']);
  await app.query('delete from use_case where id = $1', [id]);
});

it('counts what is open in each row of the list, and keeps it from partners', async () => {
  const [row] = (await lab.get<UseCasePage>(`/api/use-cases?entity=${own}`)).body.items;
  expect(row?.counts).toEqual(COUNTS);
  const [seen] = (await partner.get<UseCasePage>('/api/use-cases')).body.items;
  expect(seen).toMatchObject({ id: mine.id, counts: null });
});

it('shows a partner its own use cases only', async () => {
  const answer = await partner.get<Overview>('/api/use-cases/overview');
  expect(answer.body.items.map((one) => [one.id, one.counts, one.effort])).toEqual([[mine.id, null, null]]);
  expect(answer.body.total).toBe(1);
  expect(JSON.stringify(answer.body)).not.toContain(theirs.id);
});

describe('the waves of the rollout', () => {
  let other: string;

  beforeAll(async () => {
    const [found] = await app.query<{ id: string }>(
      `select id from partner_entity where name = 'Caisse du Sud'`,
    );
    other = found?.id ?? '';
    await deployed(mine.id, [
      [own, 'pilot', null, 'retired', '2026-01-12', '2026-01-14', '2026-02-20'],
      [own, 'production', 1, 'live', '2026-03-02', '2026-03-04', null],
      [other, 'pilot', 1, 'planned', '2026-05-04', null, null],
      [other, 'production', 2, 'planned', null, null, null],
    ]);
    await deployed(theirs.id, [[own, 'production', 1, 'live', null, '2026-02-02', null]]);
  });
  afterAll(() => app.query('delete from solution where use_case_id = any($1)', [[mine.id, theirs.id]]));

  it('come with the card: how far each is, and who goes live on which day', async () => {
    const waves = [
      [
        1,
        1,
        2,
        [
          ['2026-03-04', true, ['Caisse du Nord']],
          ['2026-05-04', false, ['Caisse du Sud']],
        ],
      ],
      // Once live, always a day of the rollout; a wave without any day is not on a line of time.
      [null, 1, 1, [['2026-01-14', true, ['Caisse du Nord']]]],
    ];
    expect((await card(lab, mine.id)).waves).toEqual(waves);
    const answer = await lab.get<Overview>('/api/use-cases/overview');
    expect(() => contracts.overview.parse(answer.body)).not.toThrow();
  });

  it('tell a partner of its own entity only, in its own use cases too', async () => {
    expect((await card(partner, mine.id)).waves).toEqual([
      [1, 1, 1, [['2026-03-04', true, ['Caisse du Nord']]]],
      [null, 1, 1, [['2026-01-14', true, ['Caisse du Nord']]]],
    ]);
    const answer = await partner.get<Overview>('/api/use-cases/overview');
    expect(JSON.stringify(answer.body)).not.toContain('Caisse du Sud');
    expect(answer.body.items.map((one) => one.id)).toEqual([mine.id]);
  });

  it('are read in one statement, however many use cases there are', async () => {
    const asked = jest.spyOn(app.core.database, 'query');
    try {
      await lab.get('/api/use-cases/overview');
      const reading = asked.mock.calls.filter(([text]) => /from solution s join deployment d/.test(text));
      expect(reading).toHaveLength(1);
    } finally {
      asked.mockRestore();
    }
  });

  it('are found through indexes among 10,000 deployments', async () => {
    await app.core.database.dataSource.transaction(async (manager) => {
      await manager.query('set local session_replication_role = replica');
      await manager.query(
        `with entities as (insert into partner_entity (name) select 'Entité ' || n from generate_series(1, 20) n returning id),
         cases as (insert into use_case (title, entity_id, stage_since, created_at, updated_at)
           select 'Échelle', $1, '2026-01-01', now(), now() from generate_series(1, 500) returning id),
         solutions as (insert into solution (use_case_id, source, created_at, updated_at)
           select id, '/echelle/' || id, now(), now() from cases returning id)
         insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
         select s.id, e.id, 'production', 'live', '2026-01-05', now(), now() from solutions s, entities e`,
        [own],
      );
    });
    await app.query('vacuum analyze deployment, solution');
    const { text, values } = deploymentsStatement(lab.principal, [mine.id, theirs.id]);
    const plan = await app.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    await app.query(`delete from solution where source like '/echelle/%'`);
    await app.query(`delete from use_case where title = 'Échelle'`);
    await app.query(`delete from partner_entity where name like 'Entité %'`);
    expect(lines).toContain('solution_use_case_id_key');
    expect(lines).toContain('deployment_solution_id_entity_id_environment_key');
    expect(lines).not.toMatch(/Seq Scan on (solution|deployment)/);
  });
});

it('follows the next milestone through every change, sorted with the undated last', async () => {
  const next = async () => {
    const found = await card(lab, mine.id);
    return [found.nextMilestoneName, found.nextMilestoneOn];
  };
  const [first] = await app.query<{ id: string }>(`select id from milestone where name = 'Maquette'`);
  await app.query(`update milestone set actual_on = '2026-03-10' where id = $1`, [first?.id]);
  expect(await next()).toEqual(['Pilote', '2026-05-04']);
  await app.query(`delete from milestone where name = 'Pilote'`);
  expect(await next()).toEqual([null, null]);
  await app.query(`update milestone set actual_on = null where id = $1`, [first?.id]);
  expect(await next()).toEqual(['Maquette', '2026-04-08']);
  for (const dir of ['asc', 'desc']) {
    const page = await lab.get<UseCasePage>(`/api/use-cases?sort=next_milestone&dir=${dir}`);
    expect(page.body.items.map((row) => row.nextMilestoneOn)).toEqual(['2026-04-08', null]);
  }
  expect((await lab.get<UseCasePage>('/api/use-cases?late=true')).body.total).toBe(0);
  app.clock.set('2026-04-20T09:00:00Z');
  const late = await app.signIn('project_manager');
  expect((await late.get<UseCasePage>('/api/use-cases?late=true')).body.items.map((row) => row.id)).toEqual([
    mine.id,
  ]);
});

it('writes no history of its own for the next milestone', async () => {
  const count = async () =>
    (await app.query<{ n: number }>(`select count(*)::int as n from history where row_id = $1`, [mine.id]))[0]
      ?.n;
  const before = await count();
  await app.query(`update milestone set forecast_on = '2026-04-09' where name = 'Maquette'`);
  expect(await count()).toBe(before);
});
