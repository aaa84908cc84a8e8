import type { AgendaItem, WrittenAgendaItem } from '@jalon/contracts';
import { MEETING_LIMITS } from '@jalon/domain';

/** An item as it is being written; `key` stays the same when the server gives the new ones an id. */
export interface AgendaRow extends Omit<AgendaItem, 'id'> {
  readonly key: string;
  readonly id: string | null;
}

export const AGENDA_FIELDS = ['title', 'note', 'ownerId', 'minutes', 'useCaseId'] as const;
export type AgendaField = (typeof AGENDA_FIELDS)[number];
type Written = Pick<AgendaItem, AgendaField | 'state'>;

/** A field that two people wrote differently; the row holds mine until somebody chooses. */
export interface AgendaClash {
  readonly key: string;
  readonly title: string;
  readonly field: AgendaField;
  readonly mine: AgendaItem[AgendaField];
  readonly theirs: AgendaItem[AgendaField];
}

export interface MergedAgenda {
  readonly rows: readonly AgendaRow[];
  readonly clashes: readonly AgendaClash[];
}

export function rowsOf(items: readonly AgendaItem[]): readonly AgendaRow[] {
  return items.map((item) => ({ ...item, key: item.id }));
}

/** As the server keeps texts, so that two values compare as they are stored. */
function tidy(value: AgendaItem[AgendaField]): AgendaItem[AgendaField] {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;
}

function says(field: AgendaField, left: Written, right: Written): boolean {
  return tidy(left[field]) === tidy(right[field]);
}

function saysTheSame(left: Written, right: Written): boolean {
  return left.state === right.state && AGENDA_FIELDS.every((field) => says(field, left, right));
}

/** Whether `rows` is what was saved, in its order. */
export function isSaved(saved: readonly AgendaItem[], rows: readonly AgendaRow[]): boolean {
  return (
    saved.length === rows.length &&
    saved.every((item, index) => {
      const row = rows[index];
      return row?.id === item.id && saysTheSame(row, item);
    })
  );
}

/** What is sent; an emptied title keeps the one that is saved until another is written. */
export function written(saved: readonly AgendaItem[], rows: readonly AgendaRow[]): WrittenAgendaItem[] {
  const titles = new Map(saved.map((item) => [item.id, item.title]));
  return rows.map(({ id, title, note, ownerId, minutes, useCaseId, state }) => ({
    ...(id === null ? {} : { id }),
    title: title.trim() || (titles.get(id ?? '') ?? ''),
    note: note.trim(),
    ownerId,
    minutes,
    useCaseId,
    state,
  }));
}

/** Mine with the ids that the server gave: its answer keeps the order of what was sent. */
export function adopt(
  rows: readonly AgendaRow[],
  sent: readonly AgendaRow[],
  answer: readonly AgendaItem[],
): readonly AgendaRow[] {
  const given = new Map(sent.map((row, index) => [row.key, answer[index]] as const));
  return rows.map((row) => {
    const item = given.get(row.key);
    return item && row.id === null ? { ...row, id: item.id, carriedFromId: item.carriedFromId } : row;
  });
}

/**
 * Two agendas that come from the same `base`. Texts only one side changed are taken, what both changed is a clash;
 * what one took out while the other wrote in it stays; new items of both sides stay, each after what it followed.
 */
export function mergeAgenda(
  base: readonly AgendaItem[],
  mine: readonly AgendaRow[],
  theirs: readonly AgendaItem[],
): MergedAgenda {
  const before = new Map(base.map((item) => [item.id, item]));
  const ours = adoptTwins(mine, before, theirs);
  const byId = new Map(ours.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
  const saved = new Map(theirs.map((item) => [item.id, item]));
  const clashes: AgendaClash[] = [];
  const merged = new Map<string, AgendaRow>();

  for (const item of theirs) {
    const row = byId.get(item.id);
    const was = before.get(item.id);
    if (row) merged.set(row.key, mergeItem(was ?? item, row, item, clashes));
    // Taken out here, but written in there: what was written is worth more.
    else if (!was || !saysTheSame(was, item)) merged.set(item.id, { ...item, key: item.id });
  }
  for (const row of ours) {
    if (merged.has(row.key)) continue;
    const was = row.id === null ? undefined : before.get(row.id);
    const gone = row.id !== null && !saved.has(row.id);
    if (row.id === null) merged.set(row.key, row);
    else if (gone && was && !saysTheSame(was, row))
      merged.set(row.key, { ...row, id: null, carriedFromId: null });
  }
  const reorderedHere = !sameOrder(
    base.map((item) => item.id),
    ours.flatMap((row) => row.id ?? []),
  );
  const keyOf = (item: AgendaItem) => byId.get(item.id)?.key ?? item.id;
  const [first, second] = reorderedHere
    ? [ours.map((row) => row.key), theirs.map(keyOf)]
    : [theirs.map(keyOf), ours.map((row) => row.key)];
  const order = interleave(first, second).filter((key) => merged.has(key));
  return {
    rows: order.flatMap((key) => merged.get(key) ?? []).slice(0, MEETING_LIMITS.backlogItems),
    clashes,
  };
}

function mergeItem(was: AgendaItem, row: AgendaRow, item: AgendaItem, clashes: AgendaClash[]): AgendaRow {
  const merged: Record<string, unknown> = { ...item, key: row.key, id: item.id };
  for (const field of AGENDA_FIELDS) {
    if (says(field, was, row)) continue;
    // As typed, spaces at the end included: the person may still be writing.
    merged[field] = row[field];
    if (says(field, was, item) || says(field, row, item)) continue;
    clashes.push({ key: row.key, title: item.title, field, mine: row[field], theirs: item[field] });
  }
  // What was carried over there goes on elsewhere: it is no longer ours to mark.
  if (item.state !== 'carried' && row.state !== was.state) merged['state'] = row.state;
  return merged as unknown as AgendaRow;
}

/** New items of ours that the server has already: their answer was lost on the way. */
function adoptTwins(
  mine: readonly AgendaRow[],
  before: ReadonlyMap<string, AgendaItem>,
  theirs: readonly AgendaItem[],
): readonly AgendaRow[] {
  const known = new Set(mine.map((row) => row.id));
  const added = theirs.filter((item) => !before.has(item.id) && !known.has(item.id));
  return mine.map((row) => {
    if (row.id !== null) return row;
    const at = added.findIndex((item) => AGENDA_FIELDS.every((field) => says(field, item, row)));
    const twin = at < 0 ? undefined : added.splice(at, 1)[0];
    return twin ? { ...row, id: twin.id } : row;
  });
}

/** Whether what is in both lists stands in the same order. */
function sameOrder(left: readonly string[], right: readonly string[]): boolean {
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const kept = right.filter((id) => inLeft.has(id));
  return left.filter((id) => inRight.has(id)).every((id, index) => kept[index] === id);
}

/** `first` in its order, and what only `second` has, each after what it follows there. */
function interleave(first: readonly string[], second: readonly string[]): readonly string[] {
  const order = [...first];
  second.forEach((key, index) => {
    if (order.includes(key)) return;
    const before = second
      .slice(0, index)
      .reverse()
      .find((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}
