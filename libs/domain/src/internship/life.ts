import type { LocalDate } from '../shared/local-date.js';
import type { FieldError } from '../shared/domain-error.js';
import type { EndingInitiative } from './law/waiting.js';
import { takenMove } from './moves.js';

export const INTERNSHIP_STATES = [
  'draft',
  'in_signature',
  'signed',
  'running',
  'suspended',
  'extended',
  'completed',
  'certified',
  'terminated',
] as const;
export type InternshipState = (typeof INTERNSHIP_STATES)[number];

export const INTERNSHIP_MOVES = [
  'send_for_signature',
  'return_to_draft',
  'sign',
  'start',
  'suspend',
  'resume',
  'extend',
  'complete',
  'terminate',
  'certify',
] as const;
export type InternshipMove = (typeof INTERNSHIP_MOVES)[number];

export const INTERNSHIP_GUARDS = [
  'mentions_complete',
  'rules_kept',
  'all_signed',
  'start_reached',
  'amendment_signed',
  'end_reached',
  'initiative',
  'evaluated',
] as const;
export type InternshipGuard = (typeof INTERNSHIP_GUARDS)[number];

export interface InternshipTransition {
  readonly name: InternshipMove;
  readonly from: readonly InternshipState[];
  readonly to: InternshipState;
  readonly guards: readonly InternshipGuard[];
  readonly needsReason: boolean;
}

/**
 * The life of an internship as data. An end before its time says on whose initiative (it drives the waiting period on
 * the post), and whoever did part of an internship gets a certificate as well.
 */
export const INTERNSHIP_TRANSITIONS: readonly InternshipTransition[] = [
  {
    name: 'send_for_signature',
    from: ['draft'],
    to: 'in_signature',
    guards: ['mentions_complete', 'rules_kept'],
    needsReason: false,
  },
  { name: 'return_to_draft', from: ['in_signature'], to: 'draft', guards: [], needsReason: true },
  { name: 'sign', from: ['in_signature'], to: 'signed', guards: ['all_signed'], needsReason: false },
  {
    name: 'start',
    from: ['signed'],
    to: 'running',
    guards: ['all_signed', 'start_reached', 'rules_kept'],
    needsReason: false,
  },
  { name: 'suspend', from: ['running', 'extended'], to: 'suspended', guards: [], needsReason: true },
  { name: 'resume', from: ['suspended'], to: 'running', guards: [], needsReason: false },
  {
    name: 'extend',
    from: ['running', 'suspended', 'extended'],
    to: 'extended',
    guards: ['amendment_signed', 'rules_kept'],
    needsReason: true,
  },
  {
    name: 'complete',
    from: ['running', 'extended'],
    to: 'completed',
    guards: ['end_reached'],
    needsReason: false,
  },
  {
    name: 'terminate',
    from: ['signed', 'running', 'suspended', 'extended'],
    to: 'terminated',
    guards: ['initiative'],
    needsReason: true,
  },
  { name: 'certify', from: ['completed'], to: 'certified', guards: ['evaluated'], needsReason: false },
  // Ended early, there may be no evaluation; the certificate is owed all the same.
  { name: 'certify', from: ['terminated'], to: 'certified', guards: [], needsReason: false },
];

/** What the guards look at, gathered in the transaction of the move. */
export interface InternshipFacts {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly today: LocalDate;
  /** Gaps of the mandatory mentions (mentionGaps). */
  readonly mentionGaps: readonly FieldError[];
  /** Refused verdicts that nobody set aside, as errors (verdictErrors of ruleStanding(…).blocking). */
  readonly ruleErrors: readonly FieldError[];
  /** Refused verdicts on the signatures of the agreement (signatureVerdicts). */
  readonly signatureErrors: readonly FieldError[];
  readonly amendmentSigned: boolean;
  readonly initiative: EndingInitiative | null;
  readonly evaluated: boolean;
}

const lacking = (guard: InternshipGuard, isThere: boolean): readonly FieldError[] =>
  isThere ? [] : [{ path: guard, code: 'evidence_missing' }];

const LACKS: Readonly<Record<InternshipGuard, (facts: InternshipFacts) => readonly FieldError[]>> = {
  mentions_complete: (facts) => facts.mentionGaps,
  rules_kept: (facts) => facts.ruleErrors,
  all_signed: (facts) => facts.signatureErrors,
  start_reached: ({ startOn, today }) =>
    startOn <= today ? [] : [{ path: 'startOn', code: 'start_not_reached', params: { min: startOn } }],
  amendment_signed: (facts) => lacking('amendment_signed', facts.amendmentSigned),
  end_reached: ({ endOn, today }) =>
    endOn <= today ? [] : [{ path: 'endOn', code: 'end_not_reached', params: { min: endOn } }],
  initiative: (facts) => lacking('initiative', facts.initiative !== null),
  evaluated: (facts) => lacking('evaluated', facts.evaluated),
};

export interface AllowedInternshipMove {
  readonly name: InternshipMove;
  readonly to: InternshipState;
  readonly missing: readonly FieldError[];
  readonly needsReason: boolean;
}

/** The moves that leave from `state`, each with what it still lacks. */
export function allowedInternshipMoves(
  state: InternshipState,
  facts: InternshipFacts,
): readonly AllowedInternshipMove[] {
  return INTERNSHIP_TRANSITIONS.filter(({ from }) => from.includes(state)).map(
    ({ name, to, guards, needsReason }) => ({
      name,
      to,
      missing: guards.flatMap((guard) => LACKS[guard](facts)),
      needsReason,
    }),
  );
}

/**
 * Where a move leads.
 * @throws DomainError `transition_not_allowed`, `evidence_missing` (a field error for each gap) or `reason_required`
 */
export function moveInternship(
  state: InternshipState,
  move: { readonly name: InternshipMove; readonly reason: string | null },
  facts: InternshipFacts,
): InternshipState {
  return takenMove(allowedInternshipMoves(state, facts), state, move).to;
}
