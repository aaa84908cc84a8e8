import type { InternshipPresence, PresenceMonthRow } from '@jalon/contracts';
import {
  backPayCents,
  backPayVerdict,
  contributionsVerdict,
  countedPresence,
  DomainError,
  lastDayOf,
  minimumHourlyCents,
  monthlyStipend,
  monthOf,
  plannedPresence,
  presenceVerdict,
  rateVerdicts,
  settlementVerdict,
  smoothedStipend,
  smoothingSettlement,
  smoothingVerdict,
  stipendContributions,
  stipendVerdict,
  teachingYearMinutes,
  yearRateVerdict,
  type FieldError,
  type InternAbsence,
  type LawSetting,
  type LocalDate,
  type Month,
  type PlannedPresence,
  type RuleVerdict,
  type YearRatePolicy,
} from '@jalon/domain';
import type { LifeRecord } from '../persistence/life.store.js';
import type { ClosedMonth, DayRow, OtherRow } from '../persistence/presence.store.js';

/** What presence and stipend are told from, gathered at one time. */
export interface PresenceFacts {
  readonly record: LifeRecord;
  readonly days: readonly DayRow[];
  readonly closed: readonly ClosedMonth[];
  readonly others: readonly OtherRow[];
  readonly settings: readonly LawSetting[];
  readonly policy: YearRatePolicy;
  readonly today: LocalDate;
}

type Told = Pick<InternshipPresence, 'months' | 'totals' | 'verdicts' | 'errors'>;

/** The presence that the schedule of an internship gives. */
export function plannedOf({ startOn, endOn, weekMinutes }: LifeRecord | OtherRow): PlannedPresence {
  return plannedPresence({ startOn, endOn, schedule: weekMinutes });
}

/** Presence and stipend month by month, as the law's functions tell them; closed months as they were closed. */
export function tellPresence(facts: PresenceFacts): Told {
  const { record, settings, today } = facts;
  const planned = plannedOf(record);
  const presence = monthsOf(planned, facts.days);
  const closed = new Map(facts.closed.map((one) => [one.month, one]));
  const errors: FieldError[] = [];
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const field of error.fields)
        if (!errors.some((known) => known.path === field.path && known.code === field.code))
          errors.push(field);
      return null;
    }
  };

  const total = sum(presence, (one) => one.countedMinutes);
  const countedMinutes =
    attempt(() => teachingYearMinutes(counted(record, total), facts.others.map(other), settings)) ?? total;
  const terms = { agreedCents: record.agreedCents, policy: facts.policy, signedOn: record.signedOn };
  const plan = {
    months: presence.map((one) => ({
      month: one.month,
      minutes: closed.get(one.month)?.minutes ?? one.paidMinutes,
    })),
    countedMinutes,
    terms,
  };
  const stipend = attempt(() => monthlyStipend(plan, settings));
  const smoothed =
    record.payMode === 'smoothed'
      ? attempt(() => smoothedStipend(monthlyStipend({ ...plan, months: planned.months }, settings)))
      : null;

  const months = presence.map((one, index): PresenceMonthRow => {
    const shut = closed.get(one.month);
    const owed = shut?.owedCents ?? smoothed?.[index] ?? stipend?.months[index]?.cents ?? 0;
    const paidMinutes = shut?.minutes ?? one.paidMinutes;
    const parts = attempt(() =>
      stipendContributions({ month: one.month, minutes: paidMinutes, cents: owed }, settings),
    );
    const earlierOpen = presence.slice(0, index).some((before) => !closed.has(before.month));
    return {
      ...one,
      paidMinutes,
      rateCents: shut?.rateCents ?? stipend?.months[index]?.rateCents ?? 0,
      owedCents: owed,
      exemptCents: parts?.exempt ?? null,
      subjectCents: parts?.subject ?? null,
      closedAt: shut?.closedAt ?? null,
      paidCents: shut?.paidCents ?? null,
      paidOn: shut?.paidOn ?? null,
      hindrance: shut
        ? 'closed'
        : lastOf(one.month, record.endOn) > today
          ? 'month_not_over'
          : earlierOpen
            ? 'earlier_month_open'
            : null,
      version: shut?.version ?? 0,
    };
  });

  const verdicts: RuleVerdict[] = [
    ...told(attempt(() => presenceVerdict(total, settings, record.startOn))),
    ...told(attempt(() => stipendVerdict(countedMinutes, settings, record.startOn))),
    ...(attempt(() =>
      rateVerdicts(ownRate(record, stipend?.due ?? false, settings), settings, record.startOn),
    ) ?? []),
    ...told(attempt(() => yearRateVerdict(plan, settings))),
  ];
  const shutMonths = facts.closed.map(({ month, minutes }) => ({ month, minutes }));
  const owedSoFar = facts.closed.map(({ owedCents }) => owedCents);
  if (record.payMode === 'smoothed') {
    verdicts.push(smoothingVerdict(planned.minutes, planned.months.length));
    const ended = today >= record.endOn && facts.closed.length === presence.length;
    if (ended && stipend) verdicts.push(settlementVerdict(smoothingSettlement(stipend, owedSoFar)));
  } else if (shutMonths.length > 0) {
    const owed = attempt(() =>
      backPayCents(
        { months: shutMonths, countedMinutes, terms },
        owedSoFar.reduce((a, b) => a + b, 0),
        settings,
      ),
    );
    if (owed !== null) verdicts.push(backPayVerdict(owed));
  }
  const exempt = sum(months, (one) => one.exemptCents ?? 0);
  const subject = sum(months, (one) => one.subjectCents ?? 0);
  if (exempt + subject > 0) verdicts.push(contributionsVerdict({ exempt, subject }));

  return {
    months,
    totals: {
      presentMinutes: sum(months, (one) => one.presentMinutes),
      countedMinutes: total,
      owedCents: sum(months, (one) => one.owedCents),
      paidCents: sum(months, (one) => one.paidCents ?? 0),
    },
    verdicts: verdicts.map((one) => ({ ...one, params: { ...one.params } })),
    errors: errors.map(({ path, code, params }) => ({
      path,
      code,
      ...(params ? { params: { ...params } } : {}),
    })),
  };
}

type MonthPresence = Pick<
  PresenceMonthRow,
  'month' | 'plannedMinutes' | 'presentMinutes' | 'countedMinutes' | 'paidMinutes'
>;

/** R3 month by month: what the schedule gives, less and plus the days that differ from it. */
function monthsOf(planned: PlannedPresence, days: readonly DayRow[]): readonly MonthPresence[] {
  const scheduled = new Map(planned.days.map(({ on, minutes }) => [on, minutes]));
  const differ = new Map<Month, DayRow[]>();
  for (const day of days) differ.set(monthOf(day.on), [...(differ.get(monthOf(day.on)) ?? []), day]);
  return planned.months.map(({ month, minutes }) => {
    let present = minutes;
    const absences: InternAbsence[] = [];
    for (const day of differ.get(month) ?? []) {
      const usual = scheduled.get(day.on) ?? 0;
      present += day.minutes - usual;
      if (day.absence !== null && usual > day.minutes)
        absences.push({
          kind: day.absence,
          minutes: usual - day.minutes,
          agreed: day.agreed,
          paid: day.paid,
        });
    }
    const { counted: countedMinutes, paid: paidMinutes } = countedPresence(present, absences);
    return { month, plannedMinutes: minutes, presentMinutes: present, countedMinutes, paidMinutes };
  });
}

function counted(record: LifeRecord, countedMinutes: number) {
  const { id, school, startOn, endOn } = record;
  const teachingYear = { startOn: record.teachingFrom, endOn: record.teachingTo };
  return { id, school, startOn, endOn, teachingYear, countedMinutes };
}

function other(row: OtherRow) {
  const hasHours = row.weekMinutes.some((minutes) => minutes > 0);
  return {
    id: row.id,
    school: row.school,
    startOn: row.startOn,
    endOn: row.endOn,
    teachingYear: { startOn: row.teachingFrom, endOn: row.teachingTo },
    countedMinutes: hasHours ? plannedOf(row).minutes : null,
  };
}

/** Where none is due, a rate below the minimum breaks no rule. */
function ownRate(record: LifeRecord, due: boolean, settings: readonly LawSetting[]): number | null {
  if (due || record.agreedCents === null) return record.agreedCents;
  return Math.max(record.agreedCents, minimumHourlyCents(settings, record.startOn));
}

function lastOf(month: Month, endOn: LocalDate): LocalDate {
  return lastDayOf(month) < endOn ? lastDayOf(month) : endOn;
}

function told(verdict: RuleVerdict | null): readonly RuleVerdict[] {
  return verdict === null ? [] : [verdict];
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
