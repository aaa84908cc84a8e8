import type { UsageDay, UsageFigures } from '@jalon/contracts';
import {
  adoption,
  fewUsers,
  MONTH_DAYS,
  noFigure,
  partAndRest,
  perUser,
  shownCount,
  shownDays,
  shownFigure,
  stickiness,
  workingStickiness,
  type Activation,
  type LocalDate,
  type UsageFigure,
} from '@jalon/domain';
import type { DayFacts } from '../persistence/detail.query.js';
import type { DeclaredFacts, EntityFacts } from '../persistence/metrics.query.js';

/** The only place where what is kept becomes what is shown: groups under five users lose their figure here. */

/** A count of a series: null where it may not be shown. */
export function shownNumber(users: number): number | null {
  return fewUsers(users) ? null : users;
}

export function changeOf(now: number | null, before: number | null): UsageFigure {
  if (now === null || before === null) return noFigure('no_data');
  return shownFigure(now - before, [now, before]);
}

/** @param mau the users of all entities: shown beside it, adoption tells how many are of no known population */
export function adoptionOf(entities: readonly EntityFacts[], mau: number | null): UsageFigure {
  const known = entities.filter(({ eligible }) => eligible !== null);
  const uses = known.map(({ mau, mauEligible, eligible }) => ({ mau: mau ?? 0, mauEligible, eligible }));
  const users = uses.reduce((sum, one) => sum + (one.mauEligible ?? one.mau), 0);
  return shownFigure(adoption(uses), partAndRest(users, mau ?? users), 'no_population');
}

/** The eligible of all these entities; null when none of them said. */
export function eligibleOf(entities: readonly { readonly eligible: number | null }[]): number | null {
  const known = entities.flatMap(({ eligible }) => (eligible === null ? [] : [eligible]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

/** The entities' targets as one: weighed by their eligible, on the last of their days. */
export function targetOf(
  entities: readonly EntityFacts[],
): { readonly percent: number; readonly on: LocalDate } | null {
  const set = entities.flatMap(({ target, targetOn, eligible }) =>
    target === null || targetOn === null ? [] : [{ target, targetOn, weight: eligible ?? 0 }],
  );
  const on = set
    .map(({ targetOn }) => targetOn)
    .sort()
    .at(-1);
  if (on === undefined) return null;
  const weight = set.reduce((sum, one) => sum + one.weight, 0);
  const percent =
    weight === 0
      ? set.reduce((sum, one) => sum + one.target, 0) / set.length
      : set.reduce((sum, one) => sum + one.target * one.weight, 0) / weight;
  return { percent: Math.round(percent * 10) / 10, on };
}

/** The declared months, the entities of each together. */
export function declaredMonths(rows: readonly DeclaredFacts[]) {
  const months = new Map<string, DeclaredFacts[]>();
  for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return [...months.entries()].map(([month, entities]) => {
    const users = entities.reduce((sum, one) => sum + one.users, 0);
    const share = adoption(
      entities.map(({ users: mau, eligible }) => ({ mau, mauEligible: null, eligible })),
    );
    const counted = entities.reduce((sum, one) => sum + (one.eligible === null ? 0 : one.users), 0);
    const uses = entities.flatMap((one) => (one.uses === null ? [] : [one.uses]));
    return {
      month,
      /** As it was declared, to compare; what is shown is `shown`. */
      count: users,
      users: shownCount(users),
      adoption: shownFigure(share, partAndRest(counted, users), 'no_population'),
      uses: uses.length === 0 || fewUsers(users) ? null : uses.reduce((sum, one) => sum + one, 0),
    };
  });
}

/** The last `period` of these days; a mean of the last month is shown beside them, which no day may be told by. */
export function seriesOf(days: readonly DayFacts[], period: number): UsageDay[] {
  const { hidden } = shownDays(dailyUsers(days.slice(-MONTH_DAYS)));
  return days.slice(-period).map(({ day, dau, wau, mau }) => ({
    day,
    dau: hidden.has(day) ? null : shownNumber(dau),
    wau: shownNumber(wau),
    mau: shownNumber(mau),
  }));
}

function dailyUsers(days: readonly DayFacts[]) {
  return days.map(({ day, dau }) => ({ day, users: dau }));
}

const NO_DATA = noFigure('no_data');
export const NO_FIGURES: UsageFigures = {
  dau: NO_DATA,
  wau: NO_DATA,
  mau: NO_DATA,
  change: NO_DATA,
  stickiness: NO_DATA,
  stickinessWorking: NO_DATA,
  adoption: NO_DATA,
  activation: NO_DATA,
  depth: NO_DATA,
  breadth: NO_DATA,
};

/**
 * Figures at the end of the last of `days`, which are in order and reach back a month at least where there is one.
 * @param activated null with a release or without a key action
 */
export function figuresOf(
  days: readonly DayFacts[],
  entities: readonly EntityFacts[],
  activated: Activation | null,
): UsageFigures {
  const today = days.at(-1);
  if (!today) return { ...NO_FIGURES, adoption: adoptionOf(entities, null) };
  const month = days.slice(-MONTH_DAYS);
  const counts = dailyUsers(month);
  const shown = shownDays(counts);
  const total = (key: 'dau' | 'uses' | 'features') => month.reduce((sum, one) => sum + one[key], 0);
  const { day, mau } = today;
  const before = days.at(-1 - MONTH_DAYS);
  return {
    dau: shown.hidden.has(day) ? noFigure('few_users') : shownCount(today.dau),
    wau: shownCount(today.wau),
    mau: shownCount(mau),
    change: changeOf(mau, before?.mau ?? null),
    stickiness: shown.stickiness ? shownFigure(stickiness(counts, mau), [mau]) : noFigure('few_users'),
    stickinessWorking: shown.workingStickiness
      ? shownFigure(workingStickiness(counts, day, mau), [mau])
      : noFigure('few_users'),
    adoption: adoptionOf(entities, mau),
    activation: activated
      ? shownFigure(perUser(activated.activated, activated.started), [activated.started, activated.activated])
      : NO_DATA,
    depth: shownFigure(perUser(total('uses'), mau), [mau]),
    breadth: shownFigure(perUser(total('features'), total('dau')), [mau]),
  };
}
