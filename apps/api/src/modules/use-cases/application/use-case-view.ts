import type { MilestoneView, UseCaseDetail, UseCaseRow } from '@jalon/contracts';
import {
  allowedTransitions,
  healthTrend,
  isHealthStale,
  isLate,
  may,
  slippage,
  type LifecycleFacts,
  type LocalDate,
  type Milestone,
  type Principal,
} from '@jalon/domain';
import type { ReferenceSnapshot } from '../../reference/index.js';
import type { DetailRow } from '../persistence/detail-query.js';
import type { ListRow } from '../persistence/list-query.js';

/** A row of the list, with the names that live in memory. */
export function toRow(row: ListRow, names: ReferenceSnapshot): UseCaseRow {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    entityId: row.entityId,
    entityName: names.entityNames.get(row.entityId) ?? '',
    domain: row.domain,
    productName: named(names.productNames, row.productId),
    functionalReferentId: row.functionalReferentId,
    functionalReferentName: named(names.personNames, row.functionalReferentId),
    sponsorName: named(names.personNames, row.sponsorId),
    stage: row.stage,
    condition: row.condition,
    health: row.health,
    healthDeclaredOn: row.healthDeclaredOn,
    trend: healthTrend(row.previousHealth, row.health),
    valueScore: row.valueScore,
    feasibilityScore: row.feasibilityScore,
    tags: row.tags,
    nextMilestoneName: row.nextMilestoneName,
    nextMilestoneOn: row.nextMilestoneOn,
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

/** Whether every name the row needs is in memory. */
export function isNamed(row: ListRow, names: ReferenceSnapshot): boolean {
  return (
    names.entityNames.has(row.entityId) &&
    (row.productId === null || names.productNames.has(row.productId)) &&
    (row.sponsorId === null || names.personNames.has(row.sponsorId)) &&
    (row.functionalReferentId === null || names.personNames.has(row.functionalReferentId))
  );
}

/** The page of one use case, with what `principal` may do there and what each move still lacks. */
export function toDetail(row: DetailRow, principal: Principal, today: LocalDate): UseCaseDetail {
  const subject = { entityId: row.entityId };
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    summary: row.summary,
    entityId: row.entityId,
    domain: row.domain,
    sponsorId: row.sponsorId,
    businessOwnerId: row.businessOwnerId,
    functionalReferentId: row.functionalReferentId,
    productId: row.productId,
    stage: row.stage,
    condition: row.condition,
    health: row.health,
    healthReason: row.healthReason,
    decisionNeeded: row.decisionNeeded,
    healthDeclaredOn: row.healthDeclaredOn,
    healthStale: isHealthStale(row.health, row.healthDeclaredOn, today),
    trend: healthTrend(row.previousHealth, row.health),
    valueScore: row.valueScore,
    feasibilityScore: row.feasibilityScore,
    tags: [...row.tags],
    externalRef: row.externalRef,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
    milestones: row.milestones.map((milestone) => toMilestone(milestone, today)),
    moves: [...row.moves],
    allowedTransitions: allowedTransitions(row, lifecycleFacts(row, row.milestones)).map((transition) => ({
      ...transition,
      missing: [...transition.missing],
    })),
    mayEdit: may(principal, 'use_case:edit', subject),
    mayMove: may(principal, 'use_case:move', subject),
  };
}

/** What the guards of the lifecycle look at. */
export function lifecycleFacts(
  record: Omit<LifecycleFacts, 'milestones'>,
  milestones: readonly Milestone[],
): LifecycleFacts {
  const {
    summary,
    sponsorId,
    functionalReferentId,
    productId,
    health,
    valueScore,
    feasibilityScore,
    stageSince,
  } = record;
  return {
    summary,
    sponsorId,
    functionalReferentId,
    productId,
    health,
    valueScore,
    feasibilityScore,
    stageSince,
    milestones,
  };
}

function toMilestone(milestone: Milestone, today: LocalDate): MilestoneView {
  return { ...milestone, slipDays: slippage(milestone), late: isLate(milestone, today) };
}

function named(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}
