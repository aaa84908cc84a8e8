import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentPreview, PreviewAssignment, Team } from '@jalon/contracts';
import {
  addDays,
  assignmentProblems,
  capacityOf,
  DomainError,
  effortDays,
  isOverloaded,
  may,
  overloadRuns,
  teamClosed,
  type AssignedWork,
  type LocalDate,
  type Principal,
  type UseCaseLoad,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { Database } from '../../../database/database.js';
import { UseCaseAccess, type useCaseKey } from '../../use-cases/index.js';
import { AssignmentStore } from '../persistence/assignment.store.js';
import { CapacityStore, type WorkRow } from '../persistence/capacity.store.js';
import type { Reader } from '../persistence/reader.js';
import { SquadStore } from '../persistence/squad.store.js';
import { factsOf } from './capacity-view.js';
import { toAssignment, weeksOf } from './team-view.js';

type UseCaseKey = ReturnType<typeof useCaseKey>;
type UseCase = Awaited<ReturnType<UseCaseAccess['read']>>;

/** Who works for a use case, and what that makes of their weeks, all use cases together. */
@Injectable()
export class TeamQueries {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly assignments: AssignmentStore,
    private readonly capacities: CapacityStore,
    private readonly squads: SquadStore,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(principal: Principal, key: UseCaseKey): Promise<Team> {
    return this.of(principal, await this.access.read(principal, key), this.database);
  }

  /** The team as `reader` sees it: a transaction gives what it just wrote. */
  async of(principal: Principal, useCase: UseCase, reader: Reader): Promise<Team> {
    const day = today(this.clock);
    const rows = await this.assignments.ofUseCase(useCase.id, reader);
    const people = [...new Set(rows.map(({ personId }) => personId))];
    const last = rows.reduce((latest, { toOn }) => (toOn > latest ? toOn : latest), '');
    const weeks = weeksOf(day, last);
    const figures = await this.figures(principal, people, weeks, (work) => work, reader);
    const byPerson = new Map(figures.people.map((person) => [person.personId, person]));
    return {
      items: rows.map((row) => toAssignment(row, weeks, byPerson.get(row.personId))),
      today: day,
      bornOn: (await this.assignments.bornOn(useCase.id, reader)) ?? useCase.stageSince,
      closed: teamClosed(useCase) ?? null,
    };
  }

  /** What saving the assignment would do: what refuses it, and the overloads it would make or worsen. */
  async preview(
    principal: Principal,
    key: UseCaseKey,
    { assignmentId, ...draft }: PreviewAssignment,
  ): Promise<AssignmentPreview> {
    const useCase = await this.access.read(principal, key);
    if (!may(principal, 'squad:edit', { entityId: useCase.entityId })) {
      throw new DomainError('forbidden', 'Your role does not allow this');
    }
    const own = assignmentId?.toLowerCase();
    const rows = await this.assignments.ofUseCase(useCase.id);
    const problems = assignmentProblems(draft, {
      useCase: { ...useCase, bornOn: (await this.assignments.bornOn(useCase.id)) ?? useCase.stageSince },
      person: await this.squads.person(this.database, draft.personId),
      squad:
        draft.squadId === null
          ? null
          : await this.squads.squadFor(this.database, draft.squadId, draft.personId, draft),
      others: rows.filter((row) => row.id !== own && row.personId === draft.personId),
    }).map((problem) => ({ ...problem, ...(problem.params ? { params: { ...problem.params } } : {}) }));
    const measured = !problems.some(({ path }) => path === 'toOn' || path === 'percent');
    if (!measured) return { problems, days: 0, overloads: [], useCases: [] };
    const day = today(this.clock);
    const weeks = weeksOf(draft.fromOn > day ? draft.fromOn : day, draft.toOn);
    const added: AssignedWork = { ...draft, useCaseId: useCase.id, stoppedOn: null };
    const { people, titles } = await this.figures(
      principal,
      [draft.personId],
      weeks,
      (work) => [...work.filter((one) => one.id !== own), added],
      this.database,
    );
    const [figures] = people;
    const inOverload = ({ from, load }: UseCaseLoad) =>
      load.some(
        (days, index) =>
          days > 0 && isOverloaded(figures?.load[from + index] ?? 0, figures?.capacity[from + index] ?? 0),
      );
    return {
      problems,
      days: Math.round(effortDays(draft) * 100) / 100,
      overloads: figures ? [...overloadRuns(weeks, figures)] : [],
      useCases: (figures?.useCases ?? [])
        .filter((one) => one.useCaseId !== useCase.id && inOverload(one))
        .flatMap(({ useCaseId }) => titles.get(useCaseId) ?? []),
    };
  }

  private async figures(
    principal: Principal,
    people: readonly string[],
    weeks: readonly LocalDate[],
    change: (work: readonly WorkRow[]) => readonly AssignedWork[],
    reader: Reader,
  ) {
    const titles = new Map<string, { readonly code: string; readonly title: string }>();
    const [fromOn, last] = [weeks[0], weeks.at(-1)];
    if (people.length === 0 || fromOn === undefined || last === undefined) {
      return { ...capacityOf({ people: [], memberships: [], work: [] }, []), titles };
    }
    const scope = { fromOn, toOn: addDays(last, 6), personIds: people };
    const rows = await this.capacities.read(principal, scope, reader);
    for (const { useCaseId, code, title } of rows.work) titles.set(useCaseId, { code, title });
    return { ...capacityOf({ ...factsOf(people, rows), work: change(rows.work) }, weeks), titles };
  }
}
