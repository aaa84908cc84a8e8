import type { LocalDate } from '../shared/local-date.js';

export const DEPLOYMENT_ENVIRONMENTS = ['pilot', 'production'] as const;
export type DeploymentEnvironment = (typeof DEPLOYMENT_ENVIRONMENTS)[number];

export const DEPLOYMENT_STATUSES = ['planned', 'live', 'paused', 'retired'] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** How a solution tells its usage: it sends events, somebody brings files of them, or declares months by hand. */
export const REPORTINGS = ['events', 'file', 'declared'] as const;
export type Reporting = (typeof REPORTINGS)[number];

export const DEPLOYMENT_LIMITS = {
  release: 40,
  note: 2_000,
  origin: 200,
  people: 10_000_000,
  uses: 1_000_000_000,
  declarationNote: 500,
  reason: 1_000,
  eventType: 200,
  source: 200,
  qualifyingTypes: 50,
  /** A list of the eligible as an entity sends it. */
  listBytes: 20 * 1024 * 1024,
} as const;

/** Where a solution is or will be in use, with the days of its life. */
export interface DeploymentDates {
  readonly status: DeploymentStatus;
  readonly plannedOn: LocalDate | null;
  readonly liveOn: LocalDate | null;
  readonly retiredOn: LocalDate | null;
}

/** How many people could use a deployment from a day on, until the next such day. */
export interface Population {
  readonly fromOn: LocalDate;
  readonly eligible: number;
}

/** The number of eligible people on `day`: what was last said up to then; null before anything was. */
export function eligibleOn(populations: readonly Population[], day: LocalDate): number | null {
  let found: Population | null = null;
  for (const one of populations)
    if (one.fromOn <= day && (found === null || one.fromOn > found.fromOn)) found = one;
  return found?.eligible ?? null;
}

/** One wave of a rollout: what goes live together; `wave` is null for what belongs to none. */
export interface Wave<T> {
  readonly wave: number | null;
  readonly deployments: readonly T[];
  /** First and last day of going live, actual or planned; null without any day. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The waves in their order, what belongs to none at the end; within a wave by the day of going live. */
export function wavesOf<T extends DeploymentDates & { readonly wave: number | null }>(
  deployments: readonly T[],
): readonly Wave<T>[] {
  const groups = new Map<number | null, T[]>();
  for (const one of deployments) groups.set(one.wave, [...(groups.get(one.wave) ?? []), one]);
  return [...groups]
    .sort(([left], [right]) => (left ?? Infinity) - (right ?? Infinity))
    .map(([wave, members]) => {
      const dated = [...members].sort((left, right) => dayOf(left).localeCompare(dayOf(right)));
      const days = dated.map(goingLiveOn).filter((day) => day !== null);
      return { wave, deployments: dated, from: days[0] ?? null, to: days.at(-1) ?? null };
    });
}

/** The day people have it, or should have it. */
export function goingLiveOn({ liveOn, plannedOn }: DeploymentDates): LocalDate | null {
  return liveOn ?? plannedOn;
}

function dayOf(deployment: DeploymentDates): string {
  return goingLiveOn(deployment) ?? '9999';
}
