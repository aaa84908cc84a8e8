import type { CapacityView } from '@jalon/contracts';
import {
  capacityOf,
  type CapacityFacts,
  type Competence,
  type LocalDate,
  type Membership,
} from '@jalon/domain';
import type { CapacityRows, SquadSpanRow } from '../persistence/capacity.store.js';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly competence: Competence | null;
}

/** The facts of the domain: who is asked for, memberships and work. */
export function factsOf(people: readonly string[], { squads, work }: CapacityRows): CapacityFacts {
  return { people, memberships: squads.filter(isMembership), work };
}

/** What crosses HTTP: figures to a hundredth of a day; of a use case only the weeks that have some. */
export function toCapacityView(
  weeks: readonly LocalDate[],
  people: readonly Named[],
  rows: CapacityRows,
  squadId: string | undefined,
): CapacityView {
  const ids = people.map(({ id }) => id);
  const capacity = capacityOf(factsOf(ids, rows), weeks);
  const bySquad = new Map(capacity.squads.map((squad) => [squad.squadId, squad]));
  const squadNames = new Map(rows.squads.map((row) => [row.squadId, row.name]));
  const useCases = new Map(rows.work.map((row) => [row.useCaseId, row]));
  const shown: readonly (string | null)[] = squadId === undefined ? [...squadNames.keys(), null] : [squadId];
  return {
    weeks: [...weeks],
    people: people.map((person, index) => {
      const figures = capacity.people[index];
      return {
        ...person,
        capacity: rounded(figures?.capacity ?? []),
        load: rounded(figures?.load ?? []),
        useCases: (figures?.useCases ?? []).map((one) => ({
          id: one.useCaseId,
          from: one.from,
          load: rounded(one.load),
        })),
      };
    }),
    squads: shown.flatMap((id) => {
      const figures = bySquad.get(id);
      // Nobody outside of the squads: nothing to say of it.
      if (id === null && !figures) return [];
      const none = weeks.map(() => 0);
      return [
        {
          id,
          name: id === null ? null : (squadNames.get(id) ?? null),
          capacity: rounded(figures?.capacity ?? none),
          load: rounded(figures?.load ?? none),
          personIds: [...(figures?.personIds ?? [])],
        },
      ];
    }),
    useCases: [...useCases.values()].map(({ useCaseId, code, title }) => ({ id: useCaseId, code, title })),
  };
}

function isMembership(row: SquadSpanRow): row is SquadSpanRow & Membership {
  return row.personId !== null && row.fromOn !== null && row.percent !== null;
}

function rounded(figures: readonly number[]): number[] {
  return figures.map((days) => Math.round(days * 100) / 100);
}
