import type { CardGoLive, CardMilestone, CardWave, UseCaseCard } from '@jalon/contracts';
import {
  allowedTransitions,
  goingLiveOn,
  healthTrend,
  isHealthStale,
  isWorkingDay,
  STAGES,
  wavesOf,
  workingDaysBetween,
  type AllowedTransition,
  type LocalDate,
  type Stage,
} from '@jalon/domain';
import type { ReferenceSnapshot } from '../../reference/index.js';
import type { AssignmentCell, CardDeployment, OverviewRow } from '../persistence/overview-query.js';
import { lifecycleFacts, toCounts } from './use-case-view.js';

/** The gate's own decision: the card tells of it by the state of its review. */
const DECISION = 'gate_go';

/** A use case as board, roadmap and matrix show it. */
export function toCard(
  row: OverviewRow,
  milestones: readonly CardMilestone[],
  deployments: readonly CardDeployment[],
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
    waves: toWaves(deployments),
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

/** The waves that have a day, with what goes live on each day together. */
function toWaves(deployments: readonly CardDeployment[]): CardWave[] {
  return wavesOf(deployments).flatMap(({ wave, deployments: members }): CardWave[] => {
    const days: CardGoLive[] = [];
    let done = 0;
    for (const one of members) {
      const live = one.status !== 'planned';
      if (live) done++;
      const on = goingLiveOn(one);
      if (on === null) continue;
      const same = days.find(([day, reached]) => day === on && reached === live);
      if (!same) days.push([on, live, [one.entity]]);
      else if (!same[2].includes(one.entity)) same[2].push(one.entity);
    }
    return days.length === 0 ? [] : [[wave, done, members.length, days]];
  });
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
