import type { MonthRows, MonthRowsOf } from '@jalon/contracts';
import { STAGES, type Health, type Stage } from '@jalon/domain';
import type { MonthRecord } from './month-record.js';

type Row = MonthRows['rows'][number];
type UseCase = MonthRecord['useCases'][number];

const HEALTH_OF: Readonly<Partial<Record<MonthRowsOf, Health>>> = {
  onTrack: 'on_track',
  atRisk: 'at_risk',
  offTrack: 'off_track',
  notRated: 'not_rated',
};

/** Neither closed nor abandoned: what the figures count as followed. */
export function isLive({ stage, condition }: Pick<UseCase, 'stage' | 'condition'>): boolean {
  return stage !== 'closed' && condition !== 'abandoned';
}

/** The rows that a figure of the month counts: as many as it says. */
export function rowsOf(record: MonthRecord, of: MonthRowsOf): Row[] {
  if (of === 'closed') return record.closed.map((one) => row(one));
  if (of === 'milestonesReached') return reached(record);
  const live = record.useCases.filter(isLive);
  if (of === 'milestonesLate') return live.flatMap((useCase) => late(useCase, record.asOf));
  return live.filter((useCase) => counts(useCase, of)).map((useCase) => row(useCase));
}

function counts(useCase: UseCase, of: MonthRowsOf): boolean {
  if (of === 'total') return true;
  if (of === 'onHold') return useCase.condition === 'on_hold';
  if ((STAGES as readonly string[]).includes(of)) return useCase.stage === (of as Stage);
  return useCase.health === HEALTH_OF[of];
}

function late(useCase: UseCase, asOf: string): Row[] {
  return useCase.milestones.flatMap(({ name, baselineOn, forecastOn, actualOn }) => {
    const dueOn = forecastOn ?? baselineOn;
    return actualOn === null && dueOn !== null && dueOn < asOf ? [row(useCase, { name, on: dueOn })] : [];
  });
}

/** As the month has the use case; one that had left before is told as it is. */
function reached({ reached, useCases }: MonthRecord): Row[] {
  const known = new Map(useCases.map((useCase) => [useCase.id, useCase]));
  return reached.map((one) => row(known.get(one.id) ?? one, { name: one.milestone, on: one.on }));
}

function row(
  {
    id,
    code,
    title,
    entityName,
    stage,
    condition,
    health,
  }: Pick<UseCase, 'id' | 'code' | 'title' | 'entityName' | 'stage' | 'condition' | 'health'>,
  milestone: Row['milestone'] = null,
): Row {
  return { id, code, title, entityName, stage, condition, health, milestone };
}
