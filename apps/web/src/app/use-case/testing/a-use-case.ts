import type { UseCaseDetail } from '@jalon/contracts';

/** A use case in framing, as the API answers it, for tests. */
export function aUseCase(part: Partial<UseCaseDetail> = {}): UseCaseDetail {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'UC-001',
    title: 'Tri des courriels',
    summary: 'Trier les courriels entrants.',
    entityId: '00000000-0000-4000-8000-0000000000e1',
    domain: null,
    sponsorId: null,
    businessOwnerId: null,
    functionalReferentId: null,
    productId: null,
    stage: 'framing',
    condition: 'active',
    health: 'on_track',
    healthReason: null,
    decisionNeeded: null,
    healthDeclaredOn: '2026-03-02',
    healthStale: false,
    trend: 'stable',
    valueScore: 4,
    feasibilityScore: null,
    tags: [],
    externalRef: null,
    createdAt: '2026-01-05T08:00:00Z',
    updatedAt: '2026-03-02T08:00:00Z',
    version: 3,
    milestones: [],
    moves: [
      {
        id: '00000000-0000-4000-8000-0000000000a1',
        on: '2026-01-05',
        fromStage: null,
        toStage: 'opportunity',
        toCondition: 'active',
        kind: 'entered',
        reason: null,
        byName: 'Claire Moreau',
      },
    ],
    allowedTransitions: [],
    mayEdit: true,
    mayMove: true,
    ...part,
  };
}
