import type { UseCaseBenefits } from '@jalon/contracts';

const ID = '00000000-0000-4000-8000-000000000001';

/** A use case with money and hours, a measure accepted and one that waits. */
export const BENEFITS: UseCaseBenefits = {
  useCaseId: ID,
  businessCase: {
    ...{ investment: 900_000, monthlyRunCost: 50_000, fromMonth: '2026-01', months: 3 },
    ...{ basis: 'Étude de janvier.', version: 1 },
  },
  items: [
    {
      ...{ id: '00000000-0000-4000-8000-000000000002', title: 'Courriers triés', nature: 'cost_saving' },
      ...{ unit: 'eur', method: 'Volume × coût', expectedMonthly: 500_000, expectedFrom: '2026-01' },
      ...{ expectedUntil: null, ownerId: null, ownerName: null, version: 1 },
      measures: [
        {
          ...{ month: '2026-01', value: 520_000, evidence: 'Extraction', state: 'accepted', reason: '' },
          ...{ measuredByName: 'Sofia Martins', measuredAt: '2026-02-02T09:00:00Z', version: 2 },
          ...{ reviewedByName: 'Claire Dubois', reviewedAt: '2026-02-03T09:00:00Z', mayReview: false },
        },
        {
          ...{ month: '2026-02', value: 480_050, evidence: 'Extraction', state: 'proposed', reason: '' },
          ...{ measuredByName: 'Sofia Martins', measuredAt: '2026-03-02T09:00:00Z', version: 1 },
          ...{ reviewedByName: null, reviewedAt: null, mayReview: true },
        },
      ],
    },
  ],
  curves: [
    {
      unit: 'eur',
      months: [
        { month: '2026-01', expected: 500_000, realised: 520_000 },
        { month: '2026-02', expected: 500_000, realised: null },
        { month: '2026-03', expected: 500_000, realised: null },
      ],
    },
  ],
  caseMonths: [
    {
      ...{ month: '2026-01', expected: 500_000, realised: 520_000, expectedCumulated: -450_000 },
      ...{ realisedCumulated: -430_000, projectedCumulated: -430_000 },
    },
    {
      ...{ month: '2026-02', expected: 500_000, realised: null, expectedCumulated: 0 },
      ...{ realisedCumulated: -480_000, projectedCumulated: -480_000 },
    },
    {
      ...{ month: '2026-03', expected: 500_000, realised: null, expectedCumulated: 450_000 },
      ...{ realisedCumulated: null, projectedCumulated: -30_000 },
    },
  ],
  payback: null,
  currentMonth: '2026-02',
  mayEdit: true,
  mayReview: true,
};
