import { Inject, Injectable } from '@nestjs/common';
import type { TutorWeek, TutorWeekQuery } from '@jalon/contracts';
import {
  addDays,
  checkInVerdict,
  courseProgress,
  dueReviews,
  lateWeeks,
  lawValue,
  may,
  mondayOf,
  weeksOf,
  type LawSetting,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { LawStore } from '../../internships/index.js';
import { WeekStore, type TutoredRow } from '../persistence/week.store.js';
import { stepsOf, withCondition } from './steps.js';
import { toWeek } from './weeks.js';

/** Everything that waits for a tutor, on one page. */
@Injectable()
export class TutorWeekQueryService {
  constructor(
    private readonly weeks: WeekStore,
    private readonly law: LawStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(principal: Principal, query: TutorWeekQuery): Promise<TutorWeek> {
    const day = today(this.clock);
    const monday = query.monday ?? mondayOf(day);
    const mayAll = may(principal, 'internship:manage');
    const [rows, settings] = await Promise.all([
      this.weeks.tutored(principal, monday, mayAll && query.all),
      this.law.law(),
    ]);
    const interns = rows.map((row) => intern(row, monday, day, settings));
    // Who has completed stays only while something is still to be done.
    const waits = interns.filter(
      (one) =>
        one.state !== 'completed' ||
        one.due.length + one.unread.length > 0 ||
        (one.week?.submittedAt ?? null) !== null,
    );
    return { monday, today: day, mayAll, interns: waits };
  }
}

function intern(
  row: TutoredRow,
  monday: LocalDate,
  day: LocalDate,
  settings: readonly LawSetting[],
): TutorWeek['interns'][number] {
  const period = { startOn: row.startOn, endOn: row.endOn };
  const steps = stepsOf(row);
  const progress = courseProgress(steps, withCondition(steps, row.steps, row.verdicts));
  const late = lateWeeks(period, new Set(row.submitted), day);
  const checkIns = row.reviews.filter((one) => one.kind === 'check_in' && one.academicTutor);
  const verdict = checkInVerdict(
    checkIns.map(({ heldOn }) => heldOn),
    settings,
    day,
  );
  const until = addDays(monday, 6);
  const isWeek = weeksOf(period).includes(monday);
  return {
    id: row.id,
    title: row.title,
    firstName: row.firstName,
    lastName: row.lastName,
    state: row.state,
    tutorName: row.tutorName,
    ...period,
    progress,
    currentStep: steps.find(({ code }) => code === progress.current)?.label ?? null,
    week: row.week || isWeek ? toWeek(row.week, monday, late.includes(monday)) : null,
    unread: [...row.unread],
    late: [...late],
    checkIns: { ...verdict, params: { ...verdict.params } },
    due: dueReviews(period, row.reviews, lawValue(settings, 'check_ins', day))
      .filter(({ dueOn }) => dueOn <= until)
      .map((one) => ({ ...one })),
  };
}
