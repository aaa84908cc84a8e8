import { DELIVERABLE_RULES, type DeliverableKind } from './kinds.js';

/** Where one version is. An uploaded version is born ready. */
export const DELIVERABLE_VERSION_STATES = ['queued', 'rendering', 'ready', 'failed'] as const;
export type DeliverableVersionState = (typeof DELIVERABLE_VERSION_STATES)[number];
export const DELIVERABLE_ORIGINS = ['generated', 'uploaded'] as const;
export type DeliverableOrigin = (typeof DELIVERABLE_ORIGINS)[number];

/** Where the deliverable is with its approval; `open` for ever where its kind asks for none. */
export const DELIVERABLE_STATES = ['open', 'in_review', 'approved'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];
export const DELIVERABLE_MOVES = ['submit', 'return', 'approve', 'reopen'] as const;
export type DeliverableMove = (typeof DELIVERABLE_MOVES)[number];

export interface DeliverableReviewFacts {
  readonly kind: DeliverableKind;
  readonly state: DeliverableState;
  /** The last version is ready. */
  readonly ready: boolean;
  /** Who opened it, wrote its content, asked for or uploaded any version, or submitted it: none of them approves. */
  readonly authorIds: readonly string[];
}

const FROM: Readonly<Record<DeliverableMove, DeliverableState>> = {
  submit: 'open',
  return: 'in_review',
  approve: 'in_review',
  reopen: 'approved',
};
export const DELIVERABLE_MOVE_TO: Readonly<Record<DeliverableMove, DeliverableState>> = {
  submit: 'in_review',
  return: 'open',
  approve: 'approved',
  reopen: 'open',
};

/** Whether a move needs a sentence that says why. */
export const deliverableMoveNeedsReason = (move: DeliverableMove): boolean =>
  move === 'return' || move === 'reopen';

/** What keeps a person from a move: a code of a problem, or null when nothing does. Sign-off is by another (TRUST, V2.3). */
export function deliverableMoveRefusal(
  facts: DeliverableReviewFacts,
  move: DeliverableMove,
  personId: string,
): 'not_reviewed' | 'wrong_state' | 'not_ready' | 'own_work' | null {
  if (!DELIVERABLE_RULES[facts.kind].reviewed) return 'not_reviewed';
  if (FROM[move] !== facts.state) return 'wrong_state';
  if (move !== 'return' && move !== 'reopen' && !facts.ready) return 'not_ready';
  if (move === 'approve' && facts.authorIds.includes(personId)) return 'own_work';
  return null;
}

/** Whether a new version, or another content, may be made now: not while it is read by a reviewer, nor once approved. */
export const deliverableWritable = (state: DeliverableState): boolean => state === 'open';
