import { Inject, Injectable } from '@nestjs/common';
import type {
  CreateReview,
  InternshipReview,
  InternshipReviews,
  ShareReview,
  UpdateReview,
} from '@jalon/contracts';
import {
  checkInVerdict,
  DomainError,
  dueReviews,
  lawValue,
  reviewProblems,
  type FieldError,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../../internships/index.js';
import { ReviewStore } from '../persistence/review.store.js';
import { checkLifeId, follows, LifeAccess, refuse } from './life-access.js';
import { LifeNotices } from './life-notices.js';

/** Check-ins and evaluations: the tutor's own until they are shared with the intern. */
@Injectable()
export class InternshipReviewsService {
  constructor(
    private readonly access: LifeAccess,
    private readonly reviews: ReviewStore,
    private readonly law: LawStore,
    private readonly notices: LifeNotices,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What `principal` may see of them. @throws DomainError `not_found` */
  async read(principal: Principal, id: string): Promise<InternshipReviews> {
    const record = await this.access.find(principal, id);
    const reviews = await this.reviews.ofInternship(principal, id);
    const day = today(this.clock);
    const mayEdit = follows(principal);
    const shown = { reviews, today: day, startOn: record.startOn, mayEdit };
    if (!mayEdit) return { ...shown, due: [], verdict: null };
    const settings = await this.law.law();
    const held = reviews.map((one) => ({ ...one, academicTutor: one.content.academicTutor }));
    const checkIns = held.filter(({ kind, academicTutor }) => kind === 'check_in' && academicTutor);
    const verdict = checkInVerdict(
      checkIns.map(({ heldOn }) => heldOn),
      settings,
      day,
    );
    const due = dueReviews(record, held, lawValue(settings, 'check_ins', day));
    return {
      ...shown,
      due: due.map((one) => ({ ...one })),
      verdict: { ...verdict, params: { ...verdict.params } },
    };
  }

  /** Once per Idempotency-Key. @throws DomainError `not_found`, `invalid_value`, `already_exists` for a second evaluation */
  async create(
    { principal, actor, once }: RequestContext,
    id: string,
    command: CreateReview,
  ): Promise<InternshipReview> {
    // The answer that is kept for a repeated request names it only: what it says is personal data.
    const { reviewId } = await this.work.once(actor, once, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      refuse(this.dayProblems(command.heldOn, record.startOn));
      const created = await this.reviews.add(tx, id, command);
      if (created === undefined) {
        throw new DomainError('already_exists', 'There is one of this kind', [
          { path: 'kind', code: 'already_exists' },
        ]);
      }
      await tx.audit({ action: 'internship.review_created', subjectType: 'internship', subjectId: id });
      return { reviewId: created };
    });
    const made = await this.reviews.find(principal, id, reviewId);
    if (!made) throw new DomainError('not_found', 'No such review');
    return made;
  }

  /** @throws DomainError `not_found`, `version_conflict` with the current review, `transition_not_allowed` once shared */
  update(
    { principal, actor }: RequestContext,
    id: string,
    reviewId: string,
    command: UpdateReview,
  ): Promise<InternshipReview> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const held = await this.held(tx, principal, id, reviewId, command.version);
      checkNotShared(held);
      refuse(this.dayProblems(command.heldOn, record.startOn));
      await this.reviews.save(tx, reviewId, command);
      await tx.audit({ action: 'internship.review_saved', subjectType: 'internship', subjectId: id });
      return this.must(tx, principal, id, reviewId);
    });
  }

  /** @throws DomainError `not_found`, `version_conflict`; `evidence_missing` with what an evaluation still lacks */
  share(
    { principal, actor }: RequestContext,
    id: string,
    reviewId: string,
    command: ShareReview,
  ): Promise<InternshipReview> {
    return this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const held = await this.held(tx, principal, id, reviewId, command.version);
      const problems = command.shared ? reviewProblems(held.kind, held.content) : [];
      if (problems.length > 0)
        throw new DomainError('evidence_missing', 'The evaluation is not complete', problems);
      await this.reviews.share(tx, reviewId, command.shared);
      const action = command.shared ? 'internship.review_shared' : 'internship.review_taken_back';
      await tx.audit({ action, subjectType: 'internship', subjectId: id });
      if (command.shared) await this.notices.evaluationShared(tx, record, held);
      return this.must(tx, principal, id, reviewId);
    });
  }

  /** @throws DomainError `not_found`, `transition_not_allowed` once shared */
  remove({ principal, actor }: RequestContext, id: string, reviewId: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await this.access.hold(tx, principal, id);
      checkNotShared(await this.must(tx, principal, id, reviewId));
      await this.reviews.remove(tx, reviewId);
      await tx.audit({ action: 'internship.review_removed', subjectType: 'internship', subjectId: id });
    });
  }

  private async held(
    tx: Transaction,
    principal: Principal,
    id: string,
    reviewId: string,
    version: number,
  ): Promise<InternshipReview> {
    const held = await this.must(tx, principal, id, reviewId);
    if (held.version === version) return held;
    throw new DomainError('version_conflict', 'Somebody changed this review', [], held);
  }

  private async must(
    tx: Transaction,
    principal: Principal,
    id: string,
    reviewId: string,
  ): Promise<InternshipReview> {
    checkLifeId(reviewId);
    const found = await this.reviews.find(principal, id, reviewId, tx);
    if (!found) throw new DomainError('not_found', 'No such review');
    return found;
  }

  private dayProblems(heldOn: LocalDate, startOn: LocalDate): readonly FieldError[] {
    if (heldOn < startOn) return [{ path: 'heldOn', code: 'before_start', params: { min: startOn } }];
    return heldOn > today(this.clock) ? [{ path: 'heldOn', code: 'in_future' }] : [];
  }
}

function checkNotShared({ sharedAt }: InternshipReview): void {
  if (sharedAt === null) return;
  throw new DomainError('transition_not_allowed', 'It is shared: take it back first', [
    { path: 'sharedAt', code: 'review_shared' },
  ]);
}
