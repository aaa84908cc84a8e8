import { Inject, Injectable } from '@nestjs/common';
import { COMPARED_FIGURES, type ComparisonQuery, type MonthComparison } from '@jalon/contracts';
import { compareMonths, DomainError, type ComparedUseCase, type Month } from '@jalon/domain';
import type { PortfolioFigures } from '@jalon/reporting';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import { isLive, readScoped, type MonthRecord, type ScopedMonth } from '../../monthly-report/index.js';
import { checkBegun } from './restitution-queries.js';

type Figure = (typeof COMPARED_FIGURES)[number];
type UseCase = MonthRecord['useCases'][number];

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
    return this.database.snapshot(async (query) => {
      const later = await readScoped(query, { month, entityId, today: on });
      const earlier = await readScoped(query, { month: before, entityId, today: on });
      return compared(later, earlier, entityId);
    });
  }
}

function compared(later: ScopedMonth, earlier: ScopedMonth, entityId: string | null): MonthComparison {
  const now = new Map(later.record.useCases.map((one) => [one.id, one]));
  const then = new Map(earlier.record.useCases.map((one) => [one.id, one]));
  const changes = compareMonths(
    later.record.useCases.map(toCompared),
    earlier.record.useCases.map(toCompared),
  );
  const rows = (ids: readonly string[], known: ReadonlyMap<string, UseCase>) =>
    ids.flatMap((id) => {
      const one = known.get(id);
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
    entered: rows(changes.entered, now),
    left: rows(changes.left, then),
    healths: changes.healths.flatMap(({ id, from }) => rows([id], now).map((one) => ({ ...one, from }))),
    slipped: changes.slipped.flatMap(({ id, slip: { name, from, to, days } }) =>
      rows([id], now).map((one) => ({ ...one, milestone: name, from, to, days })),
    ),
  };
}

function side({ record: { month, asOf }, state, frozenOn }: ScopedMonth): MonthComparison['later'] {
  return { month, state, asOf, frozenOn };
}

function toCompared(useCase: UseCase): ComparedUseCase {
  const { id, health, milestones } = useCase;
  return {
    id,
    live: isLive(useCase),
    health,
    milestones: milestones.map((one) => ({
      id: one.id,
      name: one.name,
      on: one.actualOn ?? one.forecastOn ?? one.baselineOn,
    })),
  };
}

function row({ id, code, title, entityName, stage, health }: UseCase): MonthComparison['entered'][number] {
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
