import { Injectable } from '@nestjs/common';
import { id as uuid, type Solution, type UpdateSolution } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { SolutionStore } from '../persistence/solution.store.js';

const FIELDS = [
  'source',
  'reporting',
  'qualifyingTypes',
  'keyType',
  'activationDays',
  'silenceDays',
] as const;

/** How the events of a solution become figures. */
@Injectable()
export class Solutions {
  constructor(
    private readonly store: SolutionStore,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `not_found`, also for a partner at whose entity it is not deployed */
  async read({ principal }: RequestContext, id: string): Promise<Solution> {
    const found = uuid.safeParse(id).success ? await this.store.find(principal, id) : undefined;
    if (!found) throw solutionNotFound();
    return found;
  }

  /** @throws DomainError `version_conflict`, or `already_exists` for a source that is another solution's */
  async update(
    { principal, actor }: RequestContext,
    id: string,
    { version, changes }: UpdateSolution,
  ): Promise<Solution> {
    if (!uuid.safeParse(id).success) throw solutionNotFound();
    return this.work.run(actor, async (tx) => {
      // Sources are compared with all others: their changes follow each other.
      await tx.query(`select pg_advisory_xact_lock(hashtext('solution.source'))`);
      const held = await this.store.find(principal, id, tx);
      if (!held) throw solutionNotFound();
      if (held.version !== version)
        throw new DomainError('version_conflict', 'Somebody changed this solution', [], held);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const next: Solution = { ...held, ...given, version: version + 1 };
      next.qualifyingTypes = [...new Set(next.qualifyingTypes)];
      if (await this.store.sourceTaken(tx, next))
        throw new DomainError('already_exists', 'Another solution has this source', [
          { path: 'changes.source', code: 'source_taken' },
        ]);
      await this.store.save(tx, next);
      const changed = FIELDS.filter((path) => JSON.stringify(held[path]) !== JSON.stringify(next[path]));
      if (changed.includes('qualifyingTypes') || changed.includes('keyType'))
        await this.store.recount(tx, id, null);
      await tx.audit({
        action: 'solution.updated',
        subjectType: 'use_case',
        subjectId: held.useCaseId,
        changes: changed.map((path) => ({ path, before: held[path], after: next[path] })),
      });
      return next;
    });
  }
}

function solutionNotFound(): DomainError {
  return new DomainError('not_found', 'No such solution');
}
