import { Injectable } from '@nestjs/common';
import type { Language } from '@jalon/contracts';
import type { MinutesContent, MinutesState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Minutes without their text. */
export interface MinutesRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly state: MinutesState;
  readonly edition: number;
  readonly language: Language;
  readonly schema: number;
  readonly authorId: string | null;
  readonly submittedById: string | null;
  readonly submitterIds: readonly string[];
  readonly submittedAt: string | null;
  readonly approvedById: string | null;
  readonly approvedAt: string | null;
  readonly distributedAt: string | null;
  /** The edition that readers have; null until the first is distributed. */
  readonly distributedEdition: number | null;
  readonly openComments: number;
  readonly version: number;
}

const RECORD = `select m.id, m.meeting_id as "meetingId", m.state, m.edition, m.language, m.schema,
    m.author_id as "authorId", m.submitted_by_id as "submittedById", m.submitted_at as "submittedAt",
    m.approved_by_id as "approvedById", m.approved_at as "approvedAt", m.distributed_at as "distributedAt",
    m.distributed_edition as "distributedEdition", m.version,
    array(select distinct s.submitted_by_id from minutes_submission s
      where s.minutes_id = m.id and s.edition = m.edition and s.submitted_by_id is not null) as "submitterIds",
    (select count(*)::int from minutes_comment c
      where c.minutes_id = m.id and c.parent_id is null and c.resolved_at is null) as "openComments"
  from minutes m`;

/** What a move changes of the row; the version goes up by itself. */
export interface MinutesChanges {
  readonly state?: MinutesState;
  readonly edition?: number;
  readonly submittedById?: string | null;
  readonly submittedAt?: string | null;
  readonly approvedById?: string | null;
  readonly approvedAt?: string | null;
  readonly distributedById?: string | null;
  readonly distributedAt?: string | null;
  readonly distributedEdition?: number;
}

const COLUMNS: Readonly<Record<keyof MinutesChanges, string>> = {
  state: 'state',
  edition: 'edition',
  submittedById: 'submitted_by_id',
  submittedAt: 'submitted_at',
  approvedById: 'approved_by_id',
  approvedAt: 'approved_at',
  distributedById: 'distributed_by_id',
  distributedAt: 'distributed_at',
  distributedEdition: 'distributed_edition',
};

/** Minutes; who may see them is asked before (MinutesAccess). */
@Injectable()
export class MinutesStore {
  constructor(private readonly database: Database) {}

  async find(id: string, tx?: Transaction): Promise<MinutesRecord | undefined> {
    const text = `${RECORD} where m.id = $1`;
    const [row] = tx
      ? await tx.query<MinutesRecord>(text, [id])
      : await this.database.query<MinutesRecord>(text, [id], 'minutes-record');
    return row;
  }

  async ofMeeting(meetingId: string, tx?: Transaction): Promise<MinutesRecord | undefined> {
    const text = `${RECORD} where m.meeting_id = $1`;
    const [row] = tx
      ? await tx.query<MinutesRecord>(text, [meetingId])
      : await this.database.query<MinutesRecord>(text, [meetingId], 'minutes-of-meeting');
    return row;
  }

  /** Holds the row: nothing is typed into the document until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<void> {
    await tx.query('select 1 from minutes where id = $1 for no key update', [id]);
  }

  async add(
    tx: Transaction,
    minutes: {
      readonly meetingId: string;
      readonly language: Language;
      readonly schema: number;
      readonly prepared: MinutesContent;
    },
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into minutes (meeting_id, language, schema, prepared, author_id, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $6) returning id`,
      [
        minutes.meetingId,
        minutes.language,
        minutes.schema,
        JSON.stringify(minutes.prepared),
        tx.actor.personId,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  async save(tx: Transaction, id: string, changes: MinutesChanges): Promise<void> {
    const names = Object.keys(changes) as (keyof MinutesChanges)[];
    const set = names.map((name, index) => `${COLUMNS[name]} = $${index + 3}`);
    await tx.query(
      `update minutes set ${['updated_at = $2', 'version = version + 1', ...set].join(', ')} where id = $1`,
      [id, tx.now, ...names.map((name) => changes[name])],
    );
  }

  async prepared(id: string): Promise<MinutesContent> {
    const [row] = await this.database.query<{ prepared: MinutesContent }>(
      'select prepared from minutes where id = $1',
      [id],
      'minutes-prepared',
    );
    return row?.prepared ?? { type: 'doc' };
  }

  /** The meeting was held, once its minutes are begun on its day or after. */
  async meetingHeld(tx: Transaction, meetingId: string): Promise<void> {
    await tx.query(
      `update meeting set state = 'held', updated_at = $2, version = version + 1
       where id = $1 and state = 'planned'`,
      [meetingId, tx.now],
    );
  }

  /** Points of the agenda that the approved text speaks of are done; what was carried on stays so. */
  async agendaDone(tx: Transaction, meetingId: string, itemIds: readonly string[]): Promise<void> {
    const done = await tx.query(
      `update agenda_item set state = 'done' where meeting_id = $1 and state = 'open' and id = any($2::uuid[])
       returning id`,
      [meetingId, itemIds],
    );
    if (done.length === 0) return;
    await tx.query('update meeting set updated_at = $2, version = version + 1 where id = $1', [
      meetingId,
      tx.now,
    ]);
  }

  /** Which of `ids` are people who can be named: known, and not archived. */
  async known(ids: readonly string[], tx?: Transaction): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const text = 'select id from person where id = any($1::uuid[]) and not archived';
    const rows = tx
      ? await tx.query<{ id: string }>(text, [ids])
      : await this.database.query<{ id: string }>(text, [ids], 'minutes-people');
    return new Set(rows.map(({ id }) => id));
  }
}
