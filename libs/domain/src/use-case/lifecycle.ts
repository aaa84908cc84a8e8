import { DomainError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { STAGES, type Condition, type Stage } from './stage.js';

/** What a move asks to see before it is made. */
export const EVIDENCES = [
  'summary',
  'sponsor',
  'functional_referent',
  'scores',
  'planned_milestone',
  'health_rated',
  'product',
  'reached_milestone',
  'no_open_milestone',
  'gate_go',
] as const;
export type Evidence = (typeof EVIDENCES)[number];

export const TRANSITION_NAMES = [
  'start_framing',
  'start_delivery',
  'start_deployment',
  'start_usage',
  'close',
  'return_to_opportunity',
  'return_to_framing',
  'return_to_delivery',
  'return_to_deployment',
  'reopen',
  'hold',
  'resume',
  'abandon',
  'revive',
] as const;
export type TransitionName = (typeof TRANSITION_NAMES)[number];

export interface Position {
  readonly stage: Stage;
  readonly condition: Condition;
}

/** One row of the lifecycle: from where, to where, and what has to be there. */
export interface Transition {
  readonly name: TransitionName;
  readonly from: readonly Stage[];
  readonly fromCondition: Condition;
  /** null keeps the stage. */
  readonly to: Stage | null;
  readonly toCondition: Condition;
  readonly evidence: readonly Evidence[];
  readonly needsReason: boolean;
}

const OPEN: readonly Stage[] = ['opportunity', 'framing', 'delivery', 'deployment', 'usage'];

/** A border is crossed by the go of its gate alone, whatever else is there. */
function forward(name: TransitionName, from: Stage, to: Stage, evidence: readonly Evidence[]): Transition {
  return {
    name,
    from: [from],
    fromCondition: 'active',
    to,
    toCondition: 'active',
    evidence: [...evidence, 'gate_go'],
    needsReason: false,
  };
}

function back(name: TransitionName, from: Stage, to: Stage): Transition {
  return {
    name,
    from: [from],
    fromCondition: 'active',
    to,
    toCondition: 'active',
    evidence: [],
    needsReason: true,
  };
}

function turn(
  name: TransitionName,
  fromCondition: Condition,
  toCondition: Condition,
  needsReason: boolean,
): Transition {
  return { name, from: OPEN, fromCondition, to: null, toCondition, evidence: [], needsReason };
}

/** The lifecycle as data. Forward moves ask for evidence and a gate's go; going back, holding and abandoning ask for a reason. */
export const TRANSITIONS: readonly Transition[] = [
  forward('start_framing', 'opportunity', 'framing', ['summary', 'sponsor', 'functional_referent', 'scores']),
  forward('start_delivery', 'framing', 'delivery', [
    'functional_referent',
    'planned_milestone',
    'health_rated',
  ]),
  forward('start_deployment', 'delivery', 'deployment', ['reached_milestone', 'product']),
  forward('start_usage', 'deployment', 'usage', ['reached_milestone', 'no_open_milestone']),
  { ...forward('close', 'usage', 'closed', []), needsReason: true },
  back('return_to_opportunity', 'framing', 'opportunity'),
  back('return_to_framing', 'delivery', 'framing'),
  back('return_to_delivery', 'deployment', 'delivery'),
  back('return_to_deployment', 'usage', 'deployment'),
  back('reopen', 'closed', 'usage'),
  turn('hold', 'active', 'on_hold', true),
  turn('resume', 'on_hold', 'active', false),
  turn('abandon', 'active', 'abandoned', true),
  turn('abandon', 'on_hold', 'abandoned', true),
  turn('revive', 'abandoned', 'active', true),
];

/** What the guards look at; gathered by the caller in the same transaction as the move. */
export interface LifecycleFacts {
  readonly summary: string;
  readonly sponsorId: string | null;
  readonly functionalReferentId: string | null;
  readonly productId: string | null;
  readonly health: string;
  readonly valueScore: number | null;
  readonly feasibilityScore: number | null;
  readonly milestones: readonly {
    readonly baselineOn: LocalDate | null;
    readonly actualOn: LocalDate | null;
  }[];
  /** The day the use case entered its present stage. */
  readonly stageSince: LocalDate;
  /** The gate of the border ahead is deciding go, with or without conditions. */
  readonly gateGo: boolean;
}

const PRESENT: Readonly<Record<Evidence, (facts: LifecycleFacts) => boolean>> = {
  summary: (facts) => facts.summary.trim().length > 0,
  sponsor: (facts) => facts.sponsorId !== null,
  functional_referent: (facts) => facts.functionalReferentId !== null,
  scores: (facts) => facts.valueScore !== null && facts.feasibilityScore !== null,
  planned_milestone: (facts) => facts.milestones.some((milestone) => milestone.baselineOn !== null),
  health_rated: (facts) => facts.health !== 'not_rated',
  product: (facts) => facts.productId !== null,
  reached_milestone: (facts) => facts.milestones.some((milestone) => milestone.actualOn !== null),
  no_open_milestone: (facts) => facts.milestones.every((milestone) => milestone.actualOn !== null),
  gate_go: (facts) => facts.gateGo,
};

export interface AllowedTransition {
  readonly name: TransitionName;
  readonly to: Position;
  readonly missing: readonly Evidence[];
  readonly needsReason: boolean;
}

/** The moves that leave from `position`, each with the evidence it still lacks. */
export function allowedTransitions(position: Position, facts: LifecycleFacts): readonly AllowedTransition[] {
  return TRANSITIONS.filter((row) => leavesFrom(row, position)).map((row) => ({
    name: row.name,
    to: { stage: row.to ?? position.stage, condition: row.toCondition },
    missing: row.evidence.filter((evidence) => !PRESENT[evidence](facts)),
    needsReason: row.needsReason,
  }));
}

export interface Move {
  readonly name: TransitionName;
  readonly reason: string | null;
  /** The day it takes effect; between the entry into the present stage and `today`. */
  readonly on: LocalDate;
  readonly today: LocalDate;
}

/**
 * Where `move` leads.
 * @throws DomainError `transition_not_allowed`, `evidence_missing`, `reason_required` or `invalid_value` (the day).
 */
export function advance(position: Position, move: Move, facts: LifecycleFacts): Position {
  const found = allowedTransitions(position, facts).find((candidate) => candidate.name === move.name);
  if (!found) {
    throw new DomainError(
      'transition_not_allowed',
      `"${move.name}" does not leave from ${position.stage} (${position.condition})`,
      [{ path: 'name', code: 'transition_not_allowed' }],
    );
  }
  if (found.missing.length > 0) {
    throw new DomainError(
      'evidence_missing',
      `Missing: ${found.missing.join(', ')}`,
      found.missing.map((evidence) => ({ path: evidence, code: 'evidence_missing' })),
    );
  }
  if (found.needsReason && !move.reason?.trim()) {
    throw new DomainError('reason_required', 'This move needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
  if (move.on < facts.stageSince) {
    throw new DomainError('invalid_value', `The use case entered its stage on ${facts.stageSince}`, [
      { path: 'on', code: 'before_stage', params: { min: facts.stageSince } },
    ]);
  }
  if (move.on > move.today) {
    throw new DomainError('invalid_value', 'A move cannot take effect in the future', [
      { path: 'on', code: 'in_future', params: { max: move.today } },
    ]);
  }
  return found.to;
}

/** How a recorded move reads in a report. */
export type MoveKind = 'entered' | 'advanced' | 'returned' | 'closed' | 'held' | 'resumed' | 'abandoned';

export function moveKind(from: Position | null, to: Position): MoveKind {
  if (from === null) return 'entered';
  if (to.condition === 'abandoned') return 'abandoned';
  if (to.condition === 'on_hold' && from.condition !== 'on_hold') return 'held';
  if (to.condition === 'active' && from.condition !== 'active') return 'resumed';
  if (to.stage === 'closed') return 'closed';
  return STAGES.indexOf(to.stage) < STAGES.indexOf(from.stage) ? 'returned' : 'advanced';
}

function leavesFrom(row: Transition, position: Position): boolean {
  return row.fromCondition === position.condition && row.from.includes(position.stage);
}
