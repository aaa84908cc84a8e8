import { takenMove } from './moves.js';

export const APPLICATION_STATES = [
  'received',
  'shortlisted',
  'interview',
  'accepted',
  'rejected',
  'withdrawn',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_MOVES = ['shortlist', 'invite', 'accept', 'reject', 'withdraw', 'reopen'] as const;
export type ApplicationMove = (typeof APPLICATION_MOVES)[number];

/** What a move asks to see. */
export const APPLICATION_GUARDS = ['scored', 'place_left', 'not_erased'] as const;
export type ApplicationGuard = (typeof APPLICATION_GUARDS)[number];

export interface ApplicationTransition {
  readonly name: ApplicationMove;
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
  readonly guards: readonly ApplicationGuard[];
  readonly needsReason: boolean;
}

/** The life of an application as data. A rejection gives its reason; an accepted candidate may still withdraw. */
export const APPLICATION_TRANSITIONS: readonly ApplicationTransition[] = [
  { name: 'shortlist', from: ['received'], to: 'shortlisted', guards: [], needsReason: false },
  { name: 'invite', from: ['received', 'shortlisted'], to: 'interview', guards: [], needsReason: false },
  {
    name: 'accept',
    from: ['interview'],
    to: 'accepted',
    guards: ['scored', 'place_left'],
    needsReason: false,
  },
  {
    name: 'reject',
    from: ['received', 'shortlisted', 'interview'],
    to: 'rejected',
    guards: [],
    needsReason: true,
  },
  {
    name: 'withdraw',
    from: ['received', 'shortlisted', 'interview', 'accepted'],
    to: 'withdrawn',
    guards: [],
    needsReason: false,
  },
  {
    name: 'reopen',
    from: ['rejected', 'withdrawn'],
    to: 'received',
    guards: ['not_erased'],
    needsReason: true,
  },
];

/** What the guards look at, gathered in the transaction of the move. */
export interface ApplicationFacts {
  /** Every criterion of the common grid has a score. */
  readonly scored: boolean;
  /** Places of the offer that no accepted application holds. */
  readonly placesLeft: number;
  /** Personal data erased at the end of its retention, or on request. */
  readonly erased: boolean;
}

const PRESENT: Readonly<Record<ApplicationGuard, (facts: ApplicationFacts) => boolean>> = {
  scored: ({ scored }) => scored,
  place_left: ({ placesLeft }) => placesLeft > 0,
  not_erased: ({ erased }) => !erased,
};

export interface AllowedApplicationMove {
  readonly name: ApplicationMove;
  readonly to: ApplicationState;
  readonly missing: readonly ApplicationGuard[];
  readonly needsReason: boolean;
}

/** The moves that leave from `state`, each with what it still lacks. */
export function allowedApplicationMoves(
  state: ApplicationState,
  facts: ApplicationFacts,
): readonly AllowedApplicationMove[] {
  return APPLICATION_TRANSITIONS.filter(({ from }) => from.includes(state)).map(
    ({ name, to, guards, needsReason }) => ({
      name,
      to,
      missing: guards.filter((guard) => !PRESENT[guard](facts)),
      needsReason,
    }),
  );
}

/**
 * Where a move leads.
 * @throws DomainError `transition_not_allowed`, `evidence_missing` (a field error for each guard) or `reason_required`
 */
export function moveApplication(
  state: ApplicationState,
  move: { readonly name: ApplicationMove; readonly reason: string | null },
  facts: ApplicationFacts,
): ApplicationState {
  return takenMove(allowedApplicationMoves(state, facts), state, move).to;
}
