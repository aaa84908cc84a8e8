import { Injectable } from '@nestjs/common';
import type { MinutesSubmission, MinutesText } from '@jalon/contracts';
import type { MinutesContent } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface FrozenMinutes extends MinutesSubmission {
  readonly content: MinutesContent;
  readonly attendance: MinutesText['attendance'];
}

const SUMMARY = `s.id, s.number, s.edition, s.submitted_by_id as "submittedById",
  s.submitted_at as "submittedAt", s.outcome, s.reason, s.decided_by_id as "decidedById", s.decided_at as "decidedAt"`;
const FROZEN = `${SUMMARY}, s.content, s.attendance`;

/** Which of the frozen texts: by number, or the last one approved (of one edition, or of any). */
export type WhichText = { readonly number: number } | { readonly approvedIn: number | null };

/** What was submitted, as it was. */
@Injectable()
export class SubmissionStore {
  constructor(private readonly database: Database) {}

  /** Oldest first, without the texts. */
  list(minutesId: string, tx?: Transaction): Promise<MinutesSubmission[]> {
    const text = `select ${SUMMARY} from minutes_submission s where s.minutes_id = $1 order by s.number`;
    return tx
      ? tx.query<MinutesSubmission>(text, [minutesId])
      : this.database.query<MinutesSubmission>(text, [minutesId], 'minutes-submissions');
  }

  async text(minutesId: string, which: WhichText, tx?: Transaction): Promise<FrozenMinutes | undefined> {
    const [condition, value] =
      'number' in which
        ? ['s.number = $2', which.number]
        : [`s.outcome = 'approved' and ($2::int is null or s.edition = $2)`, which.approvedIn];
    const text = `select ${FROZEN} from minutes_submission s where s.minutes_id = $1 and ${condition}
      order by s.number desc limit 1`;
    const [row] = tx
      ? await tx.query<FrozenMinutes>(text, [minutesId, value])
      : await this.database.query<FrozenMinutes>(text, [minutesId, value]);
    return row;
  }

  /** The one under review. */
  async open(minutesId: string, tx?: Transaction): Promise<FrozenMinutes | undefined> {
    const text = `select ${FROZEN} from minutes_submission s where s.minutes_id = $1 and s.outcome is null
      order by s.number desc limit 1`;
    const [row] = tx
      ? await tx.query<FrozenMinutes>(text, [minutesId])
      : await this.database.query<FrozenMinutes>(text, [minutesId], 'minutes-submission-open');
    return row;
  }

  /** Freezes a text. Answers its number, counted from 1 over all editions. */
  async freeze(
    tx: Transaction,
    minutesId: string,
    text: Pick<FrozenMinutes, 'edition' | 'content' | 'attendance'>,
  ): Promise<number> {
    const [row] = await tx.query<{ number: number }>(
      `insert into minutes_submission (minutes_id, number, edition, content, attendance, submitted_by_id, submitted_at)
       values ($1, 1 + coalesce((select max(number) from minutes_submission where minutes_id = $1), 0),
         $2, $3, $4, $5, $6) returning number`,
      [
        minutesId,
        text.edition,
        JSON.stringify(text.content),
        JSON.stringify(text.attendance),
        tx.actor.personId,
        tx.now,
      ],
    );
    return row?.number ?? 0;
  }

  async decide(
    tx: Transaction,
    id: string,
    outcome: 'returned' | 'approved',
    reason: string | null,
  ): Promise<void> {
    await tx.query(
      `update minutes_submission set outcome = $2, reason = $3, decided_by_id = $4, decided_at = $5 where id = $1`,
      [id, outcome, reason, tx.actor.personId, tx.now],
    );
  }
}
