import { Injectable } from '@nestjs/common';
import type {
  AgreementContent,
  AgreementKind,
  AgreementOpinion,
  AgreementState,
  AmendmentContent,
  LocalDate,
  Principal,
  Stage,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { DETAIL_COLUMNS, SUMMARY_COLUMNS, SUMMARY_FROM } from './agreement-columns.js';

export interface SummaryRow {
  readonly id: string;
  readonly useCaseId: string;
  readonly useCaseCode: string;
  readonly useCaseTitle: string;
  readonly stage: Stage;
  readonly entityId: string;
  readonly entityName: string;
  readonly kind: AgreementKind;
  readonly number: number;
  readonly parentId: string | null;
  readonly title: string;
  /** As stored: never `expired`. */
  readonly state: AgreementState;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly signed: number;
  readonly signatories: number;
  readonly updatedAt: string;
}

/** An agreement or amendment with all that is kept about it. */
export interface AgreementRow extends SummaryRow {
  readonly byPersonId: string | null;
  readonly version: number;
  /** AgreementContent of an agreement, AmendmentContent of an amendment. */
  readonly content: AgreementContent | AmendmentContent;
  /** The text of the agreement that an amendment belongs to. */
  readonly parentContent: AgreementContent | null;
  /** What signed amendments changed, oldest first: of an agreement all, of an amendment those before it. */
  readonly amendedBy: readonly Partial<AgreementContent>[];
  readonly openAmendment: boolean;
  readonly versions: readonly {
    readonly number: number;
    readonly sha256: string;
    readonly note: string;
    readonly byPersonId: string | null;
    readonly byName: string | null;
    readonly at: string;
  }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly number: number;
    readonly side: 'lab' | 'partner';
    readonly opinion: AgreementOpinion;
    readonly comment: string;
    readonly personId: string | null;
    readonly byName: string | null;
    readonly at: string;
  }[];
  readonly signatures: readonly {
    readonly name: string;
    readonly quality: string;
    readonly party: string;
    readonly signedOn: LocalDate | null;
  }[];
  readonly moves: readonly {
    readonly from: AgreementState | null;
    readonly to: AgreementState;
    readonly number: number | null;
    readonly reason: string | null;
    readonly byName: string | null;
    readonly at: string;
  }[];
}

export interface VersionRow {
  readonly number: number;
  readonly title: string;
  readonly content: AgreementContent | AmendmentContent;
  readonly sha256: string;
  readonly note: string;
  readonly byName: string | null;
  readonly at: string;
}

/** A partner never sees a draft, not even that there is one. */
const seenBy = (principal: Principal) => (principal.role === 'partner' ? `a.state <> 'draft'` : 'true');
const named = (name: string, principal: Principal) =>
  principal.role === 'partner' ? `${name}-partner` : name;

/** Agreements and amendments of use cases; the caller has checked that the reader sees the use case. */
@Injectable()
export class AgreementStore {
  constructor(private readonly database: Database) {}

  list(principal: Principal, useCaseId: string): Promise<SummaryRow[]> {
    return this.database.query<SummaryRow>(
      `select ${SUMMARY_COLUMNS} ${SUMMARY_FROM} left join agreement p on p.id = a.parent_id
       where a.use_case_id = $1 and ${seenBy(principal)}
       order by coalesce(p.number, a.number), a.kind, a.number`,
      [useCaseId],
      named('agreements-of-use-case', principal),
    );
  }

  async find(
    principal: Principal,
    useCaseId: string,
    id: string,
    tx?: Transaction,
  ): Promise<AgreementRow | undefined> {
    const text = `select ${SUMMARY_COLUMNS}, ${DETAIL_COLUMNS} ${SUMMARY_FROM}
      where a.use_case_id = $1 and a.id = $2 and ${seenBy(principal)}`;
    const [row] = tx
      ? await tx.query<AgreementRow>(text, [useCaseId, id])
      : await this.database.query<AgreementRow>(text, [useCaseId, id], named('agreement-detail', principal));
    return row;
  }

  async version(id: string, number: number): Promise<VersionRow | undefined> {
    const [row] = await this.database.query<VersionRow>(
      `select v.number, v.title, v.content, v.sha256, v.note, p.name as "byName", v.at
       from agreement_version v left join person p on p.id = v.by_person_id
       where v.agreement_id = $1 and v.number = $2`,
      [id, number],
      'agreement-version',
    );
    return row;
  }

  async add(
    tx: Transaction,
    draft: {
      readonly useCaseId: string;
      readonly kind: AgreementKind;
      readonly parentId: string | null;
      readonly title: string;
      readonly content: AgreementContent | AmendmentContent;
      readonly validFrom: LocalDate | null;
      readonly validTo: LocalDate | null;
    },
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into agreement (use_case_id, kind, parent_id, title, content, valid_from, valid_to, by_person_id,
         created_at, updated_at, number)
       values ($1, $2, $3::uuid, $4, $5, $6, $7, $8, $9, $9, 1 + coalesce((select max(number) from agreement
         where use_case_id = $1 and kind = $2 and parent_id is not distinct from $3::uuid), 0))
       returning id`,
      [
        draft.useCaseId,
        draft.kind,
        draft.parentId,
        draft.title,
        JSON.stringify(draft.content),
        draft.validFrom,
        draft.validTo,
        tx.actor.personId,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  /** False when the version is no longer the one read. */
  async save(
    tx: Transaction,
    row: Pick<AgreementRow, 'id' | 'version'>,
    text: {
      readonly title: string;
      readonly content: AgreementContent | AmendmentContent;
      readonly validFrom: LocalDate | null;
      readonly validTo: LocalDate | null;
    },
  ): Promise<boolean> {
    const saved = await tx.query(
      `update agreement set title = $3, content = $4, valid_from = $5, valid_to = $6, updated_at = $7, version = version + 1
       where id = $1 and version = $2 and state = 'draft' returning id`,
      [row.id, row.version, text.title, JSON.stringify(text.content), text.validFrom, text.validTo, tx.now],
    );
    return saved.length === 1;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from agreement where id = $1', [id]);
  }

  async freeze(tx: Transaction, id: string, version: Omit<VersionRow, 'byName' | 'at'>): Promise<void> {
    await tx.query(
      `insert into agreement_version (agreement_id, number, title, content, sha256, note, by_person_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        version.number,
        version.title,
        JSON.stringify(version.content),
        version.sha256,
        version.note,
        tx.actor.personId,
        tx.now,
      ],
    );
  }

  async review(
    tx: Transaction,
    id: string,
    review: {
      readonly number: number;
      readonly side: 'lab' | 'partner';
      readonly opinion: AgreementOpinion;
      readonly comment: string;
    },
  ): Promise<void> {
    await tx.query(
      `insert into agreement_review (agreement_id, number, side, opinion, comment, person_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, review.number, review.side, review.opinion, review.comment, tx.actor.personId, tx.now],
    );
  }

  /** The table of signatures of a version: empty days at first. Replaces the one before. */
  async openSignatures(
    tx: Transaction,
    id: string,
    number: number,
    rows: AgreementContent['signatories']['rows'],
  ): Promise<void> {
    await this.clearSignatures(tx, id);
    for (const [position, { name, quality, party }] of rows.entries()) {
      await tx.query(
        `insert into agreement_signatory (agreement_id, position, number, name, quality, party)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, position, number, name, quality, party],
      );
    }
  }

  async clearSignatures(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from agreement_signatory where agreement_id = $1', [id]);
  }

  async recordSignatures(tx: Transaction, id: string, days: readonly (LocalDate | null)[]): Promise<void> {
    for (const [position, day] of days.entries()) {
      await tx.query(
        'update agreement_signatory set signed_on = $3 where agreement_id = $1 and position = $2',
        [id, position, day],
      );
    }
  }

  /** Any write beside the text goes up in the version too: who looks at an older state is told. */
  async touch(
    tx: Transaction,
    id: string,
    to: { readonly state: AgreementState; readonly signedOn: LocalDate | null },
  ): Promise<void> {
    await tx.query(
      `update agreement set state = $2, signed_on = $3, updated_at = $4, version = version + 1 where id = $1`,
      [id, to.state, to.signedOn, tx.now],
    );
  }

  async recordMove(
    tx: Transaction,
    id: string,
    move: {
      readonly from: AgreementState | null;
      readonly to: AgreementState;
      readonly number: number | null;
      readonly reason: string | null;
    },
  ): Promise<void> {
    await tx.query(
      `insert into agreement_move (agreement_id, from_state, to_state, number, reason, by_person_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, move.from, move.to, move.number, move.reason, tx.actor.personId, tx.now],
    );
  }

  /** What the signed amendment changes of the dates of its agreement. */
  async prolong(
    tx: Transaction,
    agreementId: string,
    { from, to }: AgreementContent['term']['fields'],
  ): Promise<void> {
    await tx.query(
      'update agreement set valid_from = $2, valid_to = $3, updated_at = $4, version = version + 1 where id = $1',
      [agreementId, from, to, tx.now],
    );
  }

  async count(tx: Transaction, useCaseId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from agreement where use_case_id = $1',
      [useCaseId],
    );
    return row?.count ?? 0;
  }
}
