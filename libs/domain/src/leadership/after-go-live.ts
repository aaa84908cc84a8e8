import type { LocalDate } from '../shared/local-date.js';
import type { UsageAlertRule } from '../usage/alerts.js';
import { adoption } from '../usage/metrics.js';
import { fewUsers, partAndRest } from '../usage/suppression.js';

/** Whose a fact is, and where its rows are. */
export interface OfUseCase {
  readonly useCaseId: string;
  readonly code: string;
  readonly title: string;
  readonly entityId: string;
}

/** How many use a solution at one entity at the end of a month. */
export interface DeploymentFact extends OfUseCase {
  readonly id: string;
  readonly entityName: string;
  readonly environment: 'pilot' | 'production';
  readonly liveOn: LocalDate;
  readonly eligible: number | null;
  /** Users of the thirty days before; null when nothing is known or when they are too few to be told. */
  readonly activeUsers: number | null;
  /** Those of them who are eligible, where the list is known, else the same; null when they or the others are too few. */
  readonly activeEligible: number | null;
  readonly unknown: 'few_users' | 'no_figure' | null;
  /** Declared by the business line rather than counted from events. */
  readonly declared: boolean;
  readonly target: number | null;
  readonly targetOn: LocalDate | null;
}

export const BENEFIT_FACT_UNITS = ['eur', 'hours', 'files', 'percent', 'points'] as const;
export type BenefitFactUnit = (typeof BENEFIT_FACT_UNITS)[number];

/** What one benefit brought, in hundredths of its unit (cents of the euro): accepted measures alone. */
export interface BenefitFact extends OfUseCase {
  readonly id: string;
  readonly entityName: string;
  readonly benefit: string;
  readonly unit: BenefitFactUnit;
  readonly month: number;
  readonly cumulated: number;
  readonly expectedMonth: number;
  readonly expectedCumulated: number;
}

/** What was put in up to the end of the month, in cents: the investment and what it costs to run. */
export interface CostFact extends OfUseCase {
  readonly investment: number;
  readonly runCost: number;
}

export interface AlertFact extends OfUseCase {
  readonly id: string;
  readonly entityName: string;
  readonly rule: UsageAlertRule;
  readonly openedOn: LocalDate;
}

/** Everything a month says of what is in use. */
export interface AfterGoLive {
  readonly deployments: readonly DeploymentFact[];
  readonly benefits: readonly BenefitFact[];
  readonly costs: readonly CostFact[];
  readonly alerts: readonly AlertFact[];
}

/**
 * What is shown of counts of users: of one to four they would tell of persons.
 * @param eligible those of the users who are on the list of the eligible; null without a list
 */
export function toldUsers(
  users: number | null,
  eligible: number | null = null,
): Pick<DeploymentFact, 'activeUsers' | 'activeEligible' | 'unknown'> {
  if (users === null) return { activeUsers: null, activeEligible: null, unknown: 'no_figure' };
  if (fewUsers(users)) return { activeUsers: null, activeEligible: null, unknown: 'few_users' };
  const share = eligible ?? users;
  const isHidden = partAndRest(share, users).some(fewUsers);
  return { activeUsers: users, activeEligible: isHidden ? null : share, unknown: null };
}

type Share = Pick<DeploymentFact, 'activeEligible' | 'eligible'>;

/** Adoption in percents, to one decimal, over the deployments that have one; null when none has. */
export function adoptionPercent(deployments: readonly Share[]): number | null {
  const share = adoption(
    deployments.flatMap(({ activeEligible, eligible }) =>
      activeEligible === null ? [] : [{ mau: activeEligible, mauEligible: activeEligible, eligible }],
    ),
  );
  return share === null ? null : Math.round(share * 1000) / 10;
}

/** Adoption of all that is deployed. Where a figure is not told, neither its users nor its eligible are counted:
 * a total less the others would tell it. */
export interface AdoptionTotal {
  readonly deployments: number;
  readonly activeUsers: number;
  readonly eligible: number;
  readonly percent: number | null;
  readonly declared: number;
  readonly fewUsers: number;
  readonly noFigure: number;
}

export function adoptionTotal(deployments: readonly DeploymentFact[]): AdoptionTotal {
  const told = deployments.filter((one) => one.unknown === null);
  const shares = told.filter((one) => one.activeEligible !== null);
  return {
    deployments: deployments.length,
    activeUsers: sum(told, (one) => one.activeUsers ?? 0),
    eligible: sum(shares, (one) => one.eligible ?? 0),
    percent: adoptionPercent(told),
    declared: told.filter((one) => one.declared).length,
    fewUsers: deployments.filter((one) => one.unknown === 'few_users').length,
    noFigure: deployments.filter((one) => one.unknown === 'no_figure').length,
  };
}

export interface BenefitTotal {
  readonly unit: BenefitFactUnit;
  readonly month: number;
  readonly cumulated: number;
  readonly expectedMonth: number;
  readonly expectedCumulated: number;
}

/** Benefits by unit, euros first; percents and points of different benefits do not add up and are left to their rows. */
export function benefitTotals(benefits: readonly BenefitFact[]): readonly BenefitTotal[] {
  return BENEFIT_FACT_UNITS.filter((unit) => unit !== 'percent' && unit !== 'points').flatMap((unit) => {
    const some = benefits.filter((one) => one.unit === unit);
    if (some.length === 0) return [];
    return [
      {
        unit,
        month: sum(some, (one) => one.month),
        cumulated: sum(some, (one) => one.cumulated),
        expectedMonth: sum(some, (one) => one.expectedMonth),
        expectedCumulated: sum(some, (one) => one.expectedCumulated),
      },
    ];
  });
}

/** Whether there is anything to say: nothing is deployed in a young portfolio. */
export function anyAfterGoLive({ deployments, benefits, costs, alerts }: AfterGoLive): boolean {
  return deployments.length + benefits.length + costs.length + alerts.length > 0;
}

export function spent(costs: readonly CostFact[]): number {
  return sum(costs, (one) => one.investment + one.runCost);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
