import type { LeadershipMonth } from '@jalon/contracts';
import { HEALTHS, STAGES, toldUsers } from '@jalon/domain';
import { keyFigures } from './leadership-figures';

function month(part: {
  total?: number;
  late?: number;
  use?: LeadershipMonth['afterGoLive'];
}): LeadershipMonth {
  const zeros = <T extends string>(keys: readonly T[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<T, number>;
  const figures = {
    month: '2026-03',
    total: part.total ?? 4,
    entered: 0,
    left: 0,
    onHold: 0,
    byStage: zeros(STAGES),
    byHealth: zeros(HEALTHS),
    milestonesReached: 0,
    milestonesLate: part.late ?? 0,
  };
  return {
    view: {
      month: '2026-03',
      asOf: '2026-03-18',
      state: 'open',
      frozenOn: null,
      entityId: null,
      entityName: null,
      current: figures,
      previous: figures,
      history: [figures],
      useCases: [],
      useCaseTotal: 4,
      moves: [],
    },
    afterGoLive: part.use ?? null,
  };
}

const of = {
  useCaseId: '00000000-0000-4000-8000-000000000001',
  code: 'UC-001',
  title: 'Tri',
  entityId: '00000000-0000-4000-8000-000000000002',
  entityName: 'Nord',
};
const use = (users: number | null, eligible: number): NonNullable<LeadershipMonth['afterGoLive']> => ({
  deployments: [
    {
      ...of,
      ...toldUsers(users),
      id: '00000000-0000-4000-8000-000000000003',
      environment: 'production',
      liveOn: '2026-01-05',
      eligible,
      declared: false,
      target: null,
      targetOn: null,
    },
  ],
  benefits: [],
  costs: [],
  alerts: [],
});
const said = (now: LeadershipMonth, before: LeadershipMonth | null) =>
  Object.fromEntries(keyFigures(now, before).map((figure) => [figure.key, figure]));

describe('the figures the page begins with', () => {
  it('have a change only where both months have the figure, welcome or not', () => {
    const figures = said(month({ late: 3, use: use(50, 80) }), month({ late: 1, use: use(30, 100) }));
    expect(figures['late']).toMatchObject({ value: 3, change: 2, tone: 'bad' });
    expect(figures['adoption']).toMatchObject({ value: 62.5, change: 32.5, tone: 'good' });
    expect(figures['total']).toMatchObject({ change: 0, tone: 'neutral' });
    expect(said(month({ use: use(50, 80) }), month({}))['adoption']).toMatchObject({ change: null });
    expect(said(month({}), null)['late']).toMatchObject({ value: 0, change: null });
  });

  it('tell no users where none may be told', () => {
    const figures = said(month({ use: use(3, 80) }), null);
    expect(figures['users']?.value).toBeNull();
    expect(figures['adoption']?.value).toBeNull();
    expect(figures['benefits']?.value).toBeNull();
    expect(said(month({ use: use(0, 80) }), null)['users']?.value).toBe(0);
  });
});
