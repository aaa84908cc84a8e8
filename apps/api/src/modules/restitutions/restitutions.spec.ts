import { createHash, randomUUID } from 'node:crypto';
import { Test } from '@nestjs/testing';
import {
  missingUpdates,
  monthComparison,
  restitution,
  restitutions,
  type MonthComparison,
  type MonthView,
  type ReportDocument,
  type Restitution,
  type Restitutions,
} from '@jalon/contracts';
import { canonicalJson } from '@jalon/domain';
import { CoreModule } from '../../core.module.js';
import type { JobReporter } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { growPortfolio } from '../../testing/portfolio.js';
import { MonthlyReportJob, MonthlyReportJobsModule } from '../monthly-report/index.js';

const MONTH = '2026-02';

let app: TestApp;
let lead: TestClient;
let manager: TestClient;
let job: MonthlyReportJob;
let close: () => Promise<void>;

beforeAll(async () => {
  app = await TestApp.start();
  await growPortfolio(app, { useCases: 120 });
  lead = await app.signIn('leadership');
  manager = await app.signIn('project_manager');
  const module = await Test.createTestingModule({
    imports: [CoreModule.of(app.core), MonthlyReportJobsModule.of(RenderingModule.of('unused'))],
  })
    .overrideProvider(RENDERER)
    .useValue({ render: draw, close: () => Promise.resolve() })
    .compile();
  job = module.get(MonthlyReportJob);
  close = () => module.close();
}, 120_000);
afterAll(async () => {
  await close();
  await app.stop();
});

function bodyOf<T>({ status, body }: TestAnswer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

function refusalOf({ status, body }: TestAnswer): readonly unknown[] {
  const problem = body as { code?: string; errors?: readonly { path: string; code: string }[] };
  return [status, problem.code, ...(problem.errors ?? []).map(({ path, code }) => `${path} ${code}`)];
}

const at = (month = MONTH) => `/api/restitutions/${month}`;
const read = async (month = MONTH, client = lead) => bodyOf(await client.get<Restitution>(at(month)));
const move = (name: string, body: object, client = lead, month = MONTH, key?: string) =>
  client.post<Restitution>(`${at(month)}/${name}`, body, key);
const view = async (month = MONTH) =>
  bodyOf(await lead.get<MonthView>(`/api/monthly-reports/view?month=${month}`));

/** Hashes of the three documents of the month, asked for and drawn anew. */
async function documents(): Promise<readonly string[]> {
  const asked = bodyOf(
    await lead.post<ReportDocument>('/api/monthly-reports', { month: MONTH, entityId: null, language: 'fr' }),
  );
  const reporter: JobReporter = { step: () => Promise.resolve(), finish: () => Promise.resolve() };
  const { accountId, personId } = lead.principal;
  const row = { id: asked.jobId, kind: 'monthly_report', subjectId: asked.id, accountId, personId } as const;
  await job.run({ ...row, requestId: null, attempts: 1 }, reporter);
  const drawn = bodyOf(await lead.get<ReportDocument>(`/api/monthly-reports/${asked.id}`));
  return drawn.files.map(({ sha256 }) => sha256);
}

describe('months', () => {
  it('are listed since the first use case, newest first, each with its due day', async () => {
    const { items } = bodyOf(await lead.get<Restitutions>('/api/restitutions'));
    const [first] = await app.query<{ month: string }>(
      `select to_char(min(effective_on), 'YYYY-MM') as month from use_case_move`,
    );
    expect(restitutions.parse({ items })).toEqual({ items });
    expect(items[0]).toEqual({
      month: '2026-03',
      state: 'open',
      dueOn: '2026-04-08',
      frozenOn: null,
      publishedAt: null,
    });
    expect(items.at(-1)?.month).toBe(first?.month);
    expect(new Set(items.map(({ month }) => month)).size).toBe(items.length);
  });

  it('say what the reader may do, and with which reason', async () => {
    expect(await read()).toMatchObject({
      state: 'open',
      version: 0,
      earliestOn: '2026-02-23',
      beforeOn: '2026-02-27',
      dueOn: '2026-03-06',
      allowed: [{ name: 'freeze', needsReason: false }],
    });
    // The month under way ends in nine working days.
    expect((await read('2026-03')).allowed).toEqual([]);
    const expert = await app.signIn('expert');
    expect((await read(MONTH, expert)).allowed).toEqual([]);
  });

  it('that have not begun are not there, and neither are words', async () => {
    expect((await lead.get(at('2026-04'))).status).toBe(404);
    expect((await lead.get(at('2026-13'))).status).toBe(422);
    expect((await move('freeze', { version: 0 }, lead, '2026-04')).status).toBe(404);
  });

  it.each(['partner', 'intern'] as const)('are not shown to a %s', async (role) => {
    const entityId = role === 'partner' ? await app.entity('Caisse de l’Est') : null;
    const client = await app.signIn(role, entityId);
    for (const path of ['', `/${MONTH}`, `/${MONTH}/updates`, `/${MONTH}/comparison?with=2026-01`]) {
      expect([path, (await client.get(`/api/restitutions${path}`)).status]).toEqual([path, 403]);
    }
  });
});

describe('freezing', () => {
  it('is refused too early, and from another state', async () => {
    const early = await move('freeze', { version: 0, reason: 'Comité avancé' }, lead, '2026-03');
    expect(refusalOf(early)).toEqual([422, 'transition_not_allowed', 'month month_too_early']);
    expect(refusalOf(await move('publish', { version: 0 }))).toEqual([
      422,
      'transition_not_allowed',
      'month month_wrong_state',
    ]);
    expect(refusalOf(await move('freeze', { version: 3 }))).toEqual([409, 'version_conflict']);
  });

  it('keeps every figure, status and byte, whatever changes since', async () => {
    // Twice before and once after: the documents of an open month do not say when it was frozen.
    const key = randomUUID();
    const before = await view();
    const frozen = bodyOf(await move('freeze', { version: 0 }, lead, MONTH, key));
    expect(restitution.parse(frozen)).toEqual(frozen);
    expect(frozen).toMatchObject({ state: 'frozen', version: 1, frozenOn: '2026-03-18' });
    expect(frozen.allowed).toEqual([
      { name: 'publish', needsReason: false },
      { name: 'reopen', needsReason: true },
    ]);
    expect(bodyOf(await move('freeze', { version: 0 }, lead, MONTH, key))).toEqual(frozen);
    const first = await documents();

    await app.query(`update use_case set title = 'Autre', functional_referent_id = null`);
    await app.query(`update milestone set forecast_on = '2026-02-27', actual_on = '2026-02-20'`);
    await app.query(`delete from use_case_health`);
    await app.query(`delete from use_case where number % 4 = 0`);
    expect({ ...(await view()), state: 'open', frozenOn: null }).toEqual(before);
    expect(await documents()).toEqual(first);
    expect(first).toHaveLength(3);

    const [kept] = await app.query<{ snapshot: object }>(
      'select snapshot from restitution where month = $1',
      [MONTH],
    );
    const hash = createHash('sha256').update(canonicalJson(kept?.snapshot)).digest('hex');
    expect(frozen.snapshotHash).toBe(hash);
    const audits = await app.query<{ action: string }>(
      `select action from audit where subject_type = 'restitution' and action = 'restitution.frozen'`,
    );
    expect(audits).toHaveLength(1);
  }, 60_000);

  it('is undone with a reason by those who answer for it, and what it was is kept', async () => {
    const { snapshotHash, version } = await read();
    expect((await move('reopen', { version, reason: 'Oubli' }, manager)).status).toBe(403);
    expect(refusalOf(await move('reopen', { version }))).toEqual([
      422,
      'reason_required',
      'reason reason_required',
    ]);
    const open = bodyOf(await move('reopen', { version, reason: 'Une météo manquait' }));
    expect(open).toMatchObject({ state: 'open', frozenOn: null, snapshotHash: null, version: 2 });
    expect(open.moves.map(({ name, reason, snapshotHash }) => [name, reason, snapshotHash])).toEqual([
      ['freeze', '', snapshotHash],
      ['reopen', 'Une météo manquait', snapshotHash],
    ]);
    const [former] = await app.query<{ snapshot: object }>(
      `select snapshot from restitution_move where name = 'reopen'`,
    );
    expect(createHash('sha256').update(canonicalJson(former?.snapshot)).digest('hex')).toBe(snapshotHash);
    const again = bodyOf(await move('freeze', { version: 2 }));
    expect(again.snapshotHash).not.toBe(snapshotHash);
  });

  it('ends with publishing, after which nothing moves', async () => {
    const { version } = await read();
    const published = bodyOf(await move('publish', { version }, manager));
    expect(published).toMatchObject({ state: 'published', allowed: [] });
    expect(published.publishedBy).toContain('project_manager');
    for (const name of ['freeze', 'publish', 'reopen']) {
      const refused = await move(name, { version: published.version, reason: 'Encore' });
      expect(refusalOf(refused)).toEqual([422, 'transition_not_allowed', 'month month_wrong_state']);
    }
  });

  it('is done by one of many at once; the others are told what it is now', async () => {
    const month = '2026-01';
    const [a, b] = [lead, manager];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => move('freeze', { version: 0 }, index % 2 ? a : b, month)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    for (const { status, body } of answers) {
      if (status === 200) continue;
      expect(body).toMatchObject({ code: 'version_conflict', current: { state: 'frozen', version: 1 } });
    }
    const { moves } = await read(month);
    expect(moves).toHaveLength(1);
    const [one, two] = await Promise.all([
      move('publish', { version: 1 }, a, month),
      move('reopen', { version: 1, reason: 'Un oubli' }, a, month),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
  });
});

describe('comparing months', () => {
  const compare = (query: string, month = '2026-03') =>
    lead.get<MonthComparison>(`${at(month)}/comparison?${query}`);

  it('takes a frozen month as it was, and adds up', async () => {
    await app.query(`update use_case set title = 'Encore un autre'`);
    const answer = bodyOf(await compare(`with=${MONTH}`));
    expect(monthComparison.parse(answer)).toEqual(answer);
    expect(answer.earlier).toEqual({
      month: MONTH,
      state: 'published',
      asOf: '2026-02-28',
      frozenOn: '2026-03-18',
    });
    const total = answer.figures.find(({ key }) => key === 'total');
    expect((total?.before ?? 0) + answer.entered.length - answer.left.length).toBe(total?.now);
    const shown = await view();
    expect(total?.before).toBe(shown.current.total);

    // What left since is told with the words that were kept; what slipped by the dates that were.
    await app.query(`delete from use_case where number % 5 = 0`);
    await app.query(`update milestone set actual_on = null, forecast_on = '2026-06-30'`);
    const later = bodyOf(await compare(`with=${MONTH}`));
    expect(later.figures.map(({ before }) => before)).toEqual(answer.figures.map(({ before }) => before));
    expect(later.left.length).toBeGreaterThan(answer.left.length);
    expect(later.left.every(({ title }) => title === 'Autre')).toBe(true);
    expect(later.slipped.length).toBeGreaterThan(0);
    expect(later.slipped.every(({ to, days }) => to === '2026-06-30' && days > 0)).toBe(true);
  });

  it('is of one entity, with an earlier month alone', async () => {
    const [entity] = await app.query<{ id: string; name: string }>(
      'select e.id, e.name from partner_entity e join use_case u on u.entity_id = e.id order by e.id limit 1',
    );
    const answer = bodyOf(await compare(`with=${MONTH}&entityId=${entity?.id}`));
    expect(answer).toMatchObject({ entityId: entity?.id, entityName: entity?.name });
    expect(refusalOf(await compare('with=2026-03'))).toEqual([
      422,
      'invalid_value',
      'with month_not_earlier',
    ]);
    expect(refusalOf(await compare(`with=${MONTH}&entityId=${randomUUID()}`))).toEqual([
      422,
      'invalid_value',
      'entityId unknown',
    ]);
    expect((await compare('with=2026-02', '2026-05')).status).toBe(404);
  });

  it('answers who has not updated in the contract’s words', async () => {
    const answer = bodyOf(await lead.get<object>(`${at('2026-03')}/updates`));
    expect(missingUpdates.parse(answer)).toEqual(answer);
    expect(await lead.get(`${at(MONTH)}/updates`)).toMatchObject({
      status: 200,
      body: { useCases: 0, milestones: 0, items: [] },
    });
  });
});
