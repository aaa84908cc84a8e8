import type { MilestoneView, OpenCounts, UseCaseDetail, UseCaseRow } from '@jalon/contracts';
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
import { toComputedHealth } from './health-view.js';
import type { DetailRow } from '../persistence/detail-query.js';
import type { CountColumns, ListRow } from '../persistence/list-query.js';

/** What is told by a name that lives in memory. */
export type NamedRow = Pick<ListRow, 'entityId' | 'productId' | 'sponsorId' | 'functionalReferentId'>;

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
    counts: toCounts(row),
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

/** Null where the reader may not read registers: the columns are not there. */
export function toCounts(row: CountColumns): OpenCounts | null {
  const { risks, severeRisks = 0, issues = 0, actions = 0, overdueActions = 0 } = row;
  return risks === undefined ? null : { risks, severeRisks, issues, actions, overdueActions };
}

/** Whether every name the row needs is in memory. */
export function isNamed(row: NamedRow, names: ReferenceSnapshot): boolean {
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
    // It tells of risks: to whom the register is closed, so is this.
    computedHealth: may(principal, 'register:read', subject) ? toComputedHealth(row, today) : null,
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

/** What the guards of the lifecycle look at; only a gate that decides says `gateGo`. */
export function lifecycleFacts(
  record: Omit<LifecycleFacts, 'milestones' | 'gateGo'>,
  milestones: LifecycleFacts['milestones'],
  gateGo = false,
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
    gateGo,
  };
}

function toMilestone(milestone: Milestone, today: LocalDate): MilestoneView {
  return { ...milestone, slipDays: slippage(milestone), late: isLate(milestone, today) };
}

function named(names: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null);
}
