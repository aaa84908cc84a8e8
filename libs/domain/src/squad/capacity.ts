import { addDays, type LocalDate } from '../shared/local-date.js';
import { dayNumber, WorkingDayCount } from './day-count.js';

/** A person in a squad; without end when `toOn` is null. `percent` is of a full-time person. */
export interface Membership {
  readonly squadId: string;
  readonly personId: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  readonly percent: number;
}

/** How much of a person a use case has: a share of their time, or person-days spread over the working days. */
export interface AssignmentEffort {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  /** Exactly one of the two is not null. */
  readonly percent: number | null;
  readonly personDays: number | null;
}

export interface AssignedWork extends AssignmentEffort {
  readonly personId: string;
  readonly useCaseId: string;
  readonly squadId: string | null;
  /** The day the use case was closed, abandoned or put on hold: from then on nobody works on it. */
  readonly stoppedOn: LocalDate | null;
}

export interface CapacityFacts {
  /** Everybody to answer for. */
  readonly people: readonly string[];
  readonly memberships: readonly Membership[];
  readonly work: readonly AssignedWork[];
}

/** Working days of each week, in the order of the weeks asked for. */
export interface WeekFigures {
  readonly capacity: readonly number[];
  readonly load: readonly number[];
}

export interface PersonCapacity extends WeekFigures {
  readonly personId: string;
  readonly useCases: readonly UseCaseLoad[];
}

/** `load` begins at the week of index `from`: before and after it there is none. */
export interface UseCaseLoad {
  readonly useCaseId: string;
  readonly from: number;
  readonly load: readonly number[];
}

/** `squadId` is null for who belongs to no squad. */
export interface SquadCapacity extends WeekFigures {
  readonly squadId: string | null;
  /** Who belongs to it, or works for it, during these weeks. */
  readonly personIds: readonly string[];
}

export interface Capacity {
  readonly people: readonly PersonCapacity[];
  readonly squads: readonly SquadCapacity[];
}

/** Days during which a person's memberships stay the same, as day numbers, with the part of each squad. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly { readonly squadId: string | null; readonly share: number }[];
  /** Of a full-time person, at most 1. */
  readonly share: number;
}

interface WritableLoad extends UseCaseLoad {
  readonly load: number[];
}

interface Squad {
  readonly capacity: number[];
  readonly load: number[];
  readonly people: Set<string>;
}

/**
 * Capacity and load in working days, for weeks given by their Mondays, one after the other.
 *
 * - Capacity of a person: working days of the week × their share of time. On each day the shares of their squads
 *   add up, to 100 % at most; on a day without squad they belong to the lab, whole.
 * - Load: percent × working days covered; or person-days spread evenly over the working days of the assignment.
 * - A squad has the part of its people's capacity that is its own, and the load that names it; a load that names no
 *   squad goes to the squads of the person in proportion to their shares that day.
 *
 * So the squads together (with « none ») have exactly the capacity and the load of the people together.
 */
export function capacityOf(facts: CapacityFacts, weeks: readonly LocalDate[]): Capacity {
  const first = weeks[0];
  if (first === undefined) return { people: [], squads: [] };
  const number = memoized(dayNumber);
  const start = dayNumber(first);
  const end = start + weeks.length * 7 - 1;
  const days = new WorkingDayCount(...bounds(facts.work, first, addDays(first, weeks.length * 7 - 1)));
  const weekOf = (day: number) => Math.floor((day - start) / 7);
  const memberships = groupBy(facts.memberships, (one) => one.personId);
  const work = groupBy(facts.work, (one) => one.personId);
  const squads = new Map<string | null, Squad>();
  const squadOf = (id: string | null): Squad => {
    let squad = squads.get(id);
    if (!squad) squads.set(id, (squad = { capacity: zeros(weeks), load: zeros(weeks), people: new Set() }));
    return squad;
  };
  /** Calls `add` with the week and its working days between two days, within the weeks asked for. */
  const eachWeek = (from: number, to: number, add: (week: number, days: number) => void) => {
    const last = Math.min(to, end);
    for (let day = Math.max(from, start); day <= last;) {
      const week = weekOf(day);
      const sunday = start + week * 7 + 6;
      const count = days.between(day, Math.min(sunday, last));
      if (count > 0) add(week, count);
      day = sunday + 1;
    }
  };

  const people = facts.people.map((personId): PersonCapacity => {
    const capacity = zeros(weeks);
    const load = zeros(weeks);
    const useCases = new Map<string, WritableLoad>();
    const spans = spansOf(memberships.get(personId) ?? [], start, end);
    for (const span of spans) {
      eachWeek(span.from, span.to, (week, count) => add(capacity, week, count * span.share));
      for (const part of span.parts) {
        const squad = squadOf(part.squadId);
        squad.people.add(personId);
        eachWeek(span.from, span.to, (week, count) => add(squad.capacity, week, count * part.share));
      }
    }
    for (const one of work.get(personId) ?? []) {
      const from = Math.max(start, number(one.fromOn));
      const to = Math.min(end, number(one.toOn), one.stoppedOn === null ? end : number(one.stoppedOn) - 1);
      const daily = to < from ? 0 : dailyLoad(one, days);
      if (daily === 0) continue;
      const own = weekRange(useCases, one.useCaseId, weekOf(from), weekOf(to));
      for (const span of spans) {
        if (span.to < from || span.from > to) continue;
        const receivers =
          one.squadId === null
            ? span.parts.map(({ squadId, share }) => [squadOf(squadId), share / span.share] as const)
            : [[squadOf(one.squadId), 1] as const];
        eachWeek(Math.max(from, span.from), Math.min(to, span.to), (week, count) => {
          add(load, week, count * daily);
          add(own.load, week - own.from, count * daily);
          for (const [squad, part] of receivers) {
            squad.people.add(personId);
            add(squad.load, week, count * daily * part);
          }
        });
      }
    }
    return { personId, capacity, load, useCases: [...useCases.values()] };
  });
  return {
    people,
    squads: [...squads].map(([squadId, { capacity, load, people: members }]) => ({
      squadId,
      capacity,
      load,
      personIds: [...members],
    })),
  };
}

/** Working days that an assignment takes in all. */
export function effortDays(effort: AssignmentEffort): number {
  if (effort.personDays !== null) return effort.personDays;
  const days = new WorkingDayCount(effort.fromOn, effort.toOn);
  return days.between(dayNumber(effort.fromOn), dayNumber(effort.toOn)) * ((effort.percent ?? 0) / 100);
}

/** What a working day of the assignment takes of a person, in days. */
function dailyLoad(effort: AssignmentEffort, days: WorkingDayCount): number {
  if (effort.personDays === null) return (effort.percent ?? 0) / 100;
  const count = days.between(dayNumber(effort.fromOn), dayNumber(effort.toOn));
  return count === 0 ? 0 : effort.personDays / count;
}

/** The whole days that must be counted: the weeks, and the person-days that begin before or end after them. */
function bounds(work: readonly AssignedWork[], first: LocalDate, last: LocalDate): [LocalDate, LocalDate] {
  let from = first;
  let to = last;
  for (const one of work) {
    if (one.personDays === null) continue;
    if (one.fromOn < from) from = one.fromOn;
    if (one.toOn > to) to = one.toOn;
  }
  return [from, to];
}

function spansOf(memberships: readonly Membership[], start: number, end: number): readonly Span[] {
  const ranges = memberships
    .map(({ squadId, fromOn, toOn, percent }) => ({
      squadId,
      percent,
      from: Math.max(start, dayNumber(fromOn)),
      to: toOn === null ? end : Math.min(end, dayNumber(toOn)),
    }))
    .filter(({ from, to }) => from <= to);
  const cuts = new Set([start, ...ranges.flatMap(({ from, to }) => [from, to + 1])]);
  const starts = [...cuts].filter((day) => day <= end).sort((a, b) => a - b);
  return starts.map((from, index) => {
    const to = (starts[index + 1] ?? end + 1) - 1;
    const active = ranges.filter((range) => range.from <= from && range.to >= from);
    const total = active.reduce((sum, { percent }) => sum + percent, 0);
    if (total === 0) return { from, to, share: 1, parts: [{ squadId: null, share: 1 }] };
    const share = Math.min(100, total) / 100;
    return {
      from,
      to,
      share,
      parts: active.map(({ squadId, percent }) => ({ squadId, share: (percent / total) * share })),
    };
  });
}

/** The load of a use case, made to hold the weeks from `first` to `last`. */
function weekRange(
  useCases: Map<string, WritableLoad>,
  useCaseId: string,
  first: number,
  last: number,
): WritableLoad {
  const known = useCases.get(useCaseId) ?? { useCaseId, from: first, load: [] };
  const before = Math.max(0, known.from - first);
  const from = known.from - before;
  const length = Math.max(known.load.length + before, last - from + 1);
  const load = new Array<number>(length).fill(0);
  known.load.forEach((days, index) => (load[index + before] = days));
  const range = { useCaseId, from, load };
  useCases.set(useCaseId, range);
  return range;
}

/** Days come again and again. */
function memoized<R>(compute: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = compute(text)));
    return value;
  };
}

function zeros(weeks: readonly LocalDate[]): number[] {
  return new Array<number>(weeks.length).fill(0);
}

function add(figures: number[], week: number, days: number): void {
  figures[week] = (figures[week] ?? 0) + days;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
