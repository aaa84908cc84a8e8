import type { LocalDate, Month } from '../shared/local-date.js';
import { restitutionDays } from './calendar.js';

/** The month as an object: its facts move while it is open, are kept as they were once frozen, then published. */
export const RESTITUTION_STATES = ['open', 'frozen', 'published'] as const;
export type RestitutionState = (typeof RESTITUTION_STATES)[number];

export const RESTITUTION_MOVES = ['freeze', 'publish', 'reopen'] as const;
export type RestitutionMove = (typeof RESTITUTION_MOVES)[number];

const FROM: Readonly<Record<RestitutionMove, RestitutionState>> = {
  freeze: 'open',
  publish: 'frozen',
  // Never of a published one: what was handed out stays what it was.
  reopen: 'frozen',
};
export const RESTITUTION_MOVE_TO: Readonly<Record<RestitutionMove, RestitutionState>> = {
  freeze: 'frozen',
  publish: 'published',
  reopen: 'open',
};

export interface RestitutionFacts {
  readonly month: Month;
  readonly state: RestitutionState;
}

/** What keeps a month from a move on `today`: a code of a problem, or null when nothing does. */
export function restitutionRefusal(
  { month, state }: RestitutionFacts,
  move: RestitutionMove,
  today: LocalDate,
): 'wrong_state' | 'too_early' | null {
  if (FROM[move] !== state) return 'wrong_state';
  if (move === 'freeze' && today < restitutionDays(month).earliestOn) return 'too_early';
  return null;
}

/** Whether a move needs a sentence that says why: freezing before the due day, and opening again. */
export function restitutionNeedsReason(month: Month, move: RestitutionMove, today: LocalDate): boolean {
  if (move === 'reopen') return true;
  return move === 'freeze' && today < restitutionDays(month).dueOn;
}
