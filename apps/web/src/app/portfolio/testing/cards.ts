import type { UseCaseCard } from '@jalon/contracts';

/** A card for the tests; `number` makes its id and code. */
export function card(number: number, more: Partial<UseCaseCard> = {}): UseCaseCard {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    code: `UC-${String(number).padStart(3, '0')}`,
    title: `Cas ${number}`,
    entityId: '00000000-0000-4000-8000-0000000000e1',
    entityName: 'Conformité',
    domain: null,
    referentId: null,
    referentName: null,
    stage: 'framing',
    condition: 'active',
    stageSince: '2026-01-05',
    health: 'not_rated',
    trend: 'stable',
    stale: false,
    value: null,
    feasibility: null,
    effort: null,
    nextMilestoneName: null,
    nextMilestoneOn: null,
    milestones: [],
    waves: [],
    counts: null,
    gate: { to: 'delivery', missing: [], review: null },
    back: { name: 'return_to_opportunity', to: 'opportunity' },
    version: 1,
    ...more,
  };
}
