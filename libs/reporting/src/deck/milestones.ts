import type { ReportMilestone, ReportUseCase } from '../monthly-report/facts.js';
import type { CardMilestone } from '../monthly-report/view.js';
import { truncate } from '../text/index.js';
import type { WordContext } from './context.js';
import { compare, line, titled } from './lines.js';

type Planned = Pick<ReportUseCase, 'code' | 'milestones'>;

/** Milestones without any day come last. */
const NO_DAY = '9999-12-31';
const dayOf = (milestone: ReportMilestone): string => milestone.actualOn ?? dueOn(milestone) ?? NO_DAY;

/** Late ones first, then those that slip, then the next ones to come, then the latest reached. */
function importance(context: WordContext, milestone: ReportMilestone): number {
  if (milestone.actualOn !== null) return 3;
  if (isOverdue(context, milestone)) return 0;
  return milestone.slipDays > 0 ? 1 : 2;
}

/** At most `max` milestones of a use case, the most important ones, shown by date. */
export function buildCardMilestones(context: WordContext, useCase: Planned, max: number): CardMilestone[] {
  return [...useCase.milestones]
    .sort(
      (a, b) =>
        importance(context, a) - importance(context, b) ||
        (a.actualOn === null ? compare(dayOf(a), dayOf(b)) : compare(dayOf(b), dayOf(a))) ||
        compare(a.name, b.name),
    )
    .slice(0, max)
    .map((milestone, rank) => ({ milestone, rank }))
    .sort((a, b) => compare(dayOf(a.milestone), dayOf(b.milestone)) || a.rank - b.rank)
    .map(({ milestone, rank }) => ({
      name: titled(context, milestone.name),
      baselineText: context.date(milestone.baselineOn),
      expectedText: expectedText(context, milestone),
      slipText: slipText(context, milestone),
      late: milestone.slipDays > 0 || isOverdue(context, milestone),
      baselineOn: milestone.baselineOn,
      on: milestone.actualOn ?? dueOn(milestone),
      reached: milestone.actualOn !== null,
      rank,
    }));
}

/** What the milestones of a use case come to, in one sentence. */
export function milestoneConclusion(context: WordContext, useCase: Planned): string {
  const { words, say, count } = context;
  const { milestones } = useCase;
  const name = (milestone: ReportMilestone): string => truncate(titled(context, milestone.name), 80);
  const open = milestones.filter((milestone) => milestone.actualOn === null);
  const worst = [...open].sort((a, b) => b.slipDays - a.slipDays || compare(a.name, b.name))[0];
  const next = [...open]
    .filter((milestone) => dueOn(milestone) !== null && !isOverdue(context, milestone))
    .sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.name, b.name))[0];
  return say(
    words.card.milestonesAlt({
      code: line(useCase.code, 20),
      total: count(milestones.length),
      reached: count(milestones.length - open.length),
      slipping: count(open.filter((milestone) => milestone.slipDays > 0).length),
      late: count(open.filter((milestone) => isOverdue(context, milestone)).length),
      worst: worst && worst.slipDays > 0 ? { name: name(worst), text: slipText(context, worst) } : null,
      next: next ? { name: name(next), text: context.date(dueOn(next)) } : null,
    }),
  );
}

export function slipText(context: WordContext, milestone: ReportMilestone): string {
  const { words, count, say } = context;
  if (milestone.slipDays > 0) return say(words.slip(count(milestone.slipDays)));
  return milestone.baselineOn === null || isOverdue(context, milestone) ? '—' : say(words.onTime);
}

/** Late: its day has passed at the date of the figures and it is not reached. */
export function isOverdue(context: WordContext, milestone: ReportMilestone): boolean {
  const due = dueOn(milestone);
  return due !== null && due < context.facts.asOf;
}

export function expectedText(context: WordContext, milestone: ReportMilestone): string {
  const { words, say, date } = context;
  if (milestone.actualOn !== null) return say(words.reachedOn(date(milestone.actualOn)));
  const due = date(milestone.forecastOn ?? milestone.baselineOn);
  return isOverdue(context, milestone) ? say(words.overdueOn(due)) : due;
}

/** The day a milestone is expected: its forecast, or its baseline while nobody forecast another. */
export function dueOn(milestone: ReportMilestone): string | null {
  return milestone.actualOn === null ? (milestone.forecastOn ?? milestone.baselineOn) : null;
}
