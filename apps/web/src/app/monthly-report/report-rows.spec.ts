import { byGravity, decisionsNeeded, healthMove, offTrack, slipped } from './report-rows';
import { monthOf, useCaseOf } from './testing/report-facts';

const late = (slipDays: number) => ({ name: 'Pilote', slipDays, forecastOn: null });

describe('rows of the report', () => {
  const useCases = [
    useCaseOf({ code: 'UC-010', health: 'off_track', decisionNeeded: 'Arbitrer' }),
    useCaseOf({ code: 'UC-002', health: 'off_track' }),
    useCaseOf({ code: 'UC-003', health: 'at_risk', worstMilestone: late(3), decisionNeeded: 'Trancher' }),
    useCaseOf({ code: 'UC-004', worstMilestone: late(12), decisionNeeded: 'Sans attendre' }),
    useCaseOf({ code: 'UC-005', health: 'not_rated', worstMilestone: late(0) }),
  ];
  const view = monthOf({ useCases });

  it('puts the most serious first, then follows the codes', () => {
    const codes = [...useCases].sort(byGravity).map((useCase) => useCase.code);
    expect(codes).toEqual(['UC-002', 'UC-010', 'UC-003', 'UC-005', 'UC-004']);
  });

  it('lists what is off track by code, and what slips by delay', () => {
    expect(offTrack(view).map((useCase) => useCase.code)).toEqual(['UC-002', 'UC-010']);
    expect(slipped(view).map((useCase) => useCase.worstMilestone.slipDays)).toEqual([12, 3]);
  });

  it('counts the decisions that are still awaited', () => {
    expect(decisionsNeeded(view)).toBe(3);
  });

  it('tells a health that moved, not a first rating nor one taken away', () => {
    expect(healthMove(useCaseOf({ previousHealth: 'on_track', health: 'off_track' }))).toBe('worse');
    expect(healthMove(useCaseOf({ previousHealth: 'at_risk', health: 'on_track' }))).toBe('better');
    expect(healthMove(useCaseOf({ previousHealth: null, health: 'at_risk' }))).toBeNull();
    expect(healthMove(useCaseOf({ previousHealth: 'not_rated', health: 'at_risk' }))).toBeNull();
    expect(healthMove(useCaseOf({ previousHealth: 'at_risk', health: 'not_rated' }))).toBeNull();
  });
});
