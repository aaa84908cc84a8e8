import type { UseCaseCard, UseCaseDetail, UseCaseRow } from '@jalon/contracts';

/** A row of the list with the facts of `card`. */
export function rowOf(card: UseCaseCard): UseCaseRow {
  return {
    id: card.id,
    code: card.code,
    title: card.title,
    entityId: card.entityId,
    entityName: card.entityName,
    domain: card.domain,
    productName: null,
    functionalReferentId: card.referentId,
    functionalReferentName: card.referentName,
    sponsorName: null,
    stage: card.stage,
    condition: card.condition,
    health: card.health,
    healthDeclaredOn: null,
    trend: card.trend,
    valueScore: card.value,
    feasibilityScore: card.feasibility,
    tags: [],
    nextMilestoneName: null,
    nextMilestoneOn: null,
    counts: null,
    updatedAt: '2026-03-02T08:00:00Z',
    version: card.version,
  };
}

/** The whole use case, as the API answers a write. */
export function detailOf(card: UseCaseCard, more: Partial<UseCaseDetail> = {}): UseCaseDetail {
  return {
    id: card.id,
    code: card.code,
    title: card.title,
    summary: '',
    entityId: card.entityId,
    domain: card.domain,
    sponsorId: null,
    businessOwnerId: null,
    functionalReferentId: card.referentId,
    productId: null,
    stage: card.stage,
    condition: card.condition,
    health: card.health,
    healthReason: null,
    decisionNeeded: null,
    healthDeclaredOn: null,
    healthStale: false,
    computedHealth: null,
    trend: card.trend,
    valueScore: card.value,
    feasibilityScore: card.feasibility,
    tags: [],
    externalRef: null,
    createdAt: '2026-01-05T08:00:00Z',
    updatedAt: '2026-03-02T08:00:00Z',
    version: card.version + 1,
    milestones: [],
    moves: [],
    allowedTransitions: [],
    mayEdit: true,
    mayMove: true,
    ...more,
  };
}
