import { DomainError, type FieldError } from '../shared/domain-error.js';
import { monthOf, type LocalDate, type Month } from '../shared/local-date.js';
import type { DeploymentDates, DeploymentStatus, Population } from './deployment.js';

export const DEPLOYMENT_MOVES = ['go_live', 'pause', 'resume', 'retire'] as const;
export type DeploymentMoveName = (typeof DEPLOYMENT_MOVES)[number];

export interface MoveFacts extends DeploymentDates {
  readonly populations: readonly Population[];
}

interface Transition {
  readonly name: DeploymentMoveName;
  readonly from: readonly DeploymentStatus[];
  readonly to: DeploymentStatus;
  /** Whether a sentence must say why. */
  readonly reasoned: boolean;
  /** What is missing for it, as codes the screens translate. */
  readonly guard: (facts: MoveFacts) => readonly MissingForMove[];
}

export const MISSING_FOR_MOVE = ['population'] as const;
export type MissingForMove = (typeof MISSING_FOR_MOVE)[number];

const nothing = () => [];

/** The whole life of a deployment: planned → live ↔ paused → retired. What never went live is retired as given up. */
export const DEPLOYMENT_TRANSITIONS: readonly Transition[] = [
  {
    name: 'go_live',
    from: ['planned'],
    to: 'live',
    reasoned: false,
    // Adoption is a share of the eligible: without them nothing could be said of it.
    guard: ({ populations }) => (populations.some(({ eligible }) => eligible > 0) ? [] : ['population']),
  },
  { name: 'pause', from: ['live'], to: 'paused', reasoned: true, guard: nothing },
  { name: 'resume', from: ['paused'], to: 'live', reasoned: false, guard: nothing },
  { name: 'retire', from: ['planned', 'live', 'paused'], to: 'retired', reasoned: true, guard: nothing },
];

export interface AllowedMove {
  readonly name: DeploymentMoveName;
  readonly to: DeploymentStatus;
  readonly reasoned: boolean;
  readonly missing: readonly MissingForMove[];
}

/** The moves out of where a deployment stands, with what each still lacks. */
export function allowedDeploymentMoves(facts: MoveFacts): readonly AllowedMove[] {
  return DEPLOYMENT_TRANSITIONS.filter(({ from }) => from.includes(facts.status)).map(
    ({ name, to, reasoned, guard }) => ({ name, to, reasoned, missing: guard(facts) }),
  );
}

export interface DeploymentMove {
  readonly name: DeploymentMoveName;
  /** The day it took effect: never a day to come. */
  readonly on: LocalDate;
  readonly reason: string | null;
}

/**
 * Where the move leads.
 * @throws DomainError `transition_not_allowed`, `evidence_missing`, `reason_required`, or `invalid_value` for its day
 */
export function moveDeployment(facts: MoveFacts, move: DeploymentMove, today: LocalDate): DeploymentDates {
  const transition = DEPLOYMENT_TRANSITIONS.find(
    ({ name, from }) => name === move.name && from.includes(facts.status),
  );
  if (!transition)
    throw new DomainError('transition_not_allowed', 'A deployment does not move so from where it stands', [
      { path: 'name', code: 'invalid_value' },
    ]);
  const missing = transition.guard(facts);
  if (missing.length > 0)
    throw new DomainError(
      'evidence_missing',
      'Something is missing for this move',
      missing.map((path) => ({ path, code: 'required' })),
    );
  if (transition.reasoned && !move.reason?.trim())
    throw new DomainError('reason_required', 'Say why', [{ path: 'reason', code: 'required' }]);
  const { plannedOn } = facts;
  const liveOn = transition.name === 'go_live' ? move.on : facts.liveOn;
  const retiredOn = transition.name === 'retire' ? move.on : facts.retiredOn;
  const next = { status: transition.to, plannedOn, liveOn, retiredOn };
  const problems: FieldError[] =
    move.on > today
      ? [{ path: 'on', code: 'in_future', params: { max: today } }]
      : facts.liveOn !== null && move.on < facts.liveOn
        ? [{ path: 'on', code: 'before_start', params: { min: facts.liveOn } }]
        : [];
  if (problems.length > 0) throw new DomainError('invalid_value', 'The move cannot have that day', problems);
  return next;
}

/** What the days of a deployment contradict: what did not happen yet has no day, and days follow each other. */
export function deploymentDateProblems(
  { status, liveOn, retiredOn }: DeploymentDates,
  today: LocalDate,
): readonly FieldError[] {
  const problems: FieldError[] = [];
  const wentLive = status === 'live' || status === 'paused';
  if (wentLive && liveOn === null) problems.push({ path: 'liveOn', code: 'required' });
  if (status === 'planned' && liveOn !== null) problems.push({ path: 'liveOn', code: 'not_yet' });
  if (liveOn !== null && liveOn > today)
    problems.push({ path: 'liveOn', code: 'in_future', params: { max: today } });
  if (status === 'retired' && retiredOn === null) problems.push({ path: 'retiredOn', code: 'required' });
  if (status !== 'retired' && retiredOn !== null) problems.push({ path: 'retiredOn', code: 'not_yet' });
  if (retiredOn !== null && retiredOn > today)
    problems.push({ path: 'retiredOn', code: 'in_future', params: { max: today } });
  if (retiredOn !== null && liveOn !== null && retiredOn < liveOn)
    problems.push({ path: 'retiredOn', code: 'before_start', params: { min: liveOn } });
  return problems;
}

/** Whether people had it on some day of `month`, which `today` reached: the months that can be declared. */
export function wasLiveIn(dates: DeploymentDates, month: Month, today: LocalDate): boolean {
  const { liveOn, retiredOn } = dates;
  if (liveOn === null || month > monthOf(today) || month < monthOf(liveOn)) return false;
  return retiredOn === null || month <= monthOf(retiredOn);
}

export interface DeclaredMonth {
  readonly month: Month;
  readonly activeUsers: number;
  readonly uses: number | null;
}

/** What a declared month contradicts: a month without the solution, or fewer uses than people who used it. */
export function declarationProblems(
  dates: DeploymentDates,
  { month, activeUsers, uses }: DeclaredMonth,
  today: LocalDate,
): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (!wasLiveIn(dates, month, today)) problems.push({ path: 'month', code: 'month_not_live' });
  if (uses !== null && uses < activeUsers) problems.push({ path: 'uses', code: 'fewer_than_users' });
  return problems;
}
