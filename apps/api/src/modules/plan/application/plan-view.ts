import type { PlanCompletion, PlanTrend, PlanView } from '@jalon/contracts';
import {
  brokenDependencies,
  completionSilence,
  criticalPath,
  forecastCompletion,
  isLate,
  milestoneDate,
  parisDate,
  reportDates,
  seedOf,
  trendOf,
  weeklyThroughput,
  workingDaysBetween,
  type LocalDate,
} from '@jalon/domain';
import type { PlanRows } from '../persistence/plan.store.js';

export interface PlanReader {
  readonly useCaseId: string;
  readonly closed: boolean;
  readonly mayEdit: boolean;
  readonly mayReadRegister: boolean;
  readonly mayReadHistory: boolean;
  readonly baselineId: string | null;
  readonly today: LocalDate;
}

/** The plan as the screen shows it: dates compared, critical path, trend and forecast. */
export function toPlanView(rows: PlanRows, reader: PlanReader): PlanView {
  const { milestones, dependencies } = rows;
  const path = criticalPath(rows);
  const chain = new Set(path.chain);
  const broken = new Map(
    brokenDependencies(rows).map(({ dependency, earliest }) => [dependency, earliest] as const),
  );
  const compared = new Map(rows.compared.map((one) => [one.milestoneId, one.on]));
  const ids = new Set(milestones.map((one) => one.id));
  return {
    useCaseId: reader.useCaseId,
    startedOn: rows.startedOn,
    closed: reader.closed,
    mayEdit: reader.mayEdit && !reader.closed,
    milestones: milestones.map((milestone) => {
      // The table has one of the three at least: PostgreSQL checks it.
      const on = milestoneDate(milestone) ?? reader.today;
      const comparedOn =
        reader.baselineId === null ? milestone.baselineOn : (compared.get(milestone.id) ?? null);
      const { id, name, ownerId, ownerName, baselineOn, forecastOn, actualOn, version } = milestone;
      return {
        ...{ id, name, ownerId, ownerName, baselineOn, forecastOn, actualOn, on, comparedOn, version },
        late: isLate(milestone, reader.today),
        slipDays: comparedOn === null ? null : workingDaysBetween(comparedOn, on),
        critical: chain.has(id),
        floatDays: path.float.get(id) ?? null,
      };
    }),
    dependencies: dependencies.map((one) => ({ ...one, brokenUntil: broken.get(one) ?? null })),
    baselines: [...rows.baselines],
    comparedWith: reader.baselineId,
    dropped: rows.compared.filter((one) => !ids.has(one.milestoneId)).map(({ name, on }) => ({ name, on })),
    lastMilestoneId: path.lastId,
    trend: toTrend(rows, reader.today),
    completion: toCompletion(rows, reader),
    changes: reader.mayReadHistory ? [...rows.changes] : [],
  };
}

function toTrend({ milestones, said }: PlanRows, today: LocalDate): PlanTrend {
  const days = said.map((row) => ({ ...row, saidOn: parisDate(new Date(row.at)) }));
  const first = days.reduce<LocalDate>((least, one) => (one.saidOn < least ? one.saidOn : least), today);
  const reports = reportDates(first, today);
  const lines = milestones.flatMap(({ id, actualOn }) => {
    const mine = days.filter((one) => one.milestoneId === id);
    const line = trendOf(mine, reports, actualOn);
    return line.points.length === 0 ? [] : [{ milestoneId: id, ...line, points: [...line.points] }];
  });
  return { reports: [...reports], lines };
}

/**
 * The seed is the use case and the day: whoever asks twice on a day gets the same dates twice. Who may not read
 * registers is forecast from the milestones alone, and so cannot count the actions.
 */
function toCompletion(rows: PlanRows, { useCaseId, mayReadRegister, today }: PlanReader): PlanCompletion {
  const reached = rows.milestones.flatMap(({ actualOn }) => (actualOn === null ? [] : [actualOn]));
  const weekly = weeklyThroughput([...(mayReadRegister ? rows.doneOn : []), ...reached], today);
  const remaining = (mayReadRegister ? rows.openActions : 0) + rows.milestones.length - reached.length;
  const silence = completionSilence(weekly, remaining);
  // 1 to 15 ms for 10,000 runs: not worth leaving the event loop.
  const dates = forecastCompletion(weekly, remaining, today, seedOf(`${useCaseId} ${today}`));
  return {
    remaining,
    weeks: weekly.length,
    finished: weekly.reduce((sum, count) => sum + count, 0),
    silence: silence ?? (dates === null ? 'too_far' : null),
    dates: dates && { ...dates },
  };
}
