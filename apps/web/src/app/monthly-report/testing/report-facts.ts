import type { MonthFigures, MonthView } from '@jalon/contracts';
import type { ReportUseCase } from '../report-rows';

/** Facts for the tests of this folder. */
export function figuresOf(change: Partial<MonthFigures> = {}): MonthFigures {
  return {
    month: '2026-11',
    total: 20,
    entered: 2,
    left: 1,
    onHold: 1,
    byStage: { opportunity: 4, framing: 4, delivery: 6, deployment: 3, usage: 3, closed: 2 },
    byHealth: { on_track: 12, at_risk: 4, off_track: 2, not_rated: 2 },
    milestonesReached: 5,
    milestonesLate: 3,
    ...change,
  };
}

export function useCaseOf(change: Partial<ReportUseCase> = {}): ReportUseCase {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'UC-001',
    title: 'Tri des courriers',
    entityName: 'Banque privée',
    referentName: null,
    stage: 'delivery',
    condition: 'active',
    health: 'on_track',
    previousHealth: 'on_track',
    trend: 'stable',
    healthReason: null,
    decisionNeeded: null,
    worstMilestone: null,
    ...change,
  };
}

export function monthOf(change: Partial<MonthView> = {}): MonthView {
  return {
    month: '2026-11',
    asOf: '2026-11-23',
    state: 'open',
    frozenOn: null,
    entityId: null,
    entityName: null,
    current: figuresOf(),
    previous: figuresOf({ month: '2026-10' }),
    history: [],
    useCases: [],
    useCaseTotal: 20,
    moves: [],
    ...change,
  };
}
