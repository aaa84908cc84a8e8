import { setTimeout as sleep } from 'node:timers/promises';
import type { MissingUpdates, Notifications, Reminded, Restitution } from '@jalon/contracts';
import { restitutionDays } from '@jalon/domain';
import { startSchedule } from '../../queue/schedule.js';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { RemindUpdatesCommands } from './index.js';

const MONTH = '2026-03';
const { beforeOn, dueOn, endOn } = restitutionDays(MONTH);

let app: TestApp;
let lead: TestClient;
let referent: TestClient;
let second: TestClient;
let outside: string;
let entityId: string;
let reminders: RemindUpdatesCommands;

beforeAll(async () => {
  app = await TestApp.start();
  reminders = app.nest.get(RemindUpdatesCommands);
}, 60_000);
afterAll(() => app.stop());

beforeEach(async () => {
  await app.query('truncate use_case, partner_entity, person, restitution cascade');
  app.clock.set('2026-03-18T09:00:00.000Z');
  entityId = await app.entity('Caisse du Nord');
  lead = await app.signIn('leadership');
  referent = await app.signIn('expert');
  second = await app.signIn('project_manager');
  outside = await app.person('Sans compte');
});

interface Case {
  readonly referent?: string | null;
  readonly declaredOn?: string | null;
  readonly enteredOn?: string;
  readonly stage?: string;
  readonly milestones?: readonly (readonly [name: string, forecastOn: string, actualOn?: string])[];
}

/** A use case that entered long ago and whose health is of the month, but for what is said. */
async function aCase(title: string, more: Case = {}): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `insert into use_case (title, entity_id, functional_referent_id, stage, stage_since, health, health_declared_on)
     values ($1, $2, $3, $4, '2026-01-05', case when $5::date is null then 'not_rated' else 'on_track' end, $5)
     returning id`,
    [
      title,
      entityId,
      more.referent === undefined ? referent.principal.personId : more.referent,
      more.stage ?? 'delivery',
      more.declaredOn === undefined ? '2026-03-05' : more.declaredOn,
    ],
  );
  const id = row?.id ?? '';
  await app.query(
    `insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
     values ($1, $2, $3, 'active', 'entered')`,
    [id, more.enteredOn ?? '2026-01-05', more.stage ?? 'delivery'],
  );
  for (const [name, forecastOn, actualOn] of more.milestones ?? []) {
    await app.query(
      'insert into milestone (use_case_id, name, forecast_on, actual_on) values ($1, $2, $3, $4)',
      [id, name, forecastOn, actualOn ?? null],
    );
  }
  return id;
}

function bodyOf<T>({ status, body }: TestAnswer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const missing = async (month = MONTH) =>
  bodyOf(await lead.get<MissingUpdates>(`/api/restitutions/${month}/updates`));
const remind = async (personIds: readonly (string | null)[] = []) =>
  bodyOf(await lead.post<Reminded>(`/api/restitutions/${MONTH}/reminders`, { personIds })).people.map(
    ({ id }) => id,
  );
/** What was told, oldest first, as « person number-of-use-cases number-of-milestones ». */
const told = async () => {
  const rows = await app.query<{ person: string; data: Notifications['items'][number]['data'] }>(
    `select a.person_id as person, n.data from notification n join account a on a.id = n.account_id
     where n.kind = 'month_to_update' order by n.at, a.person_id`,
  );
  return rows.map(({ person, data }) => ({ person, ...data.owed, by: data.by, before: data.heldOn }));
};
/** Nine o'clock in Paris of a day; sessions of before have ended. */
async function onDay(day: string): Promise<void> {
  app.clock.set(`${day}T08:00:00.000Z`);
  lead = await app.signIn('leadership');
}

describe('who has not updated a month', () => {
  it('is whoever answers for a health or a milestone that is owed, and nobody else', async () => {
    const never = await aCase('Jamais évalué', { declaredOn: null });
    const old = await aCase('Évalué en février', { declaredOn: '2026-02-27' });
    const stale = await aCase('Évalué en janvier', { declaredOn: '2026-01-20', referent: outside });
    const late = await aCase('Jalon échu', {
      referent: outside,
      milestones: [
        ['Pilote', '2026-03-17'],
        ['Atteint', '2026-03-10', '2026-03-11'],
        ['Du jour', '2026-03-18'],
      ],
    });
    const orphan = await aCase('Sans référent', { declaredOn: null, referent: null });
    await aCase('À jour');
    await aCase('Clos', { declaredOn: null, stage: 'closed' });
    const { useCases, milestones, items } = await missing();
    expect({ useCases, milestones }).toEqual({ useCases: 5, milestones: 1 });
    const seen = items.map(({ person, reachable, useCases: owed }) => ({
      person: person?.id ?? null,
      reachable,
      owed: owed.map(({ id, health, milestones: dates }) => [id, health, dates.map(({ name }) => name)]),
    }));
    expect(seen).toHaveLength(3);
    expect(seen).toContainEqual({
      person: referent.principal.personId,
      reachable: true,
      owed: [
        [never, 'never', []],
        [old, 'not_declared', []],
      ],
    });
    expect(seen).toContainEqual({
      person: outside,
      reachable: false,
      owed: [
        [stale, 'stale', []],
        [late, null, ['Pilote']],
      ],
    });
    expect(seen.at(-1)).toEqual({ person: null, reachable: false, owed: [[orphan, 'never', []]] });
  });

  it('owes nothing to a month that was over before the use case entered', async () => {
    await aCase('Nouveau', { declaredOn: null, enteredOn: '2026-03-02' });
    expect((await missing('2026-02')).useCases).toBe(0);
    expect((await missing('2026-03')).useCases).toBe(1);
  });
});

describe('reminding by hand', () => {
  it('tells each person once a day, however often and by how many it is asked', async () => {
    await aCase('À évaluer', { declaredOn: null, milestones: [['Pilote', '2026-03-02']] });
    await aCase('À évaluer aussi', { declaredOn: null, referent: second.principal.personId });
    await aCase('Sans compte', { declaredOn: null, referent: outside });
    const { personId } = referent.principal;
    const answers = await Promise.all(Array.from({ length: 5 }, () => remind([personId, outside])));
    expect(answers.flat()).toEqual([personId]);
    expect(await remind()).toEqual([second.principal.personId]);
    expect(await remind()).toEqual([]);
    const [first] = (await told()).filter(({ person }) => person === personId);
    expect(first).toMatchObject({ month: MONTH, useCases: 1, milestones: 1, before: dueOn });
    expect(first?.by).toContain('leadership');
    expect(await told()).toHaveLength(2);
    const { items } = await missing();
    expect(items.map(({ remindedAt }) => remindedAt !== null).sort()).toEqual([false, true, true]);
    const bell = bodyOf(await referent.get<Notifications>('/api/notifications'));
    expect(bell.items.map(({ kind }) => kind)).toEqual(['month_to_update']);

    await onDay('2026-03-19');
    expect((await remind()).sort()).toEqual([personId, second.principal.personId].sort());
    expect(await told()).toHaveLength(4);
  });

  it('is refused to who may not close a month, and of a frozen one', async () => {
    await aCase('À évaluer', { declaredOn: null });
    const path = `/api/restitutions/${MONTH}/reminders`;
    expect((await referent.post(path, {})).status).toBe(403);
    await onDay(dueOn);
    bodyOf(await lead.post<Restitution>(`/api/restitutions/${MONTH}/freeze`, { version: 0 }));
    expect(await lead.post(path, {})).toMatchObject({
      status: 422,
      body: { code: 'transition_not_allowed', errors: [{ path: 'month', code: 'month_wrong_state' }] },
    });
    expect(await told()).toEqual([]);
  });
});

describe('the clock', () => {
  const tick = (times = 1) => Promise.all(Array.from({ length: times }, () => reminders.byClock()));

  it('tells who owes an update once on J-5 and once on J, whatever ticks how often', async () => {
    await aCase('À évaluer', { declaredOn: null });
    await aCase('Sans compte', { declaredOn: null, referent: outside });
    await tick(2);
    expect(await told()).toEqual([]);
    await onDay(beforeOn);
    await tick(6);
    await tick();
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toMatchObject({
      person: referent.principal.personId,
      month: MONTH,
      useCases: 1,
      by: null,
      before: dueOn,
    });
    // Told by the clock today: not by hand again.
    expect(await remind()).toEqual([]);
    await onDay(dueOn);
    await tick(6);
    expect(await told()).toHaveLength(2);
    await onDay(endOn);
    await tick();
    expect(await told()).toHaveLength(2);
    const audits = await app.query(
      `select 1 from audit where action = 'restitution.reminded' and account_id is null`,
    );
    // J-5 of March, J of March, and what the months beside them had to tell: each once.
    const occasions = await app.query<{ count: number }>(
      `select count(before_told_at)::int + count(due_told_at)::int as count from restitution`,
    );
    expect(audits).toHaveLength(occasions[0]?.count ?? 0);
  });

  it('tells it when the worker is back, and nothing of a month that was frozen meanwhile', async () => {
    await aCase('À évaluer', { declaredOn: null });
    await onDay('2026-04-03');
    await tick(2);
    expect(await told()).toHaveLength(1);
    await onDay(dueOn);
    bodyOf(await lead.post<Restitution>(`/api/restitutions/${MONTH}/freeze`, { version: 0 }));
    await tick(2);
    expect(await told()).toHaveLength(1);
  });

  it('leaves nothing behind when telling fails, and tells it the next time', async () => {
    await aCase('À évaluer', { declaredOn: null });
    await onDay(beforeOn);
    await app.query(`alter table notification add constraint closed check (kind <> 'month_to_update')`);
    await expect(tick()).rejects.toThrow('closed');
    expect(await app.query('select 1 from restitution_reminder')).toEqual([]);
    await app.query('alter table notification drop constraint closed');
    await tick();
    expect(await told()).toHaveLength(1);
  });

  it('tells once while two workers are started, stopped and started again on the day', async () => {
    await aCase('À évaluer', { declaredOn: null });
    await onDay(beforeOn);
    let ticks = 0;
    const problems: Error[] = [];
    const scheduled = {
      name: 'month_to_update',
      times: { every: 150 },
      run: async () => {
        await reminders.byClock();
        ticks += 1;
      },
    };
    const work = async (until: number) => {
      const workers = [1, 2].map(() =>
        startSchedule(app.core.config, [scheduled], (error) => problems.push(error)),
      );
      for (let waited = 0; ticks < until && waited < 60_000; waited += 20) await sleep(20);
      await Promise.all(workers.map((worker) => worker.close()));
    };
    await work(2);
    await work(ticks + 2);
    expect(ticks).toBeGreaterThanOrEqual(4);
    expect(problems).toEqual([]);
    expect(await told()).toHaveLength(1);
  });
});
