import { Inject, Injectable } from '@nestjs/common';
import { COMPARED_FIGURES, type ComparisonQuery, type MonthComparison } from '@jalon/contracts';
import { compareMonths, DomainError, type ComparedUseCase, type Month } from '@jalon/domain';
import type { PortfolioFigures } from '@jalon/reporting';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import {
  isLive,
  readDifference,
  type DifferentCase,
  type HeadedMonth,
  type MonthDifference,
} from '../../monthly-report/index.js';
import { checkBegun } from './restitution-queries.js';

type Figure = (typeof COMPARED_FIGURES)[number];

/** A month beside an earlier one, each from its snapshot where it has one. */
@Injectable()
export class CompareMonths {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for a month that has not begun, `invalid_value` for what it cannot be compared with */
  compare(month: Month, { with: before, ...asked }: ComparisonQuery): Promise<MonthComparison> {
    const on = today(this.clock);
    const entityId = asked.entityId ?? null;
    checkBegun(month, on);
    if (before >= month) {
      throw new DomainError('invalid_value', 'Only with an earlier month', [
        { path: 'with', code: 'month_not_earlier', params: { max: month } },
      ]);
    }
    return this.database.snapshot(async (query) =>
      compared(await readDifference(query, { month, entityId, today: on }, { month: before }), entityId),
    );
  }
}

function compared({ later, earlier, rows }: MonthDifference, entityId: string | null): MonthComparison {
  const now = new Map(rows.flatMap((one) => (one.now ? [[one.now.id, one.now]] : [])));
  const then = new Map(rows.flatMap((one) => (one.before ? [[one.before.id, one.before]] : [])));
  // Use cases and milestones that are alike in both months change nothing.
  const changes = compareMonths(
    rows.flatMap(({ now, milestones }) => (now ? [toCompared(now, milestones, 'now')] : [])),
    rows.flatMap(({ before, milestones }) => (before ? [toCompared(before, milestones, 'before')] : [])),
  );
  const known = (ids: readonly string[], cases: ReadonlyMap<string, DifferentCase>) =>
    ids.flatMap((id) => {
      const one = cases.get(id);
      return one ? [row(one)] : [];
    });
  return {
    later: side(later),
    earlier: side(earlier),
    entityId,
    entityName: later.head.scopeName,
    figures: COMPARED_FIGURES.map((key) => ({
      key,
      now: figure(later.head.current, key),
      before: figure(earlier.head.current, key),
    })),
    entered: known(changes.entered, now),
    left: known(changes.left, then),
    healths: changes.healths.flatMap(({ id, from }) => known([id], now).map((one) => ({ ...one, from }))),
    slipped: changes.slipped.flatMap(({ id, slip: { name, from, to, days } }) =>
      known([id], now).map((one) => ({ ...one, milestone: name, from, to, days })),
    ),
  };
}

function side({ head: { span }, state, frozenOn }: HeadedMonth): MonthComparison['later'] {
  return { month: span.month, state, asOf: span.endOn, frozenOn };
}

function toCompared(
  useCase: DifferentCase,
  milestones: MonthDifference['rows'][number]['milestones'],
  which: 'now' | 'before',
): ComparedUseCase {
  const { id, health } = useCase;
  return {
    id,
    live: isLive(useCase),
    health,
    milestones: (milestones ?? []).map((one) => ({ id: one.id, name: one.name, on: one[which] })),
  };
}

function row({
  id,
  code,
  title,
  entityName,
  stage,
  health,
}: DifferentCase): MonthComparison['entered'][number] {
  return { id, code, title, entityName, stage, health };
}

function figure(figures: PortfolioFigures, key: Figure): number {
  switch (key) {
    case 'offTrack':
      return figures.byHealth.off_track;
    case 'atRisk':
      return figures.byHealth.at_risk;
    case 'onTrack':
      return figures.byHealth.on_track;
    case 'notRated':
      return figures.byHealth.not_rated;
    default:
      return figures[key];
  }
}
