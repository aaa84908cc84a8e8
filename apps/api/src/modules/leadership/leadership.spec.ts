import { createHash } from 'node:crypto';
import type { Leadership, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { adoptionTotal, benefitTotals, canonicalJson, spent } from '@jalon/domain';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { readMonth, readWholeRecord, type MonthRecord } from '../monthly-report/index.js';

const MONTH = '2026-02';
const END = '2026-02-28';

let app: TestApp;
let lab: TestClient;
let north: string;
let south: string;
let sorting: string;

beforeAll(async () => {
  app = await TestApp.start();
  lab = await app.signIn('leadership');
  const admin = await app.signIn('admin');
  north = await app.entity('Nord');
  south = await app.entity('Sud');
  sorting = (await admin.post<UseCaseDetail>('/api/use-cases', { title: 'Tri', entityId: north })).body.id;
  const chat = (await admin.post<UseCaseDetail>('/api/use-cases', { title: 'Chat', entityId: south })).body
    .id;
  await app.query(`update use_case_move set effective_on = '2026-01-05'`);
  const solution = async (useCaseId: string, reporting: string) => {
    const [row] = await app.query<{ id: string }>(
      `insert into solution (use_case_id, source, reporting, created_at, updated_at)
       values ($1::uuid, 'urn:' || $1, $2, now(), now()) returning id`,
      [useCaseId, reporting],
    );
    return row?.id ?? '';
  };
  const deployment = async (solutionId: string, entityId: string, environment: string, eligible: number) => {
    const [row] = await app.query<{ id: string }>(
      `insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
       values ($1, $2, $3, 'live', '2026-01-05', now(), now()) returning id`,
      [solutionId, entityId, environment],
    );
    await app.query(
      `insert into deployment_population (deployment_id, from_on, eligible)
      values ($1, '2026-01-01', 1), ($1, '2026-02-01', $2), ($1, '2026-03-01', 9999)`,
      [row?.id, eligible],
    );
    return row?.id ?? '';
  };
  const measured = await solution(sorting, 'events');
  await deployment(measured, north, 'pilot', 10);
  const production = await deployment(measured, north, 'production', 100);
  await deployment(measured, south, 'production', 50);
  const declared = await solution(chat, 'declared');
  const byHand = await deployment(declared, south, 'production', 40);
  await app.query(
    `insert into usage_daily (solution_id, entity_id, release, day, dau, wau, mau, mau_eligible, uses, new_users)
     values ($1, $2, '*', $4, 1, 1, 60, 50, 1, 0), ($1, $3, '*', $4, 1, 1, 3, null, 1, 0),
       ($1, $2, '*', '2026-02-27', 1, 1, 999, 999, 1, 0), ($1, $2, '*', '2026-03-18', 1, 1, 70, 60, 1, 0)`,
    [measured, north, south, END],
  );
  await app.query(
    `insert into usage_declaration (deployment_id, month, active_users, declared_at)
     values ($1, '2026-01-01', 39, now()), ($1, '2026-02-01', 20, now())`,
    [byHand],
  );
  const benefit = async (
    useCaseId: string,
    unit: string,
    expected: number,
    measures: Record<string, [number, string]>,
  ) => {
    const [row] = await app.query<{ id: string }>(
      `insert into benefit (use_case_id, title, nature, unit, expected_monthly, expected_from, created_at, updated_at)
       values ($1, 'Temps gagné', 'time_saved', $2, $3, '2026-01-01', now(), now()) returning id`,
      [useCaseId, unit, expected],
    );
    for (const [month, [value, state]] of Object.entries(measures)) {
      await app.query(
        `insert into benefit_measure (benefit_id, month, value, state, measured_at, reviewed_at)
         values ($1, $2::date, $3, $4, now(), case when $4 <> 'proposed' then now() end)`,
        [row?.id, `${month}-01`, value, state],
      );
    }
  };
  await benefit(sorting, 'eur', 100_000, {
    '2026-01': [80_000, 'accepted'],
    '2026-02': [90_000, 'accepted'],
    '2026-03': [500_000, 'accepted'],
  });
  await benefit(chat, 'eur', 10_000, { '2026-01': [1_000, 'accepted'], '2026-02': [7_000, 'proposed'] });
  await benefit(chat, 'hours', 500, { '2026-02': [400, 'accepted'] });
  await app.query(
    `insert into business_case (use_case_id, investment, monthly_run_cost, from_month, months, updated_at)
     values ($1, 1000000, 5000, '2025-12-01', 36, now())`,
    [sorting],
  );
  await app.query(
    `insert into usage_alert (deployment_id, rule, opened_on, closed_on, facts) values
       ($1, 'silent', '2026-02-10', null, '{}'), ($1, 'target_missed', '2026-02-10', '2026-02-28', '{}'),
       ($1, 'adoption_falling', '2026-03-01', null, '{}')`,
    [production],
  );
}, 120_000);
afterAll(() => app.stop());

const page = async (query = `month=${MONTH}`) => {
  const answer = await lab.get<Leadership>(`/api/leadership?${query}`);
  expect(answer.status).toBe(200);
  expect(() => contracts.leadership.parse(answer.body)).not.toThrow();
  return answer.body;
};

describe('the month on one page', () => {
  it('tells adoption at its end, declared and small figures apart', async () => {
    const use = (await page()).current.afterGoLive;
    expect(use?.deployments).toMatchObject([
      {
        title: 'Tri',
        entityName: 'Nord',
        environment: 'production',
        eligible: 100,
        activeUsers: 60,
        activeEligible: 50,
      },
      { title: 'Tri', entityName: 'Sud', activeUsers: null, unknown: 'few_users' },
      { title: 'Chat', entityName: 'Sud', eligible: 40, activeUsers: 20, declared: true },
    ]);
    expect(adoptionTotal(use?.deployments ?? [])).toMatchObject({
      deployments: 3,
      activeUsers: 80,
      eligible: 140,
      percent: 50,
      declared: 1,
      fewUsers: 1,
    });
  });

  it('tells accepted benefits against what was expected, what was spent and the alerts open at its end', async () => {
    const use = (await page()).current.afterGoLive;
    expect(benefitTotals(use?.benefits ?? [])).toEqual([
      { unit: 'eur', month: 90_000, cumulated: 171_000, expectedMonth: 110_000, expectedCumulated: 220_000 },
      { unit: 'hours', month: 400, cumulated: 400, expectedMonth: 500, expectedCumulated: 1_000 },
    ]);
    expect(spent(use?.costs ?? [])).toBe(1_000_000 + 3 * 5_000);
    expect(use?.alerts.map(({ rule }) => rule)).toEqual(['silent']);
  });

  it('is compared with another month, and refuses itself and months to come', async () => {
    const { current, against } = await page('month=2026-03&against=2026-02');
    expect(current.view.asOf).toBe(TEST_TODAY);
    expect(current.afterGoLive?.deployments[0]).toMatchObject({ activeUsers: 70 });
    expect(current.afterGoLive?.deployments[2]).toMatchObject({ unknown: 'no_figure' });
    expect(against).toEqual((await page()).current);
    for (const query of [
      'month=2026-02&against=2026-02',
      'month=2026-09',
      'month=2026-02&against=2026-09',
      '',
    ]) {
      expect((await lab.get(`/api/leadership?${query}`)).status).toBe(422);
    }
  });

  it('tells the documents of the month the same, of one entity too', async () => {
    const request = {
      month: MONTH,
      language: 'fr',
      labName: 'Lab',
      authorName: 'Ada',
      today: TEST_TODAY,
    } as const;
    const whole = await readMonth(app.core.database, { ...request, entityId: null });
    expect(whole.afterGoLive).toEqual((await page()).current.afterGoLive);
    const one = await readMonth(app.core.database, { ...request, entityId: north });
    expect(one.afterGoLive?.deployments.map(({ entityName }) => entityName)).toEqual(['Nord']);
    expect(one.afterGoLive?.benefits.map(({ useCaseId }) => useCaseId)).toEqual([sorting]);
  });

  it('keeps a frozen month as it was; one frozen before this was kept is still read', async () => {
    const before = (await page()).current;
    const freeze = async (month: string, record: object) =>
      app.query(
        `insert into restitution (month, state, snapshot, snapshot_hash, frozen_on, frozen_at, created_at)
         values ($1, 'frozen', $2, $3, '2026-03-06', now(), now())`,
        [month, JSON.stringify(record), createHash('sha256').update(canonicalJson(record)).digest('hex')],
      );
    const record = (month: string): Promise<MonthRecord> =>
      app.core.database.snapshot((query) => readWholeRecord(query, { month, today: TEST_TODAY }));
    await freeze(MONTH, await record(MONTH));
    const { afterGoLive: _unknownThen, ...old } = await record('2026-01');
    await freeze('2026-01', old);
    await app.query(`delete from usage_alert`);
    await app.query(`update usage_daily set mau = 0`);
    await app.query(`delete from benefit`);
    const frozen = (await page()).current;
    expect(frozen.view).toMatchObject({ state: 'frozen', frozenOn: '2026-03-06' });
    expect(frozen.afterGoLive).toEqual(before.afterGoLive);
    expect((await page('month=2026-01')).current.afterGoLive).toBeNull();
  });
});
