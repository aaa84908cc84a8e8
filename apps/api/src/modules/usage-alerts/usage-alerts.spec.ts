import type { Notifications, UsageAlert, UsageAlerts } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { TestApp, type TestClient } from '../../testing/app.js';
import { insertSolution } from '../usage-metrics/testing/usage-world.js';
import { EvaluateAlerts } from './index.js';

const LIVE_ON = '2026-01-05';
/** The day that is judged first: the clock of the tests is set on the morning after. */
const ON = '2026-03-17';

let app: TestApp;
let admin: TestClient;
let referent: TestClient;
let alerts: EvaluateAlerts;
let north: string;
let south: string;

beforeAll(async () => {
  app = await TestApp.start();
  alerts = app.nest.get(EvaluateAlerts);
}, 60_000);
afterAll(() => app.stop());

beforeEach(async () => {
  await app.query('truncate use_case, partner_entity, person cascade');
  await app.query(`delete from setting where key = 'usage_alerts'`);
  await morningAfter(ON);
  north = await app.entity('Nord');
  south = await app.entity('Sud');
  referent = await app.signIn('expert');
});

async function morningAfter(day: string): Promise<void> {
  app.clock.set(`${addDays(day, 1)}T07:00:00.000Z`);
  admin = await app.signIn('admin');
}

interface Solution {
  readonly useCaseId: string;
  readonly solutionId: string;
}

/** A solution in production at both entities, its use case followed by the referent. */
async function aSolution(): Promise<Solution> {
  const made = await insertSolution((text, values) => app.query(text, values), [north, south], LIVE_ON);
  await app.query('update use_case set functional_referent_id = $2 where id = $1', [
    made.useCaseId,
    referent.principal.personId,
  ]);
  return made;
}

/** Figures of each day from the go-live to `until`: of one entity, as the rollup writes them. */
async function used(
  { solutionId }: Solution,
  entityId: string,
  until: string,
  mau: (day: string) => number,
  lastUse = until,
): Promise<void> {
  for (let day = LIVE_ON; day <= until; day = addDays(day, 1)) {
    const users = mau(day);
    await app.query(
      `insert into usage_daily (solution_id, entity_id, release, day, dau, wau, mau, uses, new_users)
       values ($1, $2, '*', $3, $4, $5, $5, $4, 0)
       on conflict (solution_id, entity_id, release, day) do update set dau = $4, wau = $5, mau = $5, uses = $4`,
      [solutionId, entityId, day, day <= lastUse ? Math.min(users, 1) : 0, users],
    );
  }
}

const list = async (query = 'show=all', as = admin) => {
  const { status, body } = await as.get<UsageAlerts>(`/api/usage-alerts?${query}`);
  expect(status).toBe(200);
  contracts.usageAlerts.parse(body);
  return body;
};
const said = async (query?: string, as?: TestClient) =>
  (await list(query, as)).items.map(({ rule, entityName, openedOn, closedOn }) =>
    [rule, entityName, openedOn, closedOn].join(' '),
  );
const told = async (as: TestClient) => {
  const { items } = (await as.get<Notifications>('/api/notifications')).body;
  return items
    .filter(({ kind }) => kind === 'usage_alerts')
    .map(({ data }) => ({ on: data.heldOn, count: data.alerts?.count, useCases: data.alerts?.useCases }));
};

describe('the use of a day that ended', () => {
  it('opens each alert once, whoever judges and however often, and tells each person once', async () => {
    const sorting = await aSolution();
    await used(sorting, north, ON, (day) => (day > '2026-03-01' ? 70 : 100), '2026-03-02');
    await used(sorting, south, ON, () => 40);
    const fraud = await aSolution();
    await used(fraud, north, ON, () => 8);
    await used(fraud, south, ON, () => 9);
    await app.query(
      `update deployment set target_adoption = 50, target_on = '2026-03-17' where solution_id = $1 and entity_id = $2`,
      [fraud.solutionId, south],
    );
    await app.query(
      `insert into deployment_population (deployment_id, from_on, eligible)
       select id, '2026-01-01', 20 from deployment where solution_id = $1`,
      [fraud.solutionId],
    );
    const answers = await Promise.all([alerts.byClock(), alerts.byClock(), alerts.byClock()]);
    expect(answers.filter((answer) => answer !== null)).toEqual([{ opened: 3, closed: 0 }]);
    expect(await alerts.byClock()).toBeNull();
    expect((await said()).sort()).toEqual([
      `adoption_falling Nord ${ON} `,
      `silent Nord ${ON} `,
      `target_missed Sud ${ON} `,
    ]);
    expect(await told(referent)).toEqual([{ on: ON, count: 3, useCases: 2 }]);
    expect(await told(admin)).toEqual([]);

    const missed = (await list('rule=target_missed')).items[0];
    expect(missed?.facts).toMatchObject({ activeUsers: 9, eligible: 20, target: 50, targetOn: '2026-03-17' });
    const silent = (await list('rule=silent')).items[0];
    expect(silent?.facts).toMatchObject({ days: 15, lastUseOn: '2026-03-02' });
    expect((await list()).evaluatedOn).toBe(ON);
  });

  it('leaves open what holds on, closes what ended, and opens it again when it comes back', async () => {
    const sorting = await aSolution();
    await used(sorting, south, '2026-03-20', () => 40);
    await used(sorting, north, ON, () => 40, '2026-03-01');
    await alerts.byClock();
    expect(await said()).toEqual([`silent Nord ${ON} `]);

    await used(sorting, north, '2026-03-18', () => 40, '2026-03-01');
    await morningAfter('2026-03-18');
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 0 });
    expect(await app.query(`select 1 from notification where kind = 'usage_alerts'`)).toHaveLength(1);

    await used(sorting, north, '2026-03-19', () => 40);
    await morningAfter('2026-03-19');
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 1 });
    expect(await said()).toEqual([`silent Nord ${ON} 2026-03-19`]);

    await app.query(`update deployment set live_on = '2026-03-01' where solution_id = $1`, [
      sorting.solutionId,
    ]);
    await used(sorting, north, '2026-03-20', () => 40, '2026-02-01');
    await morningAfter('2026-03-20');
    expect(await alerts.byClock()).toEqual({ opened: 1, closed: 0 });
    expect((await list('show=open')).counts).toEqual({ open: 1, new: 1, closed: 1, all: 2 });
    const signedIn = await app.query<{ day: string }>(
      `select data ->> 'heldOn' as day from notification where kind = 'usage_alerts' order by 1`,
    );
    expect(signedIn.map(({ day }) => day)).toEqual([ON, '2026-03-20']);
  });

  it('closes the alerts of what is paused', async () => {
    const sorting = await aSolution();
    await used(sorting, south, '2026-03-18', () => 40);
    await used(sorting, north, '2026-03-18', () => 40, '2026-02-01');
    await alerts.byClock();
    await app.query(`update deployment set status = 'paused' where entity_id = $1`, [north]);
    await morningAfter('2026-03-18');
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 1 });
  });

  it('judges declared months where there is no telemetry, with one digest for all of them', async () => {
    const declare = (month: string, users: number) =>
      app.query(
        `insert into usage_declaration (deployment_id, month, active_users, declared_at)
         select id, $1, case when entity_id = $2 then $3::int else 30 end, now() from deployment
         on conflict (deployment_id, month) do update set active_users = excluded.active_users`,
        [`${month}-01`, north, users],
      );
    await aSolution();
    await aSolution();
    await app.query(`update solution set reporting = 'declared'`);
    await declare('2026-01', 30);
    await declare('2026-02', 24);
    // March goes on: what is declared of it is not all of it.
    await declare('2026-03', 6);
    expect(await alerts.byClock()).toEqual({ opened: 2, closed: 0 });
    expect(await said()).toEqual([`adoption_falling Nord ${ON} `, `adoption_falling Nord ${ON} `]);
    expect(await told(referent)).toEqual([{ on: ON, count: 2, useCases: 2 }]);
    expect((await list()).items[0]?.facts).toMatchObject({ activeUsers: 24, before: 30, month: '2026-02' });

    // The same month is judged again each morning, and told once.
    await morningAfter('2026-03-18');
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 0 });
    expect(await app.query(`select 1 from notification where kind = 'usage_alerts'`)).toHaveLength(1);

    await declare('2026-02', 28);
    await morningAfter('2026-03-19');
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 2 });
  });

  it('says nothing of days that are not known yet', async () => {
    await aSolution();
    await app.query(`update solution set reporting = 'file'`);
    expect(await alerts.byClock()).toEqual({ opened: 0, closed: 0 });
  });
});

describe('whoever reads them', () => {
  beforeEach(async () => {
    const sorting = await aSolution();
    await used(sorting, north, ON, () => 40, '2026-02-01');
    await used(sorting, south, ON, () => 40, '2026-02-02');
  });

  it('at a partner sees and is told those of its own entity alone', async () => {
    const partner = await app.signIn('partner', north);
    await app.query('update deployment set contact_id = $1', [partner.principal.personId]);
    await alerts.byClock();
    expect(await said('show=all', partner)).toEqual([`silent Nord ${ON} `]);
    expect((await list('show=open', partner)).counts.open).toBe(1);
    expect((await list(`show=open&entityId=${south}`, partner)).items).toEqual([]);
    expect(await told(partner)).toEqual([{ on: ON, count: 1, useCases: 1 }]);
    expect(await told(referent)).toEqual([{ on: ON, count: 2, useCases: 1 }]);
    const others = (await list()).items.find(({ entityName }) => entityName === 'Sud');
    expect((await partner.post(`/api/usage-alerts/${others?.id}/acknowledgement`, {})).status).toBe(404);
  });

  it('takes care of one: the first who says it is kept, with an audit', async () => {
    await alerts.byClock();
    const [alert] = (await list()).items;
    const url = `/api/usage-alerts/${alert?.id}/acknowledgement`;
    const first = await referent.post<UsageAlert>(url, {});
    expect(first.status).toBe(200);
    expect(first.body.acknowledgedBy).not.toBeNull();
    const again = await admin.post<UsageAlert>(url, {});
    expect(again.body).toEqual(first.body);
    expect((await list('show=new')).items).toHaveLength(1);
    const audit = await app.query(`select 1 from audit where action = 'usage_alert.acknowledged'`);
    expect(audit).toHaveLength(1);
  });

  it.each(['show=some', 'rule=none', 'entityId=x', 'other=1'])('is refused %s', async (query) => {
    expect((await admin.get(`/api/usage-alerts?${query}`)).status).toBe(422);
  });
});
