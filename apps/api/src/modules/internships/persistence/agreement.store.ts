import { Injectable } from '@nestjs/common';
import type { WaiveVerdict } from '@jalon/contracts';
import type { LocalDate } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { RecordedSignature } from './internship-record.js';

export interface FrozenText {
  readonly number: number;
  readonly content: object;
  readonly sha256: string;
  readonly effectiveOn: LocalDate;
}

/** What is signed: the agreement (0) and its amendments, who signs them, and the rules somebody set aside. */
@Injectable()
export class InternshipAgreementStore {
  async open(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `insert into internship_agreement (internship_id, number, content, created_at, updated_at)
       values ($1, 0, '{}', $2, $2)`,
      [id, tx.now],
    );
  }

  /** Writes the texts of the draft that change; the others stay. */
  async saveTexts(tx: Transaction, id: string, texts: object): Promise<void> {
    await tx.query(
      `update internship_agreement set content = content || $2::jsonb, updated_at = $3, version = version + 1
       where internship_id = $1 and number = 0`,
      [id, JSON.stringify(texts), tx.now],
    );
  }

  /** Keeps a text as it is sent, with the hash that signatures will stand for, and who has to sign it. */
  async freeze(
    tx: Transaction,
    id: string,
    text: FrozenText,
    signatories: readonly Pick<RecordedSignature, 'signatory' | 'name'>[],
  ): Promise<void> {
    const { number, content, sha256, effectiveOn } = text;
    await tx.query(
      `insert into internship_agreement (internship_id, number, state, content, effective_on, sha256, created_at, updated_at)
       values ($1, $2, 'in_signature', $3, $4, $5, $6, $6)
       on conflict (internship_id, number) do update set state = excluded.state, content = excluded.content,
         effective_on = excluded.effective_on, sha256 = excluded.sha256, updated_at = excluded.updated_at,
         version = internship_agreement.version + 1`,
      [id, number, JSON.stringify(content), effectiveOn, sha256, tx.now],
    );
    await this.clearSignatures(tx, id, number);
    for (const [position, { signatory, name }] of signatories.entries()) {
      await tx.query(
        `insert into internship_signature (internship_id, number, position, signatory, name) values ($1, $2, $3, $4, $5)`,
        [id, number, position, signatory, name],
      );
    }
  }

  /** The agreement as a draft again, with `texts`: signatures stand for a frozen text, another one needs new ones. */
  async thaw(tx: Transaction, id: string, texts: object): Promise<void> {
    await tx.query(
      `update internship_agreement set state = 'draft', content = $2, effective_on = null, sha256 = null,
         updated_at = $3, version = version + 1 where internship_id = $1 and number = 0`,
      [id, JSON.stringify(texts), tx.now],
    );
    await this.clearSignatures(tx, id, 0);
  }

  async recordSignatures(
    tx: Transaction,
    id: string,
    number: number,
    signatures: readonly RecordedSignature[],
  ): Promise<void> {
    for (const { signatory, name, signedOn } of signatures) {
      await tx.query(
        `update internship_signature set name = $4, signed_on = $5, recorded_by = $6
         where internship_id = $1 and number = $2 and signatory = $3`,
        [id, number, signatory, name, signedOn, tx.actor.accountId],
      );
    }
  }

  async setState(
    tx: Transaction,
    id: string,
    number: number,
    state: 'in_signature' | 'signed',
  ): Promise<void> {
    await tx.query(
      `update internship_agreement set state = $3, updated_at = $4, version = version + 1
       where internship_id = $1 and number = $2`,
      [id, number, state, tx.now],
    );
  }

  async removeAmendment(tx: Transaction, id: string, number: number): Promise<void> {
    await tx.query(
      'delete from internship_agreement where internship_id = $1 and number = $2 and number > 0',
      [id, number],
    );
  }

  async waive(tx: Transaction, id: string, { code, params, reason }: WaiveVerdict): Promise<void> {
    await tx.query(
      reason === null
        ? `delete from internship_waiver where internship_id = $1 and code = $2 and params = $3::jsonb`
        : `insert into internship_waiver (internship_id, code, params, reason, by_account_id, at)
           values ($1, $2, $3::jsonb, $4, $5, $6)
           on conflict (internship_id, code, params) do update set reason = excluded.reason,
             by_account_id = excluded.by_account_id, at = excluded.at`,
      [id, code, JSON.stringify(params), ...(reason === null ? [] : [reason, tx.actor.accountId, tx.now])],
    );
  }

  private async clearSignatures(tx: Transaction, id: string, number: number): Promise<void> {
    await tx.query('delete from internship_signature where internship_id = $1 and number = $2', [id, number]);
  }
}
