import { Injectable } from '@nestjs/common';
import { DomainError, PLAN_LIMITS, type LocalDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface NewBaseline {
  readonly useCaseId: string;
  readonly label: string;
  readonly takenOn: LocalDate;
  /** The review that took it by itself; null when a person asked for it. */
  readonly gateReviewId: string | null;
}

/** The plan of a use case as it stood on a day (planning de référence), to measure slippage against later. */
@Injectable()
export class Baselines {
  /**
   * Keeps every milestone's date of now: reached, else expected, else agreed. A plan without milestones is kept
   * empty: a gate passed then still is a point to compare with.
   * The caller holds the use case. Audits as `baseline.taken`.
   * @returns the baseline's id
   */
  async take(tx: Transaction, { useCaseId, label, takenOn, gateReviewId }: NewBaseline): Promise<string> {
    const [baseline] = await tx.query<{ id: string }>(
      `insert into baseline (use_case_id, label, taken_on, gate_review_id, by_person_id, created_at)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [useCaseId, label, takenOn, gateReviewId, tx.actor.personId, tx.now],
    );
    const id = baseline?.id ?? '';
    await tx.query(
      `insert into baseline_milestone (baseline_id, milestone_id, name, due_on)
       select $1, m.id, m.name, coalesce(m.actual_on, m.due_on) from milestone m where m.use_case_id = $2`,
      [id, useCaseId],
    );
    await tx.audit({
      action: 'baseline.taken',
      subjectType: 'use_case',
      subjectId: useCaseId,
      changes: [{ path: 'label', before: null, after: label }],
    });
    return id;
  }

  /** @throws DomainError `limit_exceeded`: only people are counted, a gate always gets its baseline */
  async checkRoom(tx: Transaction, useCaseId: string): Promise<void> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from baseline where use_case_id = $1 and gate_review_id is null',
      [useCaseId],
    );
    if ((row?.count ?? 0) < PLAN_LIMITS.baselines) return;
    throw new DomainError('limit_exceeded', 'This use case has too many baselines', [
      { path: 'label', code: 'too_many', params: { max: PLAN_LIMITS.baselines } },
    ]);
  }
}
