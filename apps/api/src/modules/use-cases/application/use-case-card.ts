import type { CardMilestone, UseCaseCard } from '@jalon/contracts';
import {
  allowedTransitions,
  healthTrend,
  isHealthStale,
  isWorkingDay,
  STAGES,
  workingDaysBetween,
  type AllowedTransition,
  type LocalDate,
  type Stage,
} from '@jalon/domain';
import type { ReferenceSnapshot } from '../../reference/index.js';
import type { AssignmentCell, OverviewRow } from '../persistence/overview-query.js';
import { lifecycleFacts, toCounts } from './use-case-view.js';

/** The gate's own decision: the card tells of it by the state of its review. */
const DECISION = 'gate_go';

/** A use case as board, roadmap and matrix show it. */
export function toCard(
  row: OverviewRow,
  milestones: readonly CardMilestone[],
  names: ReferenceSnapshot,
  today: LocalDate,
): UseCaseCard {
  const dated = milestones.map(([, , baselineOn, , actualOn]) => ({ baselineOn, actualOn }));
  const moves = allowedTransitions(row, lifecycleFacts(row, dated));
  const forward = moves.find((move) => distance(row.stage, move) > 0);
  const back = moves.find((move) => distance(row.stage, move) < 0);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    entityId: row.entityId,
    entityName: names.entityNames.get(row.entityId) ?? '',
    domain: row.domain,
    referentId: row.functionalReferentId,
    referentName:
      row.functionalReferentId === null ? null : (names.personNames.get(row.functionalReferentId) ?? null),
    stage: row.stage,
    condition: row.condition,
    stageSince: row.stageSince,
    health: row.health,
    trend: healthTrend(row.previousHealth, row.health),
    stale:
      row.stage !== 'closed' &&
      row.condition === 'active' &&
      isHealthStale(row.health, row.healthDeclaredOn, today),
    value: row.valueScore,
    feasibility: row.feasibilityScore,
    effort: row.assignments === null ? null : effort(row.assignments),
    nextMilestoneName: row.nextMilestoneName,
    nextMilestoneOn: row.nextMilestoneOn,
    milestones: [...milestones],
    counts: toCounts(row),
    gate:
      forward === undefined
        ? null
        : {
            to: forward.to.stage,
            missing: forward.missing.filter((evidence) => evidence !== DECISION),
            review: row.review,
          },
    back: back === undefined ? null : { name: back.name, to: back.to.stage },
    version: row.version,
  };
}

/** How many stages a move leads on; negative going back. */
function distance(from: Stage, move: AllowedTransition): number {
  return STAGES.indexOf(move.to.stage) - STAGES.indexOf(from);
}

/** Person-days: as given, or the share of the working days, both ends included. */
function effort(assignments: readonly AssignmentCell[]): number {
  let days = 0;
  for (const [given, percent, from, to] of assignments) {
    const span = workingDaysBetween(from, to) + (isWorkingDay(from) ? 1 : 0);
    days += given ?? (span * (percent ?? 0)) / 100;
  }
  return Math.round(days * 10) / 10;
}
