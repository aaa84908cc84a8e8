import { DomainError, type FieldError } from '../shared/domain-error.js';
import { MEETING_LIMITS, type AgendaState } from './meeting.js';

/** What an item of an agenda says, before it has an id. */
export interface AgendaDraft {
  readonly title: string;
  readonly note: string;
  readonly ownerId: string | null;
  /** Planned time in minutes; null when nobody said. */
  readonly minutes: number | null;
  readonly useCaseId: string | null;
}

export interface AgendaItem extends AgendaDraft {
  readonly id: string;
  readonly state: AgendaState;
  /** The item of an earlier meeting that this one goes on with. */
  readonly carriedFromId: string | null;
}

/** An item that goes on elsewhere, in words of its own, with what it comes from. */
export interface CarriedItem extends AgendaDraft {
  readonly carriedFromId: string;
}

/**
 * The items of `agenda` named by `itemIds` as they go on in another meeting or the backlog, in the agenda's order.
 * Only what is open goes on, and only once: `followed` are the ids of items that something goes on with already.
 * @throws DomainError `invalid_value`, each refused id by its place in `itemIds`
 */
export function carriedItems(
  agenda: readonly AgendaItem[],
  itemIds: readonly string[],
  followed: ReadonlySet<string>,
): readonly CarriedItem[] {
  const known = new Map(agenda.map((item) => [item.id, item]));
  const errors: FieldError[] = itemIds.length === 0 ? [{ path: 'itemIds', code: 'required' }] : [];
  for (const [index, id] of itemIds.entries()) {
    const item = known.get(id);
    const path = `itemIds.${index}`;
    if (item === undefined) errors.push({ path, code: 'unknown' });
    else if (item.state === 'carried' || followed.has(id)) errors.push({ path, code: 'already_carried' });
    else if (item.state === 'done') errors.push({ path, code: 'item_done' });
  }
  if (errors.length > 0) throw new DomainError('invalid_value', 'Some items cannot go on', errors);
  const asked = new Set(itemIds);
  return agenda.flatMap(({ id, title, note, ownerId, minutes, useCaseId }) =>
    asked.has(id) ? [{ title, note, ownerId, minutes, useCaseId, carriedFromId: id }] : [],
  );
}

/**
 * Whether an agenda may be written as `next`: ids are those of items it has, each once; being carried is not written
 * but made by carrying over, and what something goes on with stays so.
 * @throws DomainError `invalid_value`, each refused item by its place
 */
export function checkAgenda(
  before: readonly AgendaItem[],
  next: readonly { readonly id?: string | undefined; readonly state?: AgendaState }[],
  followed: ReadonlySet<string> = new Set(),
): void {
  const known = new Map(before.map((item) => [item.id, item]));
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { id, state = 'open' }] of next.entries()) {
    const item = id === undefined ? undefined : known.get(id);
    if (id !== undefined) {
      if (item === undefined) errors.push({ path: `items.${index}.id`, code: 'unknown' });
      else if (seen.has(id)) errors.push({ path: `items.${index}.id`, code: 'already_exists' });
      seen.add(id);
    }
    const was = item?.state ?? 'open';
    if (state === 'carried' && was !== 'carried') {
      errors.push({ path: `items.${index}.state`, code: 'only_carry_over' });
    } else if (state !== 'carried' && id !== undefined && followed.has(id)) {
      errors.push({ path: `items.${index}.state`, code: 'already_carried' });
    }
  }
  if (errors.length > 0) throw new DomainError('invalid_value', 'This agenda cannot be written', errors);
}

/** @throws DomainError `limit_exceeded` when a list of `count` items would be longer than it may be */
export function checkAgendaLength(count: number, where: 'agenda' | 'backlog', path: string): void {
  const max = where === 'agenda' ? MEETING_LIMITS.agendaItems : MEETING_LIMITS.backlogItems;
  if (count <= max) return;
  throw new DomainError('limit_exceeded', `This ${where} is full`, [
    { path, code: 'too_many', params: { max } },
  ]);
}

export interface AgendaTiming {
  /** When each item begins, HH:MM; null for what was carried on, and after an item whose time nobody said. */
  readonly starts: readonly (string | null)[];
  /** The minutes that were said, together. */
  readonly planned: number;
  /** How many items nobody gave a time. */
  readonly untimed: number;
  /** Minutes the meeting has left; negative when its agenda is longer than it. */
  readonly left: number;
}

/** How an agenda fills its meeting: `startsAt` HH:MM, `minutes` how long the meeting lasts. */
export function agendaTiming(
  startsAt: string,
  minutes: number,
  items: readonly Pick<AgendaItem, 'minutes' | 'state'>[],
): AgendaTiming {
  let at: number | null = minutesOf(startsAt);
  let planned = 0;
  let untimed = 0;
  const starts = items.map((item) => {
    if (item.state === 'carried') return null;
    const begins = at;
    if (item.minutes === null) untimed++;
    else planned += item.minutes;
    at = at === null || item.minutes === null ? null : at + item.minutes;
    return begins === null ? null : clockOf(begins);
  });
  return { starts, planned, untimed, left: minutes - planned };
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function clockOf(minutes: number): string {
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`;
}
