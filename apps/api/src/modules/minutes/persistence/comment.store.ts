import { Injectable } from '@nestjs/common';
import type { MinutesComment } from '@jalon/contracts';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export type CommentRow = Omit<MinutesComment, 'mine'>;

const ROW = `select c.id, c.parent_id as "parentId", c.anchor, c.quote, c.body, c.author_id as "authorId", c.at,
    c.resolved_at as "resolvedAt", c.resolved_by_id as "resolvedById", c.version from minutes_comment c`;

/** What is said about minutes while they are written and reviewed. */
@Injectable()
export class CommentStore {
  constructor(private readonly database: Database) {}

  /** In the order they were written. */
  list(minutesId: string): Promise<CommentRow[]> {
    return this.database.query<CommentRow>(
      `${ROW} where c.minutes_id = $1 order by c.at, c.id`,
      [minutesId],
      'minutes-comments',
    );
  }

  async find(tx: Transaction, minutesId: string, id: string): Promise<CommentRow | undefined> {
    const [row] = await tx.query<CommentRow>(`${ROW} where c.minutes_id = $1 and c.id = $2`, [minutesId, id]);
    return row;
  }

  async count(tx: Transaction, minutesId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from minutes_comment where minutes_id = $1',
      [minutesId],
    );
    return row?.count ?? 0;
  }

  async add(
    tx: Transaction,
    minutesId: string,
    comment: Pick<CommentRow, 'parentId' | 'anchor' | 'quote' | 'body'>,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into minutes_comment (minutes_id, parent_id, anchor, quote, body, author_id, at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        minutesId,
        comment.parentId,
        comment.anchor === null ? null : JSON.stringify(comment.anchor),
        comment.quote,
        comment.body,
        tx.actor.personId,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  /** Under the lock of the minutes: the version was compared before. */
  async save(
    tx: Transaction,
    id: string,
    next: Pick<CommentRow, 'body' | 'resolvedAt' | 'resolvedById'>,
  ): Promise<void> {
    await tx.query(
      `update minutes_comment set body = $2, resolved_at = $3, resolved_by_id = $4, version = version + 1
       where id = $1`,
      [id, next.body, next.resolvedAt, next.resolvedById],
    );
  }
}
