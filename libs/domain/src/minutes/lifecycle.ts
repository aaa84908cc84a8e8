import { may, type Action } from '../access/access.js';
import type { Principal } from '../people/role.js';
import { DomainError } from '../shared/domain-error.js';
import type { MinutesGap, MinutesMoveName, MinutesState } from './minutes.js';

export const MINUTES_GUARDS = ['complete', 'reason', 'other_than_submitter'] as const;
export type MinutesGuard = (typeof MINUTES_GUARDS)[number];

/** One row of the life of minutes: who may do it is `action`, what holds it back are its guards. */
export interface MinutesTransition {
  readonly name: MinutesMoveName;
  readonly from: readonly MinutesState[];
  readonly to: MinutesState;
  readonly action: Action;
  readonly guards: readonly MinutesGuard[];
}

/**
 * The intern submits; a manager returns or approves what another person submitted (ASVS V2.3), then distributes.
 * What was approved is never rewritten: its correction is the next edition, which goes through all of it again.
 */
export const MINUTES_TRANSITIONS: readonly MinutesTransition[] = [
  { name: 'submit', from: ['draft'], to: 'in_review', action: 'minutes:write', guards: ['complete'] },
  { name: 'return', from: ['in_review'], to: 'draft', action: 'minutes:review', guards: ['reason'] },
  {
    name: 'approve',
    from: ['in_review'],
    to: 'approved',
    action: 'minutes:review',
    // What was complete when it was submitted may lack somebody by now: who left cannot own an action.
    guards: ['other_than_submitter', 'complete'],
  },
  { name: 'distribute', from: ['approved'], to: 'distributed', action: 'minutes:distribute', guards: [] },
  {
    name: 'correct',
    from: ['approved', 'distributed'],
    to: 'draft',
    action: 'minutes:review',
    guards: ['reason'],
  },
];

/** What the table looks at. `edition` is 1, then one more for each correction. */
export interface MinutesFacts {
  readonly state: MinutesState;
  readonly edition: number;
  /** Everybody who submitted this edition, returned rounds too. */
  readonly submitterIds: readonly string[];
}

export interface AllowedMinutesMove {
  readonly name: MinutesMoveName;
  readonly needsReason: boolean;
  /** What the text lacks or is warned of, when the move looks at it. */
  readonly missing: readonly MinutesGap[];
}

/**
 * Who submitted it, in whatever round, cannot sign it off: returning one's own submission for another to send again
 * would be signing it oneself. When nobody knows any more who did, every reviewer may.
 */
const mayActOn = (row: MinutesTransition, minutes: MinutesFacts, principal: Principal): boolean =>
  !row.guards.includes('other_than_submitter') || !minutes.submitterIds.includes(principal.personId);

/** The moves that `principal` may make from where the minutes stand. `gaps` are those of `minutesGaps`. */
export function allowedMinutesMoves(
  minutes: MinutesFacts,
  principal: Principal,
  gaps: readonly MinutesGap[],
): readonly AllowedMinutesMove[] {
  return MINUTES_TRANSITIONS.filter(
    (row) =>
      row.from.includes(minutes.state) && may(principal, row.action) && mayActOn(row, minutes, principal),
  ).map(({ name, guards }) => ({
    name,
    needsReason: guards.includes('reason'),
    missing: guards.includes('complete') ? gaps : [],
  }));
}

/**
 * Where a move leads, and to which edition.
 * @throws DomainError `forbidden` (the role), `transition_not_allowed`, `invalid_value` `self_approval`,
 *   `reason_required`, or `evidence_missing` with a field error `entries.<entryId>`, `people.<personId>` or `content`
 *   for each blocking gap
 */
export function advanceMinutes(
  minutes: MinutesFacts,
  principal: Principal,
  move: { readonly name: MinutesMoveName; readonly reason: string },
  gaps: readonly MinutesGap[],
): { readonly state: MinutesState; readonly edition: number } {
  const rows = MINUTES_TRANSITIONS.filter(({ name }) => name === move.name);
  if (!rows.some((row) => may(principal, row.action))) {
    throw new DomainError('forbidden', 'Your role does not allow this');
  }
  const row = rows.find(({ from }) => from.includes(minutes.state));
  if (!row) {
    throw new DomainError('transition_not_allowed', `"${move.name}" does not leave from ${minutes.state}`, [
      { path: 'move', code: 'transition_not_allowed' },
    ]);
  }
  if (!mayActOn(row, minutes, principal)) {
    throw new DomainError('invalid_value', 'Whoever submitted them cannot approve them', [
      { path: 'move', code: 'self_approval' },
    ]);
  }
  if (row.guards.includes('reason') && move.reason.trim() === '') {
    throw new DomainError('reason_required', 'This move needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
  const blocking = row.guards.includes('complete') ? gaps.filter((gap) => gap.blocking) : [];
  if (blocking.length > 0) {
    throw new DomainError(
      'evidence_missing',
      'These minutes lack something',
      blocking.map((gap) => ({ path: gapPath(gap), code: gap.code })),
    );
  }
  return { state: row.to, edition: row.name === 'correct' ? minutes.edition + 1 : minutes.edition };
}

function gapPath({ entryId, personId }: MinutesGap): string {
  if (entryId !== null) return `entries.${entryId}`;
  return personId === null ? 'content' : `people.${personId}`;
}
