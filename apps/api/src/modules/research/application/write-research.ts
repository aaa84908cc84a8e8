import { Injectable } from '@nestjs/common';
import type { SetResearchLinks } from '@jalon/contracts';
import { DomainError, type FieldError, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ResearchStore, type Held, type ResearchKind } from '../persistence/research.store.js';
import { checkResearchId, mayDelete, researchNotFound } from './research-queries.js';

/** What is done to any object of research: held, attached, taken away. */
@Injectable()
export class WriteResearch {
  constructor(
    private readonly store: ResearchStore,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `not_found` */
  async hold(tx: Transaction, kind: ResearchKind, id: string): Promise<Held> {
    checkResearchId(id);
    const held = await this.store.hold(tx, kind, id);
    if (!held) throw researchNotFound();
    return held;
  }

  /**
   * Attaches objects to one use case, one internship, or neither.
   * @throws DomainError `invalid_value` for one that the writer may not see
   */
  async attach(
    tx: Transaction,
    principal: Principal,
    kind: ResearchKind,
    ids: readonly string[],
    target: { readonly useCaseId: string | null; readonly internshipId: string | null },
  ): Promise<void> {
    const targets = {
      useCaseIds: target.useCaseId === null ? [] : [target.useCaseId],
      internshipIds: target.internshipId === null ? [] : [target.internshipId],
    };
    await this.checkTargets(tx, principal, targets, {
      useCaseIds: 'useCaseId',
      internshipIds: 'internshipId',
    });
    await this.store.attach(tx, kind, ids, targets);
  }

  /** What it is attached to from now on; internships that the writer may not see stay attached. */
  async setLinks(
    { principal, actor }: RequestContext,
    kind: ResearchKind,
    id: string,
    targets: SetResearchLinks,
  ): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const held = await this.hold(tx, kind, id);
      await this.checkTargets(tx, principal, targets, {
        useCaseIds: 'useCaseIds',
        internshipIds: 'internshipIds',
      });
      await this.store.detach(tx, principal, kind, id, targets);
      await this.store.attach(tx, kind, [id], targets);
      await tx.audit({ action: `research_${kind}.attached`, subjectType: 'research', subjectId: held.id });
    });
  }

  /** @throws DomainError `forbidden` for what somebody else brought, unless one manages */
  async remove({ principal, actor }: RequestContext, kind: ResearchKind, id: string): Promise<void> {
    await this.work.run(actor, async (tx) => {
      const held = await this.hold(tx, kind, id);
      if (!mayDelete(principal, held.createdBy))
        throw new DomainError('forbidden', 'Only who brought it, or a project manager, takes it away');
      await this.store.remove(tx, kind, id);
      await tx.audit({
        action: `research_${kind}.deleted`,
        subjectType: 'research',
        subjectId: id,
        changes: [{ path: 'title', before: held.title, after: null }],
      });
    });
  }

  private async checkTargets(
    tx: Transaction,
    principal: Principal,
    targets: SetResearchLinks,
    paths: Readonly<Record<keyof SetResearchLinks, string>>,
  ): Promise<void> {
    const seen = await this.store.seen(tx, principal, targets);
    const errors = (['useCaseIds', 'internshipIds'] as const).flatMap((name): FieldError[] =>
      targets[name].every((one) => seen[name].includes(one)) ? [] : [{ path: paths[name], code: 'unknown' }],
    );
    if (errors.length > 0) throw new DomainError('invalid_value', 'It cannot be attached to this', errors);
  }
}
