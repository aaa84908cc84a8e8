import { DomainError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { OPEN_STATES, type RegisterItem, type RegisterKind, type RegisterState } from './register-item.js';

export const REGISTER_MOVES = [
  'occur',
  'close',
  'reopen',
  'start',
  'finish',
  'cancel',
  'resume',
  'put_back',
  'take',
  'supersede',
] as const;
export type RegisterMoveName = (typeof REGISTER_MOVES)[number];

/** What a move asks for beside the item. */
export type RegisterNeed = 'note' | 'decider' | 'successor';

/** One row of the register's transition tables. */
export interface RegisterMove {
  readonly name: RegisterMoveName;
  readonly from: readonly RegisterState[];
  readonly to: RegisterState;
  readonly needs: readonly RegisterNeed[];
}

function row(
  name: RegisterMoveName,
  from: readonly RegisterState[],
  to: RegisterState,
  needs: readonly RegisterNeed[] = [],
): RegisterMove {
  return { name, from, to, needs };
}

/**
 * The life of each kind as data. A risk that occurs ends as a risk and goes on as the issue it opens, so it does not
 * come back; an action put back or resumed is how closing it is undone.
 */
export const REGISTER_TABLE: Readonly<Record<RegisterKind, readonly RegisterMove[]>> = {
  risk: [
    row('occur', ['open'], 'occurred'),
    row('close', ['open'], 'closed', ['note']),
    row('reopen', ['closed'], 'open'),
  ],
  issue: [row('close', ['open'], 'closed', ['note']), row('reopen', ['closed'], 'open')],
  action: [
    row('start', ['todo'], 'in_progress'),
    row('finish', ['todo', 'in_progress'], 'done'),
    row('cancel', ['todo', 'in_progress'], 'cancelled', ['note']),
    row('resume', ['done', 'cancelled'], 'in_progress'),
    row('put_back', ['in_progress', 'done', 'cancelled'], 'todo'),
  ],
  decision: [
    row('take', ['proposed'], 'taken', ['decider']),
    row('reopen', ['taken'], 'proposed'),
    row('supersede', ['taken'], 'superseded', ['successor']),
  ],
};

/** The moves that leave from where the item stands. */
export function registerMoves(item: Pick<RegisterItem, 'kind' | 'state'>): readonly RegisterMove[] {
  return REGISTER_TABLE[item.kind].filter((move) => move.from.includes(item.state));
}

export interface RegisterMoveRequest {
  readonly name: RegisterMoveName;
  readonly note: string | null;
  /** The day it takes effect: between the opening of the item and `today`. */
  readonly on: LocalDate;
  readonly today: LocalDate;
  /** Who decided, for `take`; the decider already named when null. */
  readonly deciderId: string | null;
  /** The decision that takes this one's place, for `supersede`. */
  readonly successor: Pick<RegisterItem, 'id' | 'useCaseId' | 'kind' | 'state'> | null;
}

export type RegisterOutcome = Pick<
  RegisterItem,
  'state' | 'closedOn' | 'closingNote' | 'deciderId' | 'decidedOn' | 'supersededById'
>;

/**
 * What becomes of the item. What ends keeps the day it ended; what goes on again has none, and no closing note.
 * A decision keeps the day it was taken when it is superseded.
 * @throws DomainError `transition_not_allowed`, `reason_required` (the note) or `invalid_value` (day, decider, successor)
 */
export function moveRegisterItem(item: RegisterItem, request: RegisterMoveRequest): RegisterOutcome {
  const move = registerMoves(item).find((candidate) => candidate.name === request.name);
  if (!move) {
    throw new DomainError('transition_not_allowed', `"${request.name}" does not leave from ${item.state}`, [
      { path: 'name', code: 'transition_not_allowed' },
    ]);
  }
  const note = request.note?.trim() ? request.note.trim() : null;
  if (move.needs.includes('note') && note === null) {
    throw new DomainError('reason_required', 'Say in a few words why it ends', [
      { path: 'note', code: 'reason_required' },
    ]);
  }
  checkDay(item, request);
  const deciderId = request.name === 'take' ? (request.deciderId ?? item.deciderId) : item.deciderId;
  if (move.needs.includes('decider') && deciderId === null) {
    throw invalid('deciderId', 'decider_required', 'A decision has somebody who took it');
  }
  const successor = move.needs.includes('successor') ? checkSuccessor(item, request) : null;
  const ends = !OPEN_STATES.includes(move.to);
  return {
    state: move.to,
    closedOn: ends ? request.on : null,
    closingNote: ends ? note : null,
    deciderId,
    decidedOn: decidedOn(item, move.to, request.on),
    supersededById: successor,
  };
}

function decidedOn(item: RegisterItem, to: RegisterState, on: LocalDate): LocalDate | null {
  if (to === 'taken') return on;
  return to === 'superseded' ? item.decidedOn : null;
}

function checkDay(item: RegisterItem, { on, today }: RegisterMoveRequest): void {
  if (on > today) throw invalid('on', 'in_future', 'It cannot end in the future', { max: today });
  if (on < item.openedOn) {
    throw invalid('on', 'before_opening', 'It cannot end before it was opened', { min: item.openedOn });
  }
}

/** Only a decision in force, of the same use case, takes the place of another: so no chain comes back to its start. */
function checkSuccessor(item: RegisterItem, { successor }: RegisterMoveRequest): string {
  if (successor === null) {
    throw invalid('supersededById', 'successor_required', 'Name the decision that takes its place');
  }
  const fits =
    successor.id !== item.id &&
    successor.useCaseId === item.useCaseId &&
    successor.kind === 'decision' &&
    successor.state === 'taken';
  if (!fits) throw invalid('supersededById', 'successor_not_taken', 'This decision cannot take its place');
  return successor.id;
}

function invalid(path: string, code: string, detail: string, params?: Record<string, string>): DomainError {
  return new DomainError('invalid_value', detail, [{ path, code, ...(params ? { params } : {}) }]);
}

/** The issue that a risk opens on the day it occurs: same words, same owner, linked to it. */
export function issueOf(
  risk: RegisterItem,
): Pick<RegisterItem, 'kind' | 'title' | 'description' | 'ownerId' | 'originId'> {
  return {
    kind: 'issue',
    title: risk.title,
    description: risk.description,
    ownerId: risk.ownerId,
    originId: risk.id,
  };
}
