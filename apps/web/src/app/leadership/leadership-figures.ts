import type { LeadershipMonth } from '@jalon/contracts';
import {
  adoptionTotal,
  awaitsDecision,
  benefitTotals,
  type AfterGoLive,
  type BenefitTotal,
} from '@jalon/domain';

export const LEADERSHIP_FIGURES = [
  'total',
  'offTrack',
  'decisions',
  'late',
  'adoption',
  'users',
  'benefits',
  'alerts',
] as const;
export type LeadershipFigure = (typeof LEADERSHIP_FIGURES)[number];

/** Where the rows of a figure are: those of the monthly report, or a part of the page itself. */
export const ROWS_OF: Readonly<
  Record<LeadershipFigure, { readonly rows: string } | { readonly part: string }>
> = {
  total: { rows: 'total' },
  offTrack: { rows: 'offTrack' },
  decisions: { part: 'decisions' },
  late: { rows: 'milestonesLate' },
  adoption: { part: 'adoption' },
  users: { part: 'adoption' },
  benefits: { part: 'benefits' },
  alerts: { part: 'alerts' },
};

const WELCOME: Readonly<Record<LeadershipFigure, 1 | 0 | -1>> = {
  total: 0,
  offTrack: -1,
  decisions: -1,
  late: -1,
  adoption: 1,
  users: 1,
  benefits: 1,
  alerts: -1,
};

export interface KeyFigure {
  readonly key: LeadershipFigure;
  /** Null when the month has no such figure. */
  readonly value: number | null;
  readonly change: number | null;
  readonly tone: 'good' | 'bad' | 'neutral';
}

/** The figures that the page begins with; a change only where both months have the figure. */
export function keyFigures(current: LeadershipMonth, against: LeadershipMonth | null): readonly KeyFigure[] {
  const before = against && values(against);
  const now = values(current);
  return LEADERSHIP_FIGURES.map((key) => {
    const [value, old] = [now[key], before?.[key] ?? null];
    // Percents have one decimal: their difference too.
    const change = value === null || old === null ? null : Math.round((value - old) * 10) / 10;
    const sign = (change ?? 0) * WELCOME[key];
    return { key, value, change, tone: sign === 0 ? 'neutral' : sign > 0 ? 'good' : 'bad' };
  });
}

/** Of the benefits that are counted in euros; undefined where there is none. */
export function euros(use: AfterGoLive | null): BenefitTotal | undefined {
  return benefitTotals(use?.benefits ?? []).find(({ unit }) => unit === 'eur');
}

function values({ view, afterGoLive }: LeadershipMonth): Readonly<Record<LeadershipFigure, number | null>> {
  const adoption = afterGoLive && adoptionTotal(afterGoLive.deployments);
  return {
    total: view.current.total,
    offTrack: view.current.byHealth.off_track,
    decisions: view.useCases.filter(awaitsDecision).length,
    late: view.current.milestonesLate,
    adoption: adoption?.percent ?? null,
    // Nobody counted is not nobody.
    users:
      adoption && adoption.deployments > adoption.fewUsers + adoption.noFigure ? adoption.activeUsers : null,
    // No measure accepted for the month is not a month that brought nothing: the running one is measured once over.
    benefits: euros(afterGoLive)?.month || null,
    alerts: afterGoLive ? afterGoLive.alerts.length : null,
  };
}
