import {
  addMonths,
  daysBetween,
  firstDayOf,
  monthOf,
  workingDaysBetween,
  type LocalDate,
} from '@jalon/domain';
import { bySeverity } from '../deck/health.js';
import { compare, line } from '../deck/lines.js';
import { buildCardMilestones, isOverdue, milestoneConclusion } from '../deck/milestones.js';
import type { TimelineCard } from '../deck/timeline.js';
import type { ChartElement } from '../pptx/index.js';
import { formatChange, formatShortMonth, truncate } from '../text/index.js';
import type { ToneName } from '../theme/index.js';
import { isLive, type CommitteeContext } from './context.js';
import type { CommitteeMilestone, CommitteeUseCase } from './facts.js';

/** Pages of plans: more would not be looked at in a meeting; the table has them all. */
const TIMELINES = 12;
const CHARTS = 8;
const SHOWN_MILESTONES = 10;
const LINES = 5;
const LINE_TONES: readonly ToneName[] = ['red', 'accent', 'blue', 'amber', 'grey'];
const NAME_LENGTH = 44;
const SENTENCES = 4;
/** The first day of Excel's calendar, that its dates are counted from. */
const EXCEL_EPOCH = '1899-12-30';

export interface PlanView {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly conclusion: string;
  readonly card: TimelineCard;
}

export interface TrendView {
  readonly title: string;
  readonly alt: string;
  readonly chart: Pick<ChartElement, 'categories' | 'series' | 'axis' | 'unit'>;
  readonly messages: readonly string[];
}

/** The use cases whose plans have a page: those that slip or are late first when there are too many. */
export function plannedUseCases(context: Pick<CommitteeContext, 'facts'>): CommitteeUseCase[] {
  const live = context.facts.useCases.filter((one) => isLive(one) && one.milestones.length > 0);
  const late = (useCase: CommitteeUseCase): boolean =>
    useCase.milestones.some(
      ({ actualOn, slipDays, forecastOn, baselineOn }) =>
        actualOn === null && (slipDays > 0 || (forecastOn ?? baselineOn ?? '9999') < context.facts.asOf),
    );
  return [...live]
    .sort((a, b) => Number(late(b)) - Number(late(a)) || bySeverity(a, b))
    .slice(0, TIMELINES)
    .sort(bySeverity);
}

/** The line of time of a use case, and what it comes to. */
export function buildPlan(context: CommitteeContext, useCase: CommitteeUseCase, id: string): PlanView {
  const { own, count, say } = context;
  const code = line(useCase.code, 20);
  const open = useCase.milestones.filter(({ actualOn }) => actualOn === null);
  const slipping = open.filter(({ slipDays }) => slipDays > 0).length;
  const late = open.filter((one) => isOverdue(context, one)).length;
  const conclusion = milestoneConclusion(context, useCase);
  return {
    id,
    code: useCase.code,
    title: say(
      own.milestones.timelineTitle(
        code,
        count(slipping),
        count(late),
        count(useCase.milestones.length),
        count(open.length),
      ),
    ),
    conclusion: `${line(useCase.title)} · ${conclusion}`,
    card: {
      milestones: buildCardMilestones(context, useCase, SHOWN_MILESTONES),
      milestoneTotal: useCase.milestones.length,
      milestonesAlt: conclusion,
    },
  };
}

const shift = ({ trend }: CommitteeMilestone): number =>
  trend.length < 2 ? 0 : workingDaysBetween(trend[0]?.dueOn ?? '', trend.at(-1)?.dueOn ?? '');
const moves = (one: CommitteeMilestone): boolean =>
  one.trend.some(({ dueOn }) => dueOn !== one.trend[0]?.dueOn);

/** Still to be reached, and said otherwise since it was known. */
const isOpenMove = (one: CommitteeMilestone): boolean => one.actualOn === null && moves(one);

/** The trend of the milestones of each use case where dates have moved, the most moved first. */
export function buildTrends(context: CommitteeContext): TrendView[] {
  return context.facts.useCases
    .filter((useCase) => isLive(useCase) && useCase.milestones.some(isOpenMove))
    .sort(bySeverity)
    .slice(0, CHARTS)
    .map((useCase) => trendOf(context, useCase));
}

function trendOf(context: CommitteeContext, useCase: CommitteeUseCase): TrendView {
  const { own, say, count, date, facts } = context;
  const code = line(useCase.code, 20);
  const shown = useCase.milestones
    .filter(({ trend }) => trend.length >= 2)
    .sort(
      (a, b) =>
        Number(isOpenMove(b)) - Number(isOpenMove(a)) ||
        Number(moves(b)) - Number(moves(a)) ||
        Math.abs(shift(b)) - Math.abs(shift(a)) ||
        compare(a.name, b.name),
    )
    .slice(0, LINES);
  const reports = [...new Set(shown.flatMap(({ trend }) => trend.map(({ on }) => on)))].sort();
  const name = (one: CommitteeMilestone): string => truncate(line(one.name) || own.untitled, NAME_LENGTH);
  const sentences = shown.slice(0, SENTENCES).map((one) => {
    const [first, last] = [one.trend[0]?.dueOn ?? null, one.trend.at(-1)?.dueOn ?? null];
    return first === last
      ? own.trend.kept(name(one), date(last))
      : own.trend.moved(name(one), date(first), date(last), formatChange(shift(one), facts.language));
  });
  const open = shown.filter(isOpenMove);
  const worst = open.reduce(
    (most, one) => (one.slips > most.slips ? one : most),
    open[0] as CommitteeMilestone,
  );
  const title =
    worst.slips > 0
      ? own.trend.title(code, name(worst), count(worst.slips))
      : own.trend.backTitle(code, count(open.length));
  return {
    title: say(title),
    alt: say(own.trend.conclusion(code, sentences.join(' '))),
    chart: {
      unit: say(own.trend.unit),
      categories: reports.map((on) => reportLabel(on, facts)),
      series: shown.map((one, index) => ({
        name: name(one),
        tone: LINE_TONES[index] ?? 'grey',
        labelTone: 'text',
        values: reports.map((on) => {
          const due = one.trend.find((point) => point.on === on)?.dueOn;
          return due === undefined ? null : serial(due);
        }),
      })),
      axis: axisOf(
        shown.flatMap(({ trend }) => trend.map(({ dueOn }) => dueOn)),
        own.trend.format,
      ),
    },
    messages: [...sentences, own.trend.reading].map(say),
  };
}

/** Ends of months by their month, the day of the figures by its day. */
function reportLabel(on: LocalDate, { asOf, language }: CommitteeContext['facts']): string {
  const month = formatShortMonth(monthOf(on), language);
  return on === asOf ? `${Number(on.slice(8))}\u00A0${month}` : month;
}

const serial = (day: LocalDate): number => daysBetween(EXCEL_EPOCH, day);

/** Whole months around every date shown, in five steps or so. */
function axisOf(days: readonly LocalDate[], format: string): NonNullable<ChartElement['axis']> {
  const sorted = [...days].sort();
  const min = serial(firstDayOf(monthOf(sorted[0] ?? EXCEL_EPOCH)));
  const end = serial(firstDayOf(addMonths(monthOf(sorted.at(-1) ?? EXCEL_EPOCH), 1)));
  const step = Math.max(7, Math.ceil((end - min) / 5));
  return { min, max: min + step * Math.ceil((end - min) / step), step, format };
}
