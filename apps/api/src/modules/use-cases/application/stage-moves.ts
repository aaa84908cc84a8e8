import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  allowedTransitions,
  automaticCriteria,
  borderAfter,
  CROSSINGS,
  DomainError,
  moveKind,
  type Border,
  type Evidence,
  type LocalDate,
  type Principal,
  type TransitionName,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { DetailQuery } from '../persistence/detail-query.js';
import {
  UseCaseRepository,
  type UseCaseKey,
  type UseCaseRecord,
} from '../persistence/use-case.repository.js';
import { changedFields } from './changed-fields.js';
import { useCaseNotFound } from './use-case-queries.js';
import { lifecycleFacts } from './use-case-view.js';

export interface StageMove {
  readonly name: TransitionName;
  readonly on: LocalDate;
  readonly reason: string | null;
}

/** What the lifecycle asks for at the border ahead of a use case, and whether it is there. */
export interface AutomaticCriterion {
  readonly evidence: Evidence;
  readonly met: boolean;
}

/** The one place where a use case changes stage or condition, always under a row that the caller holds. */
@Injectable()
export class StageMoves {
  constructor(
    private readonly useCases: UseCaseRepository,
    private readonly details: DetailQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Crosses `border` by the go of its gate.
   * @throws DomainError of `advance`: the border is not the one ahead, or what the lifecycle asks for is missing
   */
  throughGate(
    tx: Transaction,
    useCase: UseCaseRecord,
    {
      border,
      on,
      reason,
    }: { readonly border: Border; readonly on: LocalDate; readonly reason: string | null },
  ): Promise<void> {
    return this.make(tx, useCase, { name: CROSSINGS[border].transition, on, reason }, true);
  }

  /** Any move that needs no gate. @throws DomainError of `advance` */
  move(tx: Transaction, useCase: UseCaseRecord, move: StageMove): Promise<void> {
    return this.make(tx, useCase, move, false);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async automatic(
    principal: Principal,
    key: UseCaseKey,
    tx?: Transaction,
  ): Promise<readonly AutomaticCriterion[]> {
    const row = await this.details.find(principal, key, tx);
    if (!row) throw useCaseNotFound();
    const border = borderAfter(row.stage);
    if (border === null) return [];
    // Asked as if it were active: what is missing is missing on hold as well.
    const position = { stage: row.stage, condition: 'active' as const };
    const ahead = allowedTransitions(position, lifecycleFacts(row, row.milestones)).find(
      (transition) => transition.name === CROSSINGS[border].transition,
    );
    return automaticCriteria(border).map((evidence) => ({
      evidence,
      met: !(ahead?.missing ?? []).includes(evidence),
    }));
  }

  private async make(
    tx: Transaction,
    before: UseCaseRecord,
    move: StageMove,
    gateGo: boolean,
  ): Promise<void> {
    const milestones = await this.useCases.milestones(tx, before.id);
    // History is told in order: no move before the last one, be it of stage or of condition.
    const lastMove = await this.useCases.lastMoveOn(tx, before.id);
    const stageSince = lastMove !== null && lastMove > before.stageSince ? lastMove : before.stageSince;
    const to = advance(
      before,
      { ...move, today: today(this.clock) },
      lifecycleFacts({ ...before, stageSince }, milestones, gateGo),
    );
    const changes = { ...to, ...(to.stage === before.stage ? {} : { stageSince: move.on }) };
    if (!(await this.useCases.save(tx, before.id, before.version, changes, tx.now))) {
      throw new DomainError('version_conflict', 'Somebody changed this use case');
    }
    await this.useCases.recordMove(tx, before.id, {
      on: move.on,
      fromStage: before.stage,
      toStage: to.stage,
      toCondition: to.condition,
      kind: moveKind(before, to),
      reason: move.reason,
    });
    await tx.audit({
      action: 'use_case.moved',
      subjectType: 'use_case',
      subjectId: before.id,
      changes: [
        ...changedFields(before, changes),
        ...(move.reason === null ? [] : [{ path: 'reason', before: null, after: move.reason }]),
      ],
    });
  }
}
