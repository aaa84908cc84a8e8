import { Injectable } from '@nestjs/common';
import type { Language } from '@jalon/contracts';
import type {
  DeliverableContents,
  DeliverableKind,
  DeliverableMove,
  DeliverableState,
  DeliverableVersionState,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export type Content = DeliverableContents[keyof DeliverableContents];

export interface DeliverableRecord {
  readonly id: string;
  readonly kind: DeliverableKind;
  readonly title: string;
  readonly language: Language;
  readonly subjectId: string | null;
  readonly month: string | null;
  readonly year: number | null;
  readonly entityId: string | null;
  readonly useCaseId: string | null;
  readonly content: Content | null;
  readonly state: DeliverableState;
  readonly version: number;
}

export type NewDeliverable = Omit<DeliverableRecord, 'id' | 'state' | 'version'> & {
  readonly batchId: string | null;
};

/** What a review looks at. */
export interface ReviewRecord {
  readonly number: number | null;
  readonly state: DeliverableVersionState | null;
  /** People who asked for a version or brought one, and who submitted it. */
  readonly authorIds: readonly string[];
}

const RECORD = `select d.id, d.kind, d.title, d.language, d.subject_id as "subjectId", d.month, d.year,
    d.entity_id as "entityId", d.use_case_id as "useCaseId", d.content, d.state, d.version
  from deliverable d where d.id = $1`;

/** Deliverables as they are written. */
@Injectable()
export class DeliverableStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, one: NewDeliverable): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into deliverable (kind, title, language, subject_id, month, year, entity_id, use_case_id, content,
         batch_id, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) returning id`,
      [
        one.kind,
        one.title,
        one.language,
        one.subjectId,
        one.month,
        one.year,
        one.entityId,
        one.useCaseId,
        one.content === null ? null : JSON.stringify(one.content),
        one.batchId,
        tx.actor.accountId,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  async read(id: string): Promise<DeliverableRecord | undefined> {
    const [row] = await this.database.query<DeliverableRecord>(RECORD, [id], 'deliverable-record');
    return row;
  }

  /** The deliverable, held until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<DeliverableRecord | undefined> {
    const [row] = await tx.query<DeliverableRecord>(`${RECORD} for update`, [id]);
    return row;
  }

  /** What people write of it. */
  async save(tx: Transaction, id: string, next: Pick<DeliverableRecord, 'title' | 'content'>): Promise<void> {
    await tx.query(
      `update deliverable set title = $2, content = $3, updated_at = $4, version = version + 1 where id = $1`,
      [id, next.title, next.content === null ? null : JSON.stringify(next.content), tx.now],
    );
  }

  async saveState(tx: Transaction, id: string, state: DeliverableState): Promise<void> {
    await tx.query(
      `update deliverable set state = $2, updated_at = $3, version = version + 1 where id = $1`,
      [id, state, tx.now],
    );
  }

  async addMove(
    tx: Transaction,
    id: string,
    move: { readonly name: DeliverableMove; readonly number: number; readonly reason: string },
  ): Promise<void> {
    await tx.query(
      `insert into deliverable_move (deliverable_id, name, version_number, reason, by_id, at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, move.name, move.number, move.reason, tx.actor.personId, tx.now],
    );
  }

  async review(tx: Transaction, id: string): Promise<ReviewRecord> {
    const [row] = await tx.query<ReviewRecord>(
      `select v.number, v.state, array(
           select distinct person from (
             select author_id from deliverable_version where deliverable_id = $1
             union all (select by_id from deliverable_move where deliverable_id = $1 and name = 'submit'
               order by at desc limit 1)) people(person)
           where person is not null) as "authorIds"
       from (select 1) one left join lateral (select number, state from deliverable_version
         where deliverable_id = $1 order by number desc limit 1) v on true`,
      [id],
    );
    return row ?? { number: null, state: null, authorIds: [] };
  }
}
