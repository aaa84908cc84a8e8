import { Injectable } from '@nestjs/common';
import type { MoveStudy, StudyDetail } from '@jalon/contracts';
import {
  advanceStudy,
  DomainError,
  parisDate,
  useCaseFromStudy,
  type Principal,
  type UseCaseDraft,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ReferenceCache } from '../../reference/index.js';
import { UseCaseAccess, UseCaseCreation } from '../../use-cases/index.js';
import { StudyStore, type StudyRecord } from '../persistence/study.store.js';
import { checkStudyId, StudyQueries, studyNotFound } from './study-queries.js';
import { conflict } from './write-study.js';

/** Moves a study through its life; a study that is pursued becomes a use case in the same transaction. */
@Injectable()
export class MoveStudyCommand {
  constructor(
    private readonly studies: StudyStore,
    private readonly queries: StudyQueries,
    private readonly useCases: UseCaseAccess,
    private readonly creation: UseCaseCreation,
    private readonly reference: ReferenceCache,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError of `advanceStudy`, or `version_conflict` with the current detail */
  async run({ principal, actor }: RequestContext, id: string, command: MoveStudy): Promise<StudyDetail> {
    checkStudyId(id);
    const names = await this.reference.read();
    await this.work.run(actor, async (tx) => {
      const before = await this.studies.hold(tx, principal, id);
      if (!before) throw studyNotFound();
      if (before.version !== command.version) throw conflict(before, principal, names);
      const today = parisDate(new Date(tx.now));
      const moved = advanceStudy(before, { ...command, today }, principal);
      const pursued = moved.state === 'decided' && moved.recommendation === 'pursue';
      const useCaseId = pursued
        ? await this.become(tx, principal, before, command.useCaseId)
        : before.useCaseId;
      const decidedById = moved.state === 'decided' ? actor.personId : null;
      await this.studies.saveMove(tx, id, { ...moved, useCaseId, decidedById });
      await this.studies.recordMove(tx, id, {
        from: before.state,
        to: moved.state,
        on: today,
        reason: command.reason,
      });
      const changes = [
        { path: 'state', before: before.state, after: moved.state },
        { path: 'recommendation', before: before.recommendation, after: moved.recommendation },
        { path: 'reason', before: null, after: command.reason },
      ].filter((change) => change.before !== change.after);
      await tx.audit({
        action: `study.${MOVED[command.name]}`,
        subjectType: 'study',
        subjectId: id,
        changes,
      });
    });
    return this.queries.detail(principal, id);
  }

  /** The use case that the study becomes: a new one, or the one named; whose history then says where it comes from. */
  private async become(
    tx: Transaction,
    principal: Principal,
    study: StudyRecord,
    linkTo: string | null,
  ): Promise<string> {
    const useCaseId =
      linkTo === null
        ? (await this.creation.create(tx, principal, await this.draftOf(tx, study))).id
        : await this.link(tx, principal, study, linkTo);
    await tx.audit({
      action: 'study.pursued',
      subjectType: 'use_case',
      subjectId: useCaseId,
      changes: [{ path: 'study', before: null, after: `${study.code} ${study.title}` }],
    });
    return useCaseId;
  }

  private async link(
    tx: Transaction,
    principal: Principal,
    study: StudyRecord,
    useCaseId: string,
  ): Promise<string> {
    const useCase = await this.useCases
      .hold(tx, principal, { id: useCaseId }, 'use_case:read')
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'not_found') throw cannotJoin('unknown');
        throw error;
      });
    // The partner follows its study: it could not see where it went.
    if (useCase.entityId !== study.entityId) throw cannotJoin('other_entity');
    if (useCase.stage === 'closed') throw cannotJoin('use_case_closed');
    await this.useCases.touch(tx, useCaseId);
    return useCaseId;
  }

  /** Who was archived since the study was written is not named anew. */
  private async draftOf(tx: Transaction, study: StudyRecord): Promise<UseCaseDraft> {
    const draft = useCaseFromStudy(study);
    const { sponsorId, businessOwnerId, functionalReferentId } = draft;
    const named = [sponsorId, businessOwnerId, functionalReferentId].filter((id) => id !== null);
    const known = await this.studies.inUse(tx, 'person', named);
    const still = (id: string | null) => (id !== null && known.has(id) ? id : null);
    return {
      ...draft,
      sponsorId: still(sponsorId),
      businessOwnerId: still(businessOwnerId),
      functionalReferentId: still(functionalReferentId),
    };
  }
}

const MOVED = {
  submit: 'submitted',
  screen: 'screened',
  qualify: 'qualified',
  decide: 'decided',
  return: 'returned',
  revisit: 'revisited',
} as const;

function cannotJoin(code: 'unknown' | 'other_entity' | 'use_case_closed'): DomainError {
  return new DomainError('invalid_value', 'The study cannot join this use case', [
    { path: 'useCaseId', code },
  ]);
}
