import { Inject, Injectable } from '@nestjs/common';
import type { MonthFigures, MonthView } from '@jalon/contracts';
import { awaitsDecision, healthNeedsReason, healthTrend } from '@jalon/domain';
import type { PortfolioFigures, ReportMilestone } from '@jalon/reporting';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import { readHead } from './month-facts.js';
import { readMoves, readSlipped, readUseCases, type MonthUseCase } from './month-use-cases.js';

type Listed = MonthView['useCases'][number];

/** The month on one page, from the same read as its documents. */
@Injectable()
export class MonthViewQuery {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist */
  read(month: string, entityId: string | null): Promise<MonthView> {
    return this.database.snapshot(async (query) => {
      const head = await readHead(query, { month, entityId, today: today(this.clock) });
      const { span } = head;
      const useCases = await readUseCases(query, span, entityId);
      const slipped = await readSlipped(query, span, entityId);
      const moves = await readMoves(query, span, entityId);
      const moved = new Set(moves.map((move) => move.useCaseId));
      return {
        month,
        asOf: span.endOn,
        entityId,
        entityName: head.scopeName,
        current: figures(head.current),
        previous: figures(head.previous),
        history: head.history.map(figures),
        useCases: useCases
          .map((row) => listed(row, worst(slipped.get(row.id) ?? [])))
          .filter((row) => moved.has(row.id) || row.worstMilestone !== null || needsAttention(row)),
        useCaseTotal: useCases.length,
        moves: moves.map(({ toCondition: _toCondition, ...move }) => move),
      };
    });
  }
}

/** Not green, waiting for a decision, or with another colour than a month ago. One that nobody rates tells nothing. */
function needsAttention(row: Listed): boolean {
  const { health, previousHealth } = row;
  return (
    healthNeedsReason(health) || awaitsDecision(row) || (previousHealth !== null && previousHealth !== health)
  );
}

function listed(row: MonthUseCase, worstMilestone: Listed['worstMilestone']): Listed {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    entityName: row.entityName,
    referentName: row.referentName,
    stage: row.stage,
    condition: row.condition,
    health: row.health,
    previousHealth: row.previousHealth,
    trend: healthTrend(row.previousHealth, row.health),
    healthReason: row.healthReason,
    decisionNeeded: row.decisionNeeded,
    worstMilestone,
  };
}

function worst(milestones: readonly ReportMilestone[]): Listed['worstMilestone'] {
  let found: ReportMilestone | undefined;
  for (const milestone of milestones) {
    if (milestone.slipDays > (found?.slipDays ?? 0)) found = milestone;
  }
  return found ? { name: found.name, slipDays: found.slipDays, forecastOn: found.forecastOn } : null;
}

function figures(month: PortfolioFigures): MonthFigures {
  return { ...month, byStage: { ...month.byStage }, byHealth: { ...month.byHealth } };
}
