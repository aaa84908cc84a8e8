import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  CreateDeliverable,
  DeliverableDetail,
  GenerateVersion,
  MoveDeliverable,
  UpdateDeliverable,
} from '@jalon/contracts';
import {
  DELIVERABLE_MOVE_TO,
  deliverableMoveNeedsReason,
  deliverableMoveRefusal,
  deliverableWritable,
  DomainError,
  type DeliverableMove,
  type Principal,
} from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { DeliverableStore, type DeliverableRecord } from '../persistence/deliverable.store.js';
import { checkMayMake, DeliverableAccess } from './deliverable-access.js';
import { DeliverableQueries, mayMove } from './deliverable-queries.js';
import { DeliverableRequests } from './deliverable-requests.js';
import { contentOf } from './deliverable-source.js';

const DONE: Readonly<Record<DeliverableMove, string>> = {
  submit: 'deliverable.submitted',
  return: 'deliverable.returned',
  approve: 'deliverable.approved',
  reopen: 'deliverable.reopened',
};

/** Opens deliverables, writes them, asks for versions and moves them through their review. */
@Injectable()
export class DeliverableCommands {
  constructor(
    private readonly access: DeliverableAccess,
    private readonly store: DeliverableStore,
    private readonly requests: DeliverableRequests,
    private readonly queries: DeliverableQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `forbidden` for a kind that others make, `invalid_value` for what it is not made from */
  async create(context: RequestContext, command: CreateDeliverable): Promise<DeliverableDetail> {
    const { principal } = context;
    checkMayMake(principal, command.kind);
    return this.work.once(context.actor, context.once, async (tx) => {
      const opened = await this.requests.create(tx, command.kind, [command]);
      const id = opened[0]?.id ?? '';
      await tx.audit({ action: 'deliverable.created', subjectType: 'deliverable', subjectId: id });
      return this.queries.detail(principal, id, tx);
    });
  }

  /** @throws DomainError `version_conflict` with the current detail, `transition_not_allowed` once it is reviewed */
  update(context: RequestContext, id: string, command: UpdateDeliverable): Promise<DeliverableDetail> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      const before = await this.access.holdToMake(tx, principal, id);
      await this.checkVersion(tx, principal, before, command.version);
      checkWritable(before);
      const { title = before.title, content } = command.changes;
      const next = {
        title,
        content: content === undefined ? before.content : contentOf(before.kind, content),
      };
      const changed = (['title', 'content'] as const).filter(
        (path) => !isDeepStrictEqual(before[path], next[path]),
      );
      if (changed.length > 0) await this.store.save(tx, id, next);
      await tx.audit({
        action: 'deliverable.updated',
        subjectType: 'deliverable',
        subjectId: id,
        // What people write is long, and is kept with the facts of each version.
        changes: changed.map((path) =>
          path === 'title'
            ? { path, before: before.title, after: next.title }
            : { path, before: null, after: null },
        ),
      });
      return this.queries.detail(principal, id, tx);
    });
  }

  /** @throws DomainError `not_ready` while one is being made, `transition_not_allowed` once it is reviewed */
  generate(context: RequestContext, id: string, command: GenerateVersion): Promise<DeliverableDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const record = await this.access.holdToMake(tx, principal, id);
      checkWritable(record);
      await this.requests.generate(tx, record.kind, [record], command);
      await tx.audit({ action: 'deliverable.requested', subjectType: 'deliverable', subjectId: id });
      return this.queries.detail(principal, id, tx);
    });
  }

  /**
   * @throws DomainError `version_conflict` with the current detail, `reason_required`, `transition_not_allowed` with
   *   what keeps it from the move
   */
  move(context: RequestContext, id: string, command: MoveDeliverable): Promise<DeliverableDetail> {
    const { principal } = context;
    const { name, reason } = command;
    return this.work.once(context.actor, context.once, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      if (!mayMove(principal, record.kind, name)) {
        throw new DomainError('forbidden', 'Your role does not make this move');
      }
      await this.checkVersion(tx, principal, record, command.version);
      const { kind, state, versions, authorIds } = await this.queries.stored(principal, id, tx);
      const last = versions[0];
      const facts = { kind, state, ready: last?.state === 'ready', authorIds };
      const refusal = deliverableMoveRefusal(facts, name, principal.personId);
      if (refusal !== null) {
        throw new DomainError('transition_not_allowed', `"${name}" is refused: ${refusal}`, [
          { path: 'name', code: `deliverable_${refusal}` },
        ]);
      }
      if (deliverableMoveNeedsReason(name) && reason === '') {
        throw new DomainError('reason_required', 'Say why', [{ path: 'reason', code: 'reason_required' }]);
      }
      await this.store.addMove(tx, id, { name, number: last?.number ?? 0, reason });
      await this.store.saveState(tx, id, DELIVERABLE_MOVE_TO[name]);
      await tx.audit({
        action: DONE[name],
        subjectType: 'deliverable',
        subjectId: id,
        changes: [
          { path: 'state', before: state, after: DELIVERABLE_MOVE_TO[name] },
          ...(reason === '' ? [] : [{ path: 'reason', before: null, after: reason }]),
        ],
      });
      return this.queries.detail(principal, id, tx);
    });
  }

  private async checkVersion(
    tx: Transaction,
    principal: Principal,
    record: DeliverableRecord,
    version: number,
  ): Promise<void> {
    if (record.version === version) return;
    const current = await this.queries.detail(principal, record.id, tx);
    throw new DomainError('version_conflict', 'Somebody changed this deliverable', [], current);
  }
}

/** @throws DomainError `transition_not_allowed` while a reviewer reads it, and once it is approved */
export function checkWritable({ state }: Pick<DeliverableRecord, 'state'>): void {
  if (deliverableWritable(state)) return;
  throw new DomainError('transition_not_allowed', `Nothing can be written while it is ${state}`, [
    { path: 'state', code: `deliverable_${state}` },
  ]);
}
