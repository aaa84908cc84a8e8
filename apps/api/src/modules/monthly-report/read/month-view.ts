import { Inject, Injectable } from '@nestjs/common';
import type { MonthFigures, MonthRows, MonthRowsQuery, MonthView } from '@jalon/contracts';
import { awaitsDecision, healthNeedsReason, healthTrend, type AfterGoLive } from '@jalon/domain';
import type { PortfolioFigures, ReportMilestone } from '@jalon/reporting';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database, type Query } from '../../../database/database.js';
import {
  frozenScope,
  OPEN,
  readFrozen,
  readScoped,
  type MonthStatus,
  type ScopedMonth,
} from './frozen-month.js';
import { readAfterGoLive } from './month-after-go-live.js';
import { readHead, type MonthHead } from './month-head.js';
import { rowsOf } from './month-rows.js';
import { spanOf, type MonthScope } from './month-scope.js';
import {
  hasSlipped,
  readMoves,
  readSlipped,
  readUseCases,
  type Milestones,
  type MonthMove,
  type MonthUseCase,
} from './month-use-cases.js';

type Listed = MonthView['useCases'][number];

/** The month on one page, from the same read as its documents; of a frozen one, from what was kept. */
@Injectable()
export class MonthViewQuery {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist */
  read(month: string, entityId: string | null): Promise<MonthView> {
    return this.database.snapshot(async (query) => {
      const { view } = await readMonthPage(query, { month, entityId, today: today(this.clock) }, false);
      return view;
    });
  }

  /** The rows behind a figure of the month. @throws likewise */
  rows({ month, of, ...asked }: MonthRowsQuery): Promise<MonthRows> {
    const entityId = asked.entityId ?? null;
    return this.database.snapshot(async (query) => {
      const scope = { month, entityId, today: today(this.clock) };
      const { record, frozenOn } = await readScoped(query, scope);
      return { month, of, asOf: record.asOf, frozenOn, rows: rowsOf(record, of) };
    });
  }
}

/** The month on its page, and what it says of what is in use: null when it was frozen before that was kept. */
export interface MonthPage {
  readonly view: MonthView;
  readonly afterGoLive: AfterGoLive | null;
}

/**
 * One month within the caller's snapshot; of a frozen one, from what was kept.
 * @param inUse whether what is in use is asked for
 * @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist
 */
export async function readMonthPage(query: Query, scope: MonthScope, inUse = true): Promise<MonthPage> {
  const frozen = await readFrozen(query, scope.month);
  if (frozen) {
    const kept = await frozenScope(query, frozen, scope.entityId);
    return { view: frozenView(kept, scope.entityId), afterGoLive: kept.record.afterGoLive ?? null };
  }
  const view = await liveView(query, scope);
  return {
    view,
    afterGoLive: inUse ? await readAfterGoLive(query, spanOf(scope), scope.entityId) : null,
  };
}

/** Only the milestones that slip are read: a page does not list the others. */
async function liveView(query: Query, scope: MonthScope): Promise<MonthView> {
  const head = await readHead(query, scope);
  const useCases = await readUseCases(query, head.span, scope.entityId);
  const slipped = await readSlipped(query, head.span, scope.entityId);
  const moves = await readMoves(query, head.span, scope.entityId);
  return viewOf({ ...OPEN, head, useCases, slipped, moves }, scope.entityId);
}

function frozenView({ head, record, state, frozenOn }: ScopedMonth, entityId: string | null): MonthView {
  const { useCases, moves, firstOn } = record;
  const slipped = new Map(
    useCases.map((row) => [row.id, row.milestones.filter((one) => hasSlipped(one, firstOn))]),
  );
  return viewOf({ state, frozenOn, head, useCases, slipped, moves }, entityId);
}

interface ViewFacts extends MonthStatus {
  readonly head: MonthHead;
  readonly useCases: readonly MonthUseCase[];
  readonly slipped: Milestones;
  readonly moves: readonly MonthMove[];
}

function viewOf(facts: ViewFacts, entityId: string | null): MonthView {
  const { state, frozenOn, head, useCases, slipped, moves } = facts;
  const moved = new Set(moves.map((move) => move.useCaseId));
  return {
    month: head.span.month,
    asOf: head.span.endOn,
    state,
    frozenOn,
    entityId,
    entityName: head.scopeName,
    current: figures(head.current),
    previous: figures(head.previous),
    history: head.history.map(figures),
    useCases: useCases
      .map((row) => listed(row, worst(slipped.get(row.id) ?? [])))
      .filter((row) => moved.has(row.id) || row.worstMilestone !== null || needsAttention(row)),
    useCaseTotal: useCases.length,
    moves: moves.map(({ toCondition: _toCondition, entityId: _entityId, ...move }) => move),
  };
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
