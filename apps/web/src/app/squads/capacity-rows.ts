import type { CapacityView } from '@jalon/contracts';
import { isOverloaded, loadPercent, type Competence } from '@jalon/domain';

export type CellState = 'none' | 'low' | 'middle' | 'high' | 'over';

export interface Cell {
  readonly capacity: number;
  readonly load: number;
  /** Null for load without capacity. */
  readonly percent: number | null;
  readonly state: CellState;
  /** Of a squad: how many of its people have too much, wherever it comes from. */
  readonly people: number;
}

export interface GridRow {
  /** Says where it stands: the squad, the person in it, the use case of that person. */
  readonly key: string;
  readonly kind: 'squad' | 'person' | 'useCase';
  /** Null for who is in no squad. */
  readonly id: string | null;
  /** Null for who is in no squad. */
  readonly name: string | null;
  readonly competence?: Competence | null;
  readonly expanded: boolean | null;
  readonly cells: readonly Cell[];
}

export interface Shown {
  readonly expanded: ReadonlySet<string>;
  readonly squads: readonly string[];
  /** Families of competence; `none` for people without. */
  readonly competences: readonly string[];
  readonly onlyOverloaded: boolean;
}

type PersonRow = CapacityView['people'][number];

/**
 * The lines of the table: squads, their people when unfolded, and the use cases of these. A person's cell counts all
 * that they do; looking for some people, or for overloads, unfolds the squads.
 */
export function gridRows(view: CapacityView, shown: Shown): readonly GridRow[] {
  const people = new Map(view.people.map((person) => [person.id, person]));
  const useCases = new Map(view.useCases.map((useCase) => [useCase.id, useCase]));
  const overloaded = new Map(view.people.map((person) => [person.id, overloadedWeeks(person)]));
  const sought = shown.competences.length > 0 || shown.onlyOverloaded;
  const wanted = (person: PersonRow) =>
    (shown.competences.length === 0 || shown.competences.includes(person.competence ?? 'none')) &&
    (!shown.onlyOverloaded || (overloaded.get(person.id) ?? []).some(Boolean));
  return view.squads.flatMap((squad): GridRow[] => {
    if (shown.squads.length > 0 && !shown.squads.includes(squad.id ?? 'none')) return [];
    const members = squad.personIds.flatMap((id) => people.get(id) ?? []);
    const listed = members.filter(wanted);
    if (sought && listed.length === 0) return [];
    const key = `s:${squad.id ?? 'none'}`;
    // Unfolded while people are looked for: the set then holds what was folded by hand.
    const expanded = members.length > 0 && shown.expanded.has(key) !== sought;
    const row: GridRow = {
      key,
      kind: 'squad',
      id: squad.id,
      name: squad.name,
      expanded: members.length > 0 ? expanded : null,
      cells: squad.capacity.map((capacity, week) =>
        cellOf(
          capacity,
          squad.load[week] ?? 0,
          members.filter((person) => overloaded.get(person.id)?.[week]).length,
        ),
      ),
    };
    if (!expanded) return [row];
    return [row, ...listed.flatMap((person) => personRows(person, key, shown.expanded, useCases))];
  });
}

function personRows(
  person: PersonRow,
  parent: string,
  expanded: ReadonlySet<string>,
  useCases: ReadonlyMap<string, CapacityView['useCases'][number]>,
): readonly GridRow[] {
  const key = `${parent}/p:${person.id}`;
  const open = expanded.has(key);
  const row: GridRow = {
    key,
    kind: 'person',
    id: person.id,
    name: person.name,
    competence: person.competence,
    expanded: person.useCases.length > 0 ? open : null,
    cells: person.capacity.map((capacity, week) => cellOf(capacity, person.load[week] ?? 0, 0)),
  };
  if (!open) return [row];
  const parts = person.useCases.map((useCase): GridRow => {
    const named = useCases.get(useCase.id);
    return {
      key: `${key}/u:${useCase.id}`,
      kind: 'useCase',
      id: named?.code ?? useCase.id,
      name: named?.title ?? useCase.id,
      expanded: null,
      cells: person.capacity.map((capacity, week) =>
        cellOf(capacity, useCase.load[week - useCase.from] ?? 0, 0),
      ),
    };
  });
  return [row, ...parts];
}

/** Whether each week asks more of the person than they have. */
export function overloadedWeeks(person: Pick<PersonRow, 'capacity' | 'load'>): readonly boolean[] {
  return person.capacity.map((capacity, week) => isOverloaded(person.load[week] ?? 0, capacity));
}

export interface CellPart {
  readonly code: string;
  readonly title: string;
  readonly days: number;
}

export interface CellDetail {
  readonly useCases: readonly CellPart[];
  /** People of the squad who have too much that week. */
  readonly overloaded: readonly { readonly name: string; readonly percent: number | null }[];
}

/** What makes up a week of a row: of a squad, all that its people do. */
export function cellDetail(view: CapacityView, row: GridRow, week: number): CellDetail {
  const squad = row.kind === 'squad' ? view.squads.find(({ id }) => id === row.id) : undefined;
  const ids = new Set(squad ? squad.personIds : [row.id]);
  const people = view.people.filter(({ id }) => ids.has(id));
  const days = new Map<string, number>();
  for (const person of people) {
    for (const { id, from, load } of person.useCases) {
      const part = load[week - from] ?? 0;
      if (part > 0) days.set(id, (days.get(id) ?? 0) + part);
    }
  }
  return {
    useCases: view.useCases
      .filter(({ id }) => days.has(id))
      .map(({ id, code, title }) => ({ code, title, days: days.get(id) ?? 0 }))
      .sort((left, right) => right.days - left.days),
    overloaded: squad
      ? people
          .filter((person) => overloadedWeeks(person)[week])
          .map((person) => ({
            name: person.name,
            percent: loadPercent(person.load[week] ?? 0, person.capacity[week] ?? 0),
          }))
      : [],
  };
}

function cellOf(capacity: number, load: number, people: number): Cell {
  const percent = loadPercent(load, capacity);
  const state = isOverloaded(load, capacity) ? 'over' : stateOf(percent ?? 0);
  return { capacity, load, percent, state, people };
}

function stateOf(percent: number): CellState {
  if (percent === 0) return 'none';
  if (percent < 50) return 'low';
  return percent < 80 ? 'middle' : 'high';
}
