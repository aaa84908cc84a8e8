import type { LeadershipMonth } from '@jalon/contracts';
import { HEALTHS, STAGES, toldUsers } from '@jalon/domain';

type Use = NonNullable<LeadershipMonth['afterGoLive']>;
type Row = LeadershipMonth['view']['useCases'][number];

const zeros = <T extends string>(keys: readonly T[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<T, number>;

export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A month of the leadership page: four use cases, and what is said of it. */
export function aMonth(part: {
  readonly month?: string;
  readonly total?: number;
  readonly late?: number;
  readonly rows?: readonly Row[];
  readonly use?: Use | null;
}): LeadershipMonth {
  const month = part.month ?? '2026-03';
  const figures = {
    month,
    total: part.total ?? 4,
    entered: 0,
    left: 0,
    onHold: 0,
    byStage: { ...zeros(STAGES), delivery: part.total ?? 4 },
    byHealth: zeros(HEALTHS),
    milestonesReached: 0,
    milestonesLate: part.late ?? 0,
  };
  return {
    view: {
      month,
      asOf: `${month}-18`,
      state: 'open',
      frozenOn: null,
      entityId: null,
      entityName: null,
      current: figures,
      previous: figures,
      history: [figures],
      useCases: [...(part.rows ?? [])],
      useCaseTotal: 4,
      moves: [],
    },
    afterGoLive: part.use ?? null,
  };
}

/** A use case that slips, has changed of health and waits for a decision. */
export function aRow(number: number): Row {
  return {
    id: idOf(number),
    code: `UC-${String(number).padStart(3, '0')}`,
    title: `Cas ${number}`,
    entityName: 'Caisse du Nord',
    referentName: null,
    stage: 'delivery',
    condition: 'active',
    health: 'at_risk',
    previousHealth: 'on_track',
    trend: 'worsening',
    healthReason: 'Le quota est consommé',
    decisionNeeded: 'Accorder un quota',
    worstMilestone: { name: 'Recette', slipDays: number, forecastOn: '2026-04-03' },
  };
}

const OF = { useCaseId: idOf(1), code: 'UC-001', title: 'Tri', entityId: idOf(2), entityName: 'Nord' };

export function aDeployment(users: number | null, eligible: number): Use['deployments'][number] {
  return {
    ...OF,
    ...toldUsers(users),
    id: idOf(3),
    environment: 'production',
    liveOn: '2026-01-05',
    eligible,
    declared: false,
    target: null,
    targetOn: null,
  };
}

/** Amounts in hundredths of the unit. */
export function aBenefit(
  unit: Use['benefits'][number]['unit'],
  month: number,
  cumulated: number,
): Use['benefits'][number] {
  const expected = { expectedMonth: 780_000, expectedCumulated: 2_340_000 };
  return { ...OF, ...expected, id: idOf(4), benefit: 'Appels évités', unit, month, cumulated };
}

export function aUse(part: Partial<Use> = {}): Use {
  return { deployments: [], benefits: [], costs: [], alerts: [], ...part };
}
