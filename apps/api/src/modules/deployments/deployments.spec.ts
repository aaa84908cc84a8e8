import type {
  DeploymentDetail,
  DeploymentList,
  EligibleListReport,
  Problem,
  Solution,
  UseCaseDetail,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import {
  fieldsOf,
  TestApp,
  TEST_NOW,
  TEST_TODAY,
  type TestAnswer,
  type TestClient,
} from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let partner: TestClient;
let stranger: TestClient;
let [own, other] = ['', ''];
let useCase: UseCaseDetail;

beforeAll(async () => {
  app = await TestApp.start({ JALON_PSEUDONYM_KEY: 'ab'.repeat(32) });
  own = await app.entity('Caisse du Nord');
  other = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
  partner = await app.signIn('partner', own);
  stranger = await app.signIn('partner', other);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  const body = { title: 'Tri des courriers', entityId: own };
  useCase = (await manager.post<UseCaseDetail>('/api/use-cases', body)).body;
});

const PLAN = {
  environment: 'production',
  wave: 1,
  release: '1.0',
  plannedOn: '2026-02-02',
  contactId: null,
  targetAdoption: 60,
  targetOn: '2026-06-30',
  note: '',
  eligible: 40,
};
const plan = (changes: object = {}, client = manager, key?: string) =>
  client.post<DeploymentDetail>(
    '/api/deployments',
    { useCaseId: useCase.id, entityId: own, ...PLAN, ...changes },
    key,
  );
const url = ({ id }: { readonly id: string }) => `/api/deployments/${id}`;
const read = async (one: { readonly id: string }, client = manager) =>
  (await client.get<DeploymentDetail>(url(one))).body;
const move = (one: DeploymentDetail, name: string, on = TEST_TODAY, reason: string | null = null) =>
  manager.post<DeploymentDetail>(`${url(one)}/moves`, { version: one.version, name, on, reason });
const declare = (one: DeploymentDetail, month: string, body: object, client = manager) =>
  client.send<DeploymentDetail>('PUT', `${url(one)}/declarations/${month}`, {
    version: null,
    activeUsers: 12,
    uses: null,
    note: '',
    ...body,
  });
const list = async (query = '', client = manager) =>
  (await client.get<DeploymentList>(`/api/deployments?useCase=${useCase.id}${query}`)).body;
const codes = (answer: TestAnswer) =>
  ((answer.body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`);
const live = async (changes: object = {}) =>
  (await move((await plan(changes)).body, 'go_live', '2026-02-10')).body;

describe('a deployment', () => {
  it('is planned once, with the solution of its use case', async () => {
    const first = await plan({}, manager, 'deployment-key-1');
    expect(first.status).toBe(201);
    expect(contracts.deploymentDetail.parse(first.body)).toEqual(first.body);
    expect((await plan({}, manager, 'deployment-key-1')).body.id).toBe(first.body.id);
    const twice = await plan();
    expect([twice.status, ...codes(twice)]).toEqual([409, 'entityId already_deployed']);
    const pilot = (await plan({ environment: 'pilot' })).body;
    expect(pilot.solutionId).toBe(first.body.solutionId);
    expect(first.body).toMatchObject({
      status: 'planned',
      eligible: 40,
      next: { kind: 'go_live', on: '2026-02-02' },
      figure: null,
      mayDeclare: false,
      moves: [{ name: 'go_live', missing: [] }, { name: 'retire' }],
    });
    const solution = (await manager.get<Solution>(`/api/solutions/${first.body.solutionId}`)).body;
    expect(contracts.solution.parse(solution).source).toBe(`/jalon/${useCase.code.toLowerCase()}`);
  });

  it('lives from planned to retired, each move with its day, and is told in the activity', async () => {
    const planned = (await plan({ eligible: null })).body;
    expect(planned.moves[0]).toMatchObject({ name: 'go_live', missing: ['population'] });
    const lacking = await move(planned, 'go_live');
    expect([lacking.status, ...codes(lacking)]).toEqual([422, 'population required']);
    const known = (
      await manager.post<DeploymentDetail>(`${url(planned)}/populations`, {
        version: planned.version,
        fromOn: '2026-01-01',
        eligible: 30,
        origin: 'RH',
      })
    ).body;
    expect(known.populations).toEqual([{ fromOn: '2026-01-01', eligible: 30, origin: 'RH' }]);
    expect(codes(await move(known, 'go_live', '2026-03-19'))).toEqual(['on in_future']);
    const begun = (await move(known, 'go_live', '2026-02-10')).body;
    expect(begun).toMatchObject({ status: 'live', liveOn: '2026-02-10', next: { kind: 'target' } });
    expect((await move(begun, 'pause')).body).toMatchObject({ code: 'reason_required' });
    const paused = (await move(begun, 'pause', TEST_TODAY, 'Montée de version')).body;
    const resumed = (await move(paused, 'resume')).body;
    expect((await move(resumed, 'retire', '2026-02-09', 'Remplacée')).status).toBe(422);
    const retired = (await move(resumed, 'retire', TEST_TODAY, 'Remplacée')).body;
    expect(retired).toMatchObject({ status: 'retired', retiredOn: TEST_TODAY, moves: [], next: null });
    const audits = await app.query<{ action: string }>(
      `select action from audit where subject_id = $1 and action like 'deployment.%' order by id`,
      [useCase.id],
    );
    expect(audits.map(({ action }) => action.slice(11))).toEqual([
      'created',
      'population_set',
      'went_live',
      'paused',
      'resumed',
      'retired',
    ]);
  });

  it('keeps the text of whoever saves on a stale version', async () => {
    const made = (await plan()).body;
    const save = (version: number, changes: object) =>
      manager.patch<DeploymentDetail>(url(made), { version, changes });
    const saved = await save(made.version, { release: '1.1' });
    expect(saved.body).toMatchObject({ release: '1.1', wave: 1, version: made.version + 1 });
    const stale = await save(made.version, { release: '2.0' });
    expect(stale.status).toBe(409);
    expect((stale.body as unknown as Problem).current).toMatchObject({ release: '1.1' });
    expect((await move(made, 'go_live')).status).toBe(409);
    expect(codes(await save(saved.body.version, { liveOn: '2026-03-01' }))).toEqual([
      'changes.liveOn not_yet',
    ]);
    expect(codes(await save(saved.body.version, { targetOn: null }))).toEqual(['changes.targetOn required']);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(codes(await save(saved.body.version, { contactId: nobody }))).toEqual([
      'changes.contactId unknown',
    ]);
  });

  it('is deleted while nothing happened, and retired after', async () => {
    const made = (await plan()).body;
    expect((await manager.delete(url(made))).status).toBe(204);
    expect((await manager.get(url(made))).status).toBe(404);
    const begun = await live();
    const refused = await manager.delete(url(begun));
    expect([refused.status, ...codes(refused)]).toEqual([422, 'status retire_instead']);
  });

  it('has the population in force on each day', async () => {
    let now = await live();
    const set = async (fromOn: string, eligible: number | null) => {
      const body = { version: now.version, fromOn, eligible, origin: '' };
      now = (await manager.post<DeploymentDetail>(`${url(now)}/populations`, body)).body;
      return now.eligible;
    };
    expect(await set('2026-03-01', 55)).toBe(55);
    expect(await set('2026-03-19', 90)).toBe(55);
    expect(await set('2026-03-01', 50)).toBe(50);
    expect(await set('2026-03-01', null)).toBe(40);
    expect(now.populations.map(({ fromOn }) => fromOn)).toEqual(['2026-03-19', '2026-02-02']);
  });

  it('refuses what nobody means', async () => {
    const hostile: readonly (readonly [object, string])[] = [
      [{ wave: 0 }, 'wave'],
      [{ release: 'x'.repeat(41) }, 'release'],
      [{ release: '1\n2' }, 'release'],
      [{ note: 'a\u0000b' }, 'note'],
      [{ plannedOn: '2026-02-30' }, 'plannedOn'],
      [{ eligible: -1 }, 'eligible'],
      [{ eligible: 1e12 }, 'eligible'],
      [{ targetAdoption: 101 }, 'targetAdoption'],
      [{ environment: 'dev' }, 'environment'],
    ];
    for (const [changes, path] of hostile) {
      const answer = await plan(changes);
      expect([path, answer.status, ...fieldsOf(answer)]).toEqual([path, 422, path]);
    }
    expect((await plan({ status: 'live' })).status).toBe(422);
    const spoken = (await plan({ note: `<script>alert(1)</script>'; drop table deployment; --` })).body;
    expect((await read(spoken)).note).toBe(`<script>alert(1)</script>'; drop table deployment; --`);
    for (const id of ['1', "x' or 1=1", '%00', '..'])
      expect((await manager.get(`/api/deployments/${encodeURIComponent(id)}`)).status).toBe(404);
    const typed = `&q=${encodeURIComponent("%_\\ ' \u0000")}`;
    expect((await manager.get(`/api/deployments?pageSize=10${typed}`)).status).toBe(200);
    expect((await manager.get('/api/deployments?pageSize=101')).status).toBe(422);
  });
});

describe('what a partner sees', () => {
  it('is what is deployed at its own entity, in lists and totals too', async () => {
    const mine = await live();
    const theirs = await live({ entityId: other });
    expect((await list()).total).toBe(2);
    const seen = await list('', partner);
    expect([seen.total, seen.items.map(({ id }) => id)]).toEqual([1, [mine.id]]);
    expect(seen.items[0]?.useCase.open).toBe(true);
    const foreign = await list('', stranger);
    expect(foreign.items.map(({ id, useCase: { open } }) => [id, open])).toEqual([[theirs.id, false]]);
    expect((await list(`&entity=${own}`, stranger)).total).toBe(0);
    expect((await partner.get(url(theirs))).status).toBe(404);
    expect((await partner.get(`/api/solutions/${mine.solutionId}`)).status).toBe(200);
    const pilot = (await plan({ environment: 'pilot' })).body;
    expect((await stranger.get(url(pilot))).status).toBe(404);
    expect((await read(mine, partner)).mayEdit).toBe(false);
    expect((await plan({ environment: 'pilot' }, partner)).status).toBe(403);
    expect((await declare(theirs, '2026-03', {}, partner)).status).toBe(404);
  });
});

describe('a declared month', () => {
  it('is declared once, then corrected on what was read', async () => {
    const made = await live();
    const first = await declare(made, '2026-02', { activeUsers: 20, uses: 310 }, partner);
    expect(first.status).toBe(200);
    expect(first.body.declarable).toEqual(['2026-03', '2026-02']);
    expect(first.body.declarations).toMatchObject([
      { month: '2026-02', activeUsers: 20, uses: 310, version: 1 },
    ]);
    expect(first.body.figure).toEqual({
      origin: 'declared',
      on: '2026-02-28',
      activeUsers: 20,
      adoption: 0.5,
      reason: null,
    });
    const again = await declare(made, '2026-02', { activeUsers: 33 });
    expect(again.status).toBe(409);
    expect((again.body as unknown as Problem).current).toMatchObject({ activeUsers: 20, version: 1 });
    const corrected = await declare(made, '2026-02', { activeUsers: 22, version: 1 });
    expect(corrected.body.declarations).toMatchObject([{ activeUsers: 22, uses: null, version: 2 }]);
  });

  it('counts once when it is sent twice at the same time', async () => {
    const made = await live();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => declare(made, '2026-03', { activeUsers: 10 + n })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await read(made)).declarations).toHaveLength(1);
  });

  it('hides figures of fewer than five people, from everybody', async () => {
    const made = await live();
    const few = await declare(made, '2026-02', { activeUsers: 4, uses: 9 });
    expect(few.body.declarations).toMatchObject([{ activeUsers: null, uses: null, few: true }]);
    expect(few.body.figure).toMatchObject({ activeUsers: null, adoption: null, reason: 'few_users' });
    const conflict = await declare(made, '2026-02', {});
    expect((conflict.body as unknown as Problem).current).toMatchObject({ activeUsers: null, few: true });
    const audits = await app.query<{ changes: unknown }>(
      `select changes from audit where action = 'usage.declared'`,
    );
    expect(JSON.stringify(audits)).not.toMatch(/activeUsers|"4"/);
  });

  it('refuses months without it, and figures that cannot be', async () => {
    const made = await live();
    expect(codes(await declare(made, '2026-01', {}))).toEqual(['month month_not_live']);
    expect(codes(await declare(made, '2026-04', {}))).toEqual(['month month_not_live']);
    expect(codes(await declare(made, '2026-02', { uses: 3 }))).toEqual(['uses fewer_than_users']);
    for (const month of ['2026-13', '2026', 'x']) expect((await declare(made, month, {})).status).toBe(404);
    for (const activeUsers of [-1, 1.5, '12', null, 1e9])
      expect((await declare(made, '2026-02', { activeUsers })).status).toBe(422);
    const intern = await app.signIn('intern');
    expect((await declare(made, '2026-02', {}, intern)).status).toBe(403);
  });
});

describe('figures of events', () => {
  it('come before declared ones, of the entity alone', async () => {
    const made = await live();
    await declare(made, '2026-02', { activeUsers: 20 });
    await app.query(
      `insert into usage_daily (solution_id, entity_id, release, day, dau, wau, mau, mau_eligible, uses, new_users)
       select $1, e, r, d::date, 3, 9, m, l, 20, 0 from (values ($2::uuid, '*', '2026-03-16', 24, null),
         ($2::uuid, '*', '2026-03-17', 30, 24), ($2::uuid, '1.0', '2026-03-18', 99, null),
         ($3::uuid, '*', '2026-03-18', 99, null)) t (e, r, d, m, l)`,
      [made.solutionId, own, other],
    );
    expect((await read(made)).figure).toEqual({
      origin: 'events',
      on: '2026-03-17',
      activeUsers: 30,
      adoption: 24 / 40,
      reason: null,
    });
  });

  it('leave the word to declared months where a solution sends none', async () => {
    const made = await live();
    await declare(made, '2026-02', { activeUsers: 20 });
    await app.query(
      `insert into usage_daily (solution_id, entity_id, release, day, dau, wau, mau, mau_eligible, uses, new_users)
       values ($1, $2, '*', '2026-03-17', 0, 0, 0, 0, 0, 0)`,
      [made.solutionId, own],
    );
    await app.query(`update solution set reporting = 'declared' where id = $1`, [made.solutionId]);
    expect((await read(made)).figure).toMatchObject({ origin: 'declared', activeUsers: 20 });
  });
});

describe('the list of the eligible', () => {
  const send = (one: { readonly id: string }, csv: string | Buffer, query = '') =>
    manager.upload<EligibleListReport>(`${url(one)}/eligible${query}`, Buffer.from(csv));
  const rows = (one: DeploymentDetail) =>
    app.query<{ user_key: string; from_on: string; until_on: string | null }>(
      'select user_key, from_on, until_on from usage_eligible where solution_id = $1 order by from_on, user_key',
      [one.solutionId],
    );

  it('is kept as pseudonyms, and replaced from a day on', async () => {
    const made = await live();
    const first = await send(
      made,
      'email;nom\r\nanna@exemple.fr;Anna\r\n"BOB@exemple.fr";Bob\r\nanna@exemple.fr;x\r\n',
      '?from=2026-03-01',
    );
    expect(first.body).toEqual({ listed: 2, added: 2, removed: 0, refused: 0 });
    expect(JSON.stringify(await rows(made))).not.toMatch(/anna|bob/i);
    const second = await send(made, 'bob@exemple.fr\ncarl@exemple.fr', '?from=2026-03-10');
    expect(second.body).toEqual({ listed: 2, added: 1, removed: 1, refused: 0 });
    expect((await rows(made)).map((row) => `${row.from_on} ${row.until_on ?? ''}`).sort()).toEqual([
      '2026-03-01 ',
      '2026-03-01 2026-03-10',
      '2026-03-10 ',
    ]);
    expect((await read(made)).eligibleList).toEqual({ count: 2, since: '2026-03-10' });
    const again = await send(made, 'bob@exemple.fr\ncarl@exemple.fr', '?from=2026-03-10');
    expect(again.body).toMatchObject({ added: 0, removed: 0 });
  });

  it('refuses what is no list, and keeps the one before', async () => {
    const made = await live();
    await send(made, 'anna@exemple.fr');
    const refused = async (csv: string | Buffer) => codes(await send(made, csv));
    expect(await refused('')).toEqual(['file empty_file']);
    expect(await refused('email\n\n')).toEqual(['file no_rows']);
    expect(await refused(Buffer.from([0xff, 0xfe, 0x00, 0x41]))).toEqual(['file not_text']);
    expect(await refused('x'.repeat(200_000))).toEqual(['file not_text']);
    expect(await refused(Buffer.alloc(20 * 1024 * 1024 + 1, 'abcdefg\n'))).toEqual(['file too_large']);
    expect((await send(made, `${'y'.repeat(300)}\nanna@exemple.fr`)).body).toMatchObject({
      listed: 1,
      refused: 1,
    });
    expect(await rows(made)).toHaveLength(1);
  });
});
