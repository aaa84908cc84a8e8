import { Injectable } from '@nestjs/common';
import type { GateFact } from '@jalon/contracts';
import type {
  Border,
  GateCriterion,
  GateOpinion,
  GateOutcome,
  GateSlot,
  LocalDate,
  Met,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface NewReview {
  readonly border: Border;
  readonly gridId: string;
  readonly note: string;
  readonly reviewOn: LocalDate | null;
  readonly requestedOn: LocalDate;
}

export interface NewEvidence {
  readonly criterion: string;
  readonly kind: 'file' | 'link' | 'fact';
  readonly label: string;
  readonly note: string;
  readonly url: string | null;
  readonly fact: GateFact | null;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export interface Decided {
  readonly outcome: GateOutcome;
  readonly decidedOn: LocalDate;
  readonly reason: string | null;
  readonly resumeOn: LocalDate | null;
}

/** The rows of gates, written under the lock of their use case. */
@Injectable()
export class GateStore {
  async add(tx: Transaction, useCaseId: string, review: NewReview): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into gate_review (use_case_id, border, number, grid_id, author_id, note, requested_on, review_on,
         created_at, updated_at)
       values ($1, $2, (select count(*) + 1 from gate_review where use_case_id = $1 and border = $2), $3, $4, $5, $6,
         $7, $8, $8) returning id`,
      [
        useCaseId,
        review.border,
        review.gridId,
        tx.actor.personId,
        review.note,
        review.requestedOn,
        review.reviewOn,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  /** False when the version is no longer the one read; every write of a review goes through here. */
  async bump(tx: Transaction, reviewId: string, version: number): Promise<boolean> {
    const rows = await tx.query(
      `update gate_review set version = version + 1, updated_at = $3
       where id = $1 and version = $2 and decided_on is null returning id`,
      [reviewId, version, tx.now],
    );
    return rows.length === 1;
  }

  async save(
    tx: Transaction,
    reviewId: string,
    { note, reviewOn }: { readonly note: string; readonly reviewOn: LocalDate | null },
  ): Promise<void> {
    await tx.query('update gate_review set note = $2, review_on = $3 where id = $1', [
      reviewId,
      note,
      reviewOn,
    ]);
  }

  async start(tx: Transaction, reviewId: string): Promise<void> {
    await tx.query(`update gate_review set state = 'in_review' where id = $1`, [reviewId]);
  }

  async decide(tx: Transaction, reviewId: string, decided: Decided): Promise<void> {
    await tx.query(
      `update gate_review set state = $2, decided_on = $3, decided_by_id = $4, reason = $5, resume_on = $6
       where id = $1`,
      [reviewId, decided.outcome, decided.decidedOn, tx.actor.personId, decided.reason, decided.resumeOn],
    );
  }

  async addSlot(tx: Transaction, reviewId: string, slot: GateSlot, personId: string): Promise<void> {
    await tx.query('insert into gate_slot (review_id, slot, person_id) values ($1, $2, $3)', [
      reviewId,
      slot,
      personId,
    ]);
  }

  async removeSlots(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.query('delete from gate_slot where id = any($1)', [ids]);
  }

  async giveOpinion(
    tx: Transaction,
    slotId: string,
    { opinion, comment }: { readonly opinion: GateOpinion; readonly comment: string },
  ): Promise<void> {
    await tx.query('update gate_slot set opinion = $2, comment = $3, at = $4 where id = $1', [
      slotId,
      opinion,
      comment === '' ? null : comment,
      tx.now,
    ]);
  }

  async answer(
    tx: Transaction,
    reviewId: string,
    { criterion, met, comment }: { readonly criterion: string; readonly met: Met; readonly comment: string },
  ): Promise<void> {
    await tx.query(
      `insert into gate_answer (review_id, criterion, met, comment, by_person_id, at) values ($1, $2, $3, $4, $5, $6)
       on conflict (review_id, criterion)
         do update set met = excluded.met, comment = excluded.comment, by_person_id = excluded.by_person_id, at = excluded.at`,
      [reviewId, criterion, met, comment, tx.actor.personId, tx.now],
    );
  }

  async takeAnswerBack(tx: Transaction, reviewId: string, criterion: string): Promise<void> {
    await tx.query('delete from gate_answer where review_id = $1 and criterion = $2', [reviewId, criterion]);
  }

  async addEvidence(tx: Transaction, reviewId: string, piece: NewEvidence): Promise<void> {
    await tx.query(
      `insert into gate_evidence (review_id, criterion, kind, label, note, url, fact, media_type, size, bytes, sha256,
         by_person_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        reviewId,
        piece.criterion,
        piece.kind,
        piece.label,
        piece.note,
        piece.url,
        piece.fact,
        piece.mediaType,
        piece.bytes.length,
        piece.bytes,
        piece.sha256,
        tx.actor.personId,
        tx.now,
      ],
    );
  }

  async removeEvidence(tx: Transaction, evidenceId: string): Promise<void> {
    await tx.query('delete from gate_evidence where id = $1', [evidenceId]);
  }

  /** False when another version was published meanwhile. */
  async publish(
    tx: Transaction,
    { border, basedOn, criteria }: { border: Border; basedOn: number; criteria: readonly GateCriterion[] },
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into gate_grid (border, number, criteria, by_person_id, created_at)
       select $1, $2::int + 1, $3, $4, $5
       where (select max(number) from gate_grid where border = $1) = $2::int
       on conflict (border, number) do nothing returning id`,
      [border, basedOn, JSON.stringify(criteria), tx.actor.personId, tx.now],
    );
    return rows.length === 1;
  }
}
