import * as fc from 'fast-check';
import {
  adoptionPercent,
  adoptionTotal,
  benefitTotals,
  toldUsers,
  type BenefitFact,
  type DeploymentFact,
} from './after-go-live.js';

const useCase = { useCaseId: 'u', code: 'UC-001', title: 'Tri', entityId: 'e', entityName: 'Nord' };
function deployment(users: number | null, eligible: number | null, declared = false): DeploymentFact {
  const told = toldUsers(users);
  return {
    ...useCase,
    ...told,
    id: 'd',
    environment: 'production',
    liveOn: '2026-01-05',
    eligible,
    declared,
    target: null,
    targetOn: null,
  };
}

it.each([
  [4, null, null, null, 'few_users'],
  [18, null, 18, 18, null],
  [18, 12, 18, 12, null],
  // Those who are not on the list would be told by subtraction.
  [18, 15, 18, null, null],
  [18, 3, 18, null, null],
])(
  'of %s users, %s of them eligible, tells %s and %s',
  (users, eligible, activeUsers, activeEligible, unknown) => {
    expect(toldUsers(users, eligible)).toEqual({ activeUsers, activeEligible, unknown });
  },
);

describe('adoption of all that is deployed', () => {
  it('adds what is told, and says what is not', () => {
    const rows = [
      deployment(40, 100),
      deployment(20, 60, true),
      deployment(4, 10),
      deployment(null, 50),
      deployment(7, null),
    ];
    expect(adoptionTotal(rows)).toEqual({
      deployments: 5,
      activeUsers: 67,
      eligible: 160,
      percent: 37.5,
      declared: 1,
      fewUsers: 1,
      noFigure: 1,
    });
  });

  it('is no share of nobody', () => {
    expect(adoptionPercent([{ activeEligible: 7, eligible: 0 }])).toBeNull();
    expect(adoptionPercent([{ activeEligible: 7, eligible: null }])).toBeNull();
    expect(adoptionPercent([{ activeEligible: null, eligible: 9 }])).toBeNull();
    expect(adoptionPercent([{ activeEligible: 10, eligible: 30 }])).toBe(33.3);
    expect(adoptionTotal([]).percent).toBeNull();
  });

  const isFew = (count: number | null) => count !== null && count > 0 && count < 5;

  it('never depends on a figure that is not told', () => {
    const users = fc.option(fc.integer({ min: 0, max: 30 }));
    const eligible = fc.option(fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(users, eligible)), fc.integer({ min: 1, max: 4 }), (rows, few) => {
        const total = adoptionTotal(rows.map(([count, of]) => deployment(count, of)));
        const others = rows.map(([count, of]) =>
          isFew(count) ? deployment(few, 99) : deployment(count, of),
        );
        expect(adoptionTotal(others)).toEqual(total);
      }),
    );
  });
});

describe('benefits', () => {
  const benefit = (unit: BenefitFact['unit'], month: number): BenefitFact => ({
    ...useCase,
    id: 'b',
    benefit: 'Temps gagné',
    unit,
    month,
    cumulated: month * 2,
    expectedMonth: 10,
    expectedCumulated: 20,
  });

  it('add up by unit, euros first, never across units nor shares', () => {
    const totals = benefitTotals([
      benefit('hours', 5),
      benefit('eur', 1),
      benefit('eur', -3),
      benefit('percent', 9),
    ]);
    expect(totals).toEqual([
      { unit: 'eur', month: -2, cumulated: -4, expectedMonth: 20, expectedCumulated: 40 },
      { unit: 'hours', month: 5, cumulated: 10, expectedMonth: 10, expectedCumulated: 20 },
    ]);
  });
});
