import {
  addDays,
  daysBetween,
  nextWorkingDay,
  PLAN_LIMITS,
  workingDaysBetween,
  type LocalDate,
} from '@jalon/domain';
import type { Transaction } from '../../database/unit-of-work.js';
import type { DemoWorld } from './demo-world.js';
import { PLANS, type DemoPlan } from './plan-catalogue.js';

interface Row {
  readonly id: string;
  readonly useCaseId: string;
  readonly name: string;
  readonly startedOn: LocalDate;
  readonly baselineOn: LocalDate;
  readonly forecastOn: LocalDate;
  readonly actualOn: LocalDate | null;
}

/** What a milestone was said to be due on, from a day on. */
interface Said {
  readonly on: LocalDate;
  readonly dueOn: LocalDate;
}

/** The day a milestone is first spoken of, before it was to be reached. */
const SAID_BEFORE = 130;
/** One revision for so many days of slip, a handful at most. */
const DAYS_A_REVISION = 9;

const ROWS = `select m.id, m.use_case_id as "useCaseId", m.name, m.baseline_on as "baselineOn",
    m.forecast_on as "forecastOn", m.actual_on as "actualOn",
    (select min(v.effective_on) from use_case_move v where v.use_case_id = m.use_case_id) as "startedOn"
  from milestone m where m.use_case_id = any($1::uuid[]) order by m.due_on, m.name`;

/** Owners, dependencies, baselines and reasons; and for every milestone of the demo, what was said of it in the past. */
export async function insertPlans(tx: Transaction, world: DemoWorld): Promise<void> {
  for (const plan of PLANS) {
    for (const [name, baseline, forecast] of plan.more ?? []) {
      await tx.query(
        'insert into milestone (use_case_id, name, baseline_on, forecast_on) values ($1, $2, $3, $4)',
        [world.useCases.get(plan.title), name, world.on(baseline), world.on(forecast)],
      );
    }
  }
  const rows = await tx.query<Row>(ROWS, [[...world.useCases.values()]]);
  const said = new Map(rows.map((row) => [row.id, saidOf(row, world.today)]));
  for (const plan of PLANS) {
    const mine = rows.filter((row) => row.useCaseId === world.useCases.get(plan.title));
    await insertPlan(tx, world, plan, mine, said);
  }
  await remember(tx, rows, said);
}

async function insertPlan(
  tx: Transaction,
  world: DemoWorld,
  plan: DemoPlan,
  rows: readonly Row[],
  said: ReadonlyMap<string, readonly Said[]>,
): Promise<void> {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const useCaseId = world.useCases.get(plan.title);
  for (const [name, person] of Object.entries(plan.owners)) {
    await tx.query('update milestone set owner_id = $2 where id = $1', [
      byName.get(name)?.id,
      world.people[person] ?? null,
    ]);
  }
  for (const [before, after, room] of plan.links) {
    const [from, to] = [byName.get(before), byName.get(after)];
    if (!from || !to) continue;
    const between = workingDaysBetween(from.actualOn ?? from.forecastOn, to.actualOn ?? to.forecastOn);
    // Whatever day the demo is loaded on, its plans hold together.
    const lag = Math.min(PLAN_LIMITS.lagDays, Math.max(0, between - room));
    await tx.query(
      `insert into milestone_dependency (use_case_id, predecessor_id, successor_id, lag_days)
       values ($1, $2, $3, $4)`,
      [useCaseId, from.id, to.id, lag],
    );
  }
  for (const [label, day] of plan.baselines ?? []) {
    const takenOn = world.on(day);
    const [baseline] = await tx.query<{ id: string }>(
      `insert into baseline (use_case_id, label, taken_on, by_person_id, created_at)
       select u.id, $2, $3::date, u.functional_referent_id, $4 from use_case u where u.id = $1 returning id`,
      [useCaseId, label, takenOn, `${takenOn}T09:00:00Z`],
    );
    for (const row of rows) {
      const dueOn = said.get(row.id)?.findLast((one) => one.on <= takenOn)?.dueOn ?? row.baselineOn;
      await tx.query(
        'insert into baseline_milestone (baseline_id, milestone_id, name, due_on) values ($1, $2, $3, $4)',
        [baseline?.id, row.id, row.name, dueOn],
      );
    }
  }
  for (const [name, back, reason] of plan.changes ?? []) {
    const row = byName.get(name);
    const revisions = (row && said.get(row.id)) ?? [];
    const [before, after] = [revisions.at(-back - 1), revisions.at(-back)];
    if (!row || !before || !after) continue;
    const days = workingDaysBetween(before.dueOn, after.dueOn);
    await tx.query(
      `insert into plan_change (use_case_id, milestone_id, reason, moved, by_person_id, at)
       select u.id, $2, $3, $4, u.functional_referent_id, $5 from use_case u where u.id = $1`,
      [
        useCaseId,
        row.id,
        reason,
        JSON.stringify([{ milestoneId: row.id, name, before: before.dueOn, after: after.dueOn, days }]),
        `${after.on}T09:00:00Z`,
      ],
    );
  }
}

/** First the date agreed, then the way to the present one in steps. */
function saidOf({ startedOn, baselineOn, forecastOn, actualOn }: Row, today: LocalDate): readonly Said[] {
  const first = latest(addDays(startedOn, 3), addDays(baselineOn, -SAID_BEFORE));
  const start = first < addDays(today, -1) ? first : addDays(today, -1);
  const end = actualOn === null ? addDays(today, -2) : addDays(actualOn, -1);
  const slip = daysBetween(baselineOn, forecastOn);
  const room = daysBetween(start, end);
  const steps = slip === 0 || room < 8 ? 0 : Math.min(4, Math.max(1, Math.round(slip / DAYS_A_REVISION)));
  const said: Said[] = [{ on: start, dueOn: steps === 0 ? forecastOn : baselineOn }];
  for (let step = 1; step <= steps; step++) {
    const on = addDays(start, Math.floor((room * step) / (steps + 0.4)));
    const dueOn =
      step === steps ? forecastOn : nextWorkingDay(addDays(baselineOn, Math.round((slip * step) / steps)));
    said.push({ on, dueOn });
  }
  return said;
}

function latest(left: LocalDate, right: LocalDate): LocalDate {
  return left > right ? left : right;
}

/** The history as it would be had every date been written on its day. */
async function remember(
  tx: Transaction,
  rows: readonly Row[],
  said: ReadonlyMap<string, readonly Said[]>,
): Promise<void> {
  const states = rows.flatMap((row) => {
    const steps = (said.get(row.id) ?? []).map((one) => ({ ...one, actualOn: null as LocalDate | null }));
    if (row.actualOn !== null)
      steps.push({ on: row.actualOn, dueOn: row.forecastOn, actualOn: row.actualOn });
    return steps.map((step, index) => ({
      id: row.id,
      from: `${step.on}T09:00:00Z`,
      to: steps[index + 1] === undefined ? null : `${steps[index + 1]?.on}T09:00:00Z`,
      dueOn: step.dueOn,
      actualOn: step.actualOn,
    }));
  });
  await tx.query(`delete from history where kind = 'milestone' and row_id = any($1::uuid[])`, [
    rows.map((row) => row.id),
  ]);
  await tx.query(
    `insert into history (row_id, kind, use_case_id, from_at, to_at, state)
     select m.id, 'milestone', m.use_case_id, s.from_at, s.to_at, (to_jsonb(m) - 'version')
       || jsonb_build_object('forecast_on', s.due_on, 'due_on', s.due_on, 'actual_on', s.actual_on)
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::date[], $5::date[])
       as s (id, from_at, to_at, due_on, actual_on) join milestone m on m.id = s.id`,
    [
      states.map((one) => one.id),
      states.map((one) => one.from),
      states.map((one) => one.to),
      states.map((one) => one.dueOn),
      states.map((one) => one.actualOn),
    ],
  );
}
