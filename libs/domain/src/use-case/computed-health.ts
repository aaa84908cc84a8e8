import { addDays, type LocalDate } from '../shared/local-date.js';
import { workingDaysBetween } from '../shared/working-days.js';
import { isUnmitigated, SEVERE } from '../raid/register-item.js';
import type { FieldError } from '../shared/domain-error.js';
import { HEALTH_STALE_AFTER_DAYS, healthNeedsReason, type Health } from './health.js';

/** Limits of the health (domain rules §7): up to the first is green, up to the second amber, past it red. */
export const DELAY_LIMITS = { green: 5, amber: 15 } as const;
export const COST_LIMITS = { green: 5, amber: 10 } as const;

/** What the health is computed from, as of `today`. */
export interface HealthFacts {
  readonly today: LocalDate;
  /** Closed or abandoned: there is no more health to follow. */
  readonly ended: boolean;
  readonly milestones: readonly {
    readonly id: string;
    readonly baselineOn: LocalDate | null;
    readonly forecastOn: LocalDate | null;
    readonly actualOn: LocalDate | null;
  }[];
  /** Percent of the budget by which the cost at completion exceeds it; null when no cost is known. */
  readonly costOverrun: number | null;
  /** Open risks alone: one that is closed or occurred is counted no more. */
  readonly risks: readonly {
    readonly id: string;
    readonly severity: number;
    readonly residualSeverity: number | null;
    readonly hasPlan: boolean;
  }[];
}

/** Why a computed health is not green; `health` is what this cause alone would give. */
export type HealthCause = { readonly health: 'at_risk' | 'off_track' } & (
  | { readonly kind: 'delay'; readonly milestoneId: string; readonly days: number }
  | { readonly kind: 'cost'; readonly percent: number }
  | { readonly kind: 'risk'; readonly riskId: string; readonly score: number }
);

export interface ComputedHealth {
  readonly health: Health;
  /** The worst first, and of one colour the worst of each kind first; empty when green or not rated. */
  readonly causes: readonly HealthCause[];
}

/**
 * The health that follows from the facts (domain rules §7, RAG): the worst of delay, cost and open risks.
 * `not_rated` when there is nothing to compute from: no dated milestone, no cost, no open risk,
 * or a use case that has ended.
 */
export function computedHealth(facts: HealthFacts): ComputedHealth {
  const delays = facts.milestones.flatMap((milestone) => {
    const days = delayOf(milestone, facts.today);
    return days === null ? [] : [{ milestoneId: milestone.id, days }];
  });
  const rated = delays.length > 0 || facts.costOverrun !== null || facts.risks.length > 0;
  if (facts.ended || !rated) return { health: 'not_rated', causes: [] };
  const causes: HealthCause[] = [];
  for (const { milestoneId, days } of delays) {
    const health = colour(days, DELAY_LIMITS);
    if (health !== 'on_track') causes.push({ kind: 'delay', milestoneId, days, health });
  }
  if (facts.costOverrun !== null) {
    const health = colour(facts.costOverrun, COST_LIMITS);
    if (health !== 'on_track') causes.push({ kind: 'cost', percent: facts.costOverrun, health });
  }
  for (const risk of facts.risks) {
    if (risk.severity < SEVERE || !isUnmitigated(risk)) continue;
    causes.push({ kind: 'risk', riskId: risk.id, score: risk.severity, health: 'off_track' });
  }
  causes.sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  // A row of delays would hide the risk behind it: the worst of each kind comes before the rest.
  const first = new Set(
    causes.filter((cause, at) => causes.findIndex(({ kind }) => kind === cause.kind) === at),
  );
  causes.sort((a, b) => rank(a) - rank(b) || Number(first.has(b)) - Number(first.has(a)));
  return { health: causes[0]?.health ?? 'on_track', causes };
}

/**
 * Working days that the milestone is behind its baseline (its forecast when it has none); null without a date.
 * An open milestone whose date has passed is behind until today at least. What was reached more than thirty days
 * ago is the past: it counts as dated, but its delay is no cause any more, for what it shifted says so itself.
 */
export function delayOf(milestone: HealthFacts['milestones'][number], today: LocalDate): number | null {
  const { baselineOn, forecastOn, actualOn } = milestone;
  const promised = baselineOn ?? forecastOn ?? actualOn;
  if (promised === null) return null;
  if (actualOn !== null && actualOn < addDays(today, -HEALTH_STALE_AFTER_DAYS)) return 0;
  const expected = forecastOn ?? promised;
  const reached = actualOn ?? (expected < today ? today : expected);
  return Math.max(0, workingDaysBetween(promised, reached));
}

/** Whether declaring `declared` says something else than the facts do. Facts that rate nothing object to nothing. */
export function overridesComputed(declared: Health, computed: Health): boolean {
  return computed !== 'not_rated' && declared !== computed;
}

/**
 * What a declared health breaks: amber and red need a reason, and so does whatever the facts do not say
 * (domain rules §7: computed, with a manual override that gives its reason).
 */
export function healthProblems(
  declared: { readonly health: Health; readonly healthReason: string | null },
  computed: Health,
): readonly FieldError[] {
  if (declared.healthReason?.trim()) return [];
  if (healthNeedsReason(declared.health)) return [{ path: 'healthReason', code: 'reason_required' }];
  return overridesComputed(declared.health, computed)
    ? [{ path: 'healthReason', code: 'override_reason_required' }]
    : [];
}

function colour(value: number, limits: { readonly green: number; readonly amber: number }) {
  if (value <= limits.green) return 'on_track';
  return value <= limits.amber ? 'at_risk' : 'off_track';
}

function rank(cause: HealthCause): number {
  return cause.health === 'off_track' ? 0 : 1;
}

/** Days, percent and scores are of one order: good enough to show the largest first. */
function size(cause: HealthCause): number {
  if (cause.kind === 'delay') return cause.days;
  return cause.kind === 'cost' ? cause.percent : cause.score;
}
