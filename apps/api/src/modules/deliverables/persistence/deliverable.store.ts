import { Injectable } from '@nestjs/common';
import type { Language } from '@jalon/contracts';
import type { DeliverableContents, DeliverableKind, DeliverableMove, DeliverableState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipRows, type RowReader } from './internship-rows.js';

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

export type NewDeliverable = Omit<DeliverableRecord, 'state' | 'version'>;

const RECORD = `select d.id, d.kind, d.title, d.language, d.subject_id as "subjectId", d.month, d.year,
    d.entity_id as "entityId", d.use_case_id as "useCaseId", d.content, d.state, d.version
  from deliverable d where`;

function recordFor(reader: RowReader, id: string) {
  const values = new Values();
  const text = `${RECORD} d.id = ${values.add(id)} and ${internshipRows(reader, values)}`;
  return { text, values: values.all };
}

/** Deliverables as they are written. */
@Injectable()
export class DeliverableStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, ones: readonly NewDeliverable[], batchId: string | null): Promise<void> {
    await tx.query(
      `insert into deliverable (id, kind, title, language, subject_id, month, year, entity_id, use_case_id, content,
         batch_id, created_by, created_at, updated_at)
       select x.id, x.kind, x.title, x.language, x.subject_id, x.month, x.year, x.entity_id, x.use_case_id,
         x.content::jsonb, $1, $2, $3, $3
       from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::integer[], $11::uuid[],
           $12::uuid[], $13::text[])
         x (id, kind, title, language, subject_id, month, year, entity_id, use_case_id, content)`,
      [
        batchId,
        tx.actor.accountId,
        tx.now,
        ones.map(({ id }) => id),
        ones.map(({ kind }) => kind),
        ones.map(({ title }) => title),
        ones.map(({ language }) => language),
        ones.map(({ subjectId }) => subjectId),
        ones.map(({ month }) => month),
        ones.map(({ year }) => year),
        ones.map(({ entityId }) => entityId),
        ones.map(({ useCaseId }) => useCaseId),
        ones.map(({ content }) => (content === null ? null : JSON.stringify(content))),
      ],
    );
  }

  /** As far as the rows let `reader` see it. */
  async read(reader: RowReader, id: string): Promise<DeliverableRecord | undefined> {
    const { text, values } = recordFor(reader, id);
    const [row] = await this.database.query<DeliverableRecord>(text, values);
    return row;
  }

  /** The deliverable, held until the transaction ends; as far as the rows let `reader` see it. */
  async hold(tx: Transaction, reader: RowReader, id: string): Promise<DeliverableRecord | undefined> {
    const { text, values } = recordFor(reader, id);
    const [row] = await tx.query<DeliverableRecord>(`${text} for update of d`, values);
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
}
