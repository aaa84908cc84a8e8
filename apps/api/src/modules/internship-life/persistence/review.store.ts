import { Injectable } from '@nestjs/common';
import type { InternshipReview, InternshipReviewContent } from '@jalon/contracts';
import type { LocalDate, Principal, ReviewKind } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';
import { byName, utc } from './columns.js';

/**
 * Which check-ins and evaluations somebody sees, as a condition on `internship_review v` of `internship i`: who runs the
 * programme and the tutor those of the internships they see, an intern its own once they are shared, everybody else (the
 * leadership too) none. Every statement that reads them for somebody goes through it.
 */
export function reviewScope(
  principal: Pick<Principal, 'role' | 'accountId' | 'personId'>,
  values: Values,
): string {
  switch (principal.role) {
    case 'admin':
    case 'project_manager':
    case 'tutor':
      return internshipScope(principal, values);
    case 'intern':
      return `v.shared_at is not null and ${internshipScope(principal, values)}`;
    default:
      return 'false';
  }
}

const COLUMNS = `v.id, v.kind, v.held_on as "heldOn", v.content, ${byName('v.by_account_id')} as "byName",
  ${utc('v.shared_at')} as "sharedAt", ${utc('v.updated_at')} as "updatedAt", v.version`;

/** Check-ins and evaluations. */
@Injectable()
export class ReviewStore {
  constructor(private readonly database: Database) {}

  async ofInternship(principal: Principal, id: string, tx?: Transaction): Promise<InternshipReview[]> {
    return this.read(principal, id, null, tx);
  }

  /** Undefined when there is none or `principal` may not see it. */
  async find(
    principal: Principal,
    id: string,
    reviewId: string,
    tx?: Transaction,
  ): Promise<InternshipReview | undefined> {
    return (await this.read(principal, id, reviewId, tx))[0];
  }

  /** @returns undefined when there is one of this kind already, of which there can be only one */
  async add(
    tx: Transaction,
    id: string,
    review: {
      readonly kind: ReviewKind;
      readonly heldOn: LocalDate;
      readonly content: InternshipReviewContent;
    },
  ): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into internship_review (internship_id, kind, held_on, content, by_account_id, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning id`,
      [id, review.kind, review.heldOn, JSON.stringify(review.content), tx.actor.accountId, tx.now],
    );
    return row?.id;
  }

  /** The caller holds the internship and has compared the version. */
  async save(
    tx: Transaction,
    reviewId: string,
    review: { readonly heldOn: LocalDate; readonly content: InternshipReviewContent },
  ): Promise<void> {
    await tx.query(
      `update internship_review set held_on = $2, content = $3, updated_at = $4, version = version + 1 where id = $1`,
      [reviewId, review.heldOn, JSON.stringify(review.content), tx.now],
    );
  }

  async share(tx: Transaction, reviewId: string, shared: boolean): Promise<void> {
    await tx.query(
      `update internship_review set shared_at = case when $2::boolean then $3::timestamptz end,
         updated_at = $3::timestamptz, version = version + 1 where id = $1`,
      [reviewId, shared, tx.now],
    );
  }

  async remove(tx: Transaction, reviewId: string): Promise<void> {
    await tx.query('delete from internship_review where id = $1', [reviewId]);
  }

  private async read(
    principal: Principal,
    id: string,
    reviewId: string | null,
    tx?: Transaction,
  ): Promise<InternshipReview[]> {
    const values = new Values();
    const one = reviewId === null ? 'true' : `v.id = ${values.add(reviewId)}`;
    const text = `select ${COLUMNS} from internship_review v join internship i on i.id = v.internship_id
      where i.id = ${values.add(id)} and ${one} and ${reviewScope(principal, values)} order by v.held_on, v.created_at`;
    return tx
      ? tx.query<InternshipReview>(text, values.all)
      : this.database.query<InternshipReview>(text, values.all);
  }
}
