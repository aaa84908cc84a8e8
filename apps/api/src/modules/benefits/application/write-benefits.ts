import { Inject, Injectable } from '@nestjs/common';
import type {
  CreateBenefit,
  PutBusinessCase,
  PutMeasure,
  ReviewMeasure,
  UpdateBenefit,
  UseCaseBenefits,
} from '@jalon/contracts';
import {
  BENEFIT_LIMITS,
  checkMeasuredMonth,
  checkMeasureReview,
  DomainError,
  isMonth,
  monthOf,
  type Action,
  type Month,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey, type UseCaseRecord } from '../../use-cases/index.js';
import { BenefitStore, type BenefitRow } from '../persistence/benefit.store.js';
import { BenefitQueries } from './benefit-queries.js';

/** Writes what was decided on, what is expected, what was measured and what a reviewer says of it. */
@Injectable()
export class WriteBenefits {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly benefits: BenefitStore,
    private readonly queries: BenefitQueries,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Once per Idempotency-Key. @throws DomainError `limit_exceeded`, `invalid_value` */
  create(context: RequestContext, useCase: string, benefit: CreateBenefit): Promise<UseCaseBenefits> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:edit');
      await this.check(tx, benefit);
      if ((await this.benefits.list(held.id, tx)).length >= BENEFIT_LIMITS.benefits) {
        throw new DomainError('limit_exceeded', 'This use case has too many benefits', [
          { path: 'benefits', code: 'too_many', params: { max: BENEFIT_LIMITS.benefits } },
        ]);
      }
      await this.benefits.add(tx, held.id, benefit);
      return this.done(tx, context, held, 'benefit.created', { path: 'benefit', after: benefit.title });
    });
  }

  /** @throws DomainError `version_conflict` with the current page */
  update(
    context: RequestContext,
    useCase: string,
    id: string,
    { version, changes }: UpdateBenefit,
  ): Promise<UseCaseBenefits> {
    return this.work.run(context.actor, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:edit');
      const before = await this.queries.find(held.id, id, tx);
      const after = merged(before, changes);
      await this.check(tx, after, 'changes.');
      if (!(await this.benefits.save(tx, id, version, after))) throw await this.conflict(tx, context, held);
      return this.done(tx, context, held, 'benefit.updated', { path: 'benefit', after: after.title });
    });
  }

  /** With its measures. */
  remove(context: RequestContext, useCase: string, id: string): Promise<UseCaseBenefits> {
    return this.work.run(context.actor, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:edit');
      const { title } = await this.queries.find(held.id, id, tx);
      await this.benefits.remove(tx, id);
      return this.done(tx, context, held, 'benefit.deleted', { path: 'benefit', before: title, after: null });
    });
  }

  /** A measure that is written again, also an accepted one, waits for a review again. */
  measure(
    context: RequestContext,
    useCase: string,
    id: string,
    month: string,
    { version, value, evidence }: PutMeasure,
  ): Promise<UseCaseBenefits> {
    return this.work.run(context.actor, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:edit');
      const benefit = await this.queries.find(held.id, id, tx);
      checkMeasuredMonth(benefit, monthIn(month), monthOf(today(this.clock)));
      const before = benefit.measures.find((one) => one.month === month);
      if ((before?.version ?? null) !== version) throw await this.conflict(tx, context, held);
      await this.benefits.measure(tx, id, month, { value, evidence });
      return this.done(tx, context, held, 'benefit.measured', {
        path: `benefit.${month}`,
        before: before?.value ?? null,
        after: value,
      });
    });
  }

  /** @throws DomainError `forbidden` for one's own measure, `transition_not_allowed`, `reason_required` */
  review(
    context: RequestContext,
    useCase: string,
    id: string,
    month: string,
    { version, outcome, reason }: ReviewMeasure,
  ): Promise<UseCaseBenefits> {
    return this.work.run(context.actor, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:review');
      const benefit = await this.queries.find(held.id, id, tx);
      const measure = benefit.measures.find((one) => one.month === month);
      if (!measure) throw new DomainError('not_found', 'Nothing was measured of this month');
      if (measure.version !== version) throw await this.conflict(tx, context, held);
      checkMeasureReview(measure, { by: context.principal.accountId, outcome, reason });
      await this.benefits.review(tx, id, measure.month, { state: outcome, reason });
      return this.done(tx, context, held, `benefit.measure_${outcome}`, {
        path: `benefit.${month}`,
        before: measure.state,
        after: outcome,
      });
    });
  }

  decide(context: RequestContext, useCase: string, decided: PutBusinessCase): Promise<UseCaseBenefits> {
    return this.work.run(context.actor, async (tx) => {
      const held = await this.hold(tx, context, useCase, 'benefit:edit');
      const before = await this.benefits.businessCase(held.id, tx);
      if ((before?.version ?? null) !== decided.version) throw await this.conflict(tx, context, held);
      await this.benefits.decide(tx, held.id, decided);
      return this.done(tx, context, held, 'business_case.saved', {
        path: 'businessCase.investment',
        before: before?.investment ?? null,
        after: decided.investment,
      });
    });
  }

  private hold(
    tx: Transaction,
    { principal }: RequestContext,
    useCase: string,
    action: Action,
  ): Promise<UseCaseRecord> {
    return this.access.hold(tx, principal, useCaseKey(useCase), action);
  }

  /** The subject is the use case, so that its activity tells of its benefits. */
  private async done(
    tx: Transaction,
    { principal }: RequestContext,
    held: UseCaseRecord,
    action: string,
    change: { readonly path: string; readonly before?: unknown; readonly after: unknown },
  ): Promise<UseCaseBenefits> {
    const changes = [{ before: null, ...change }];
    await tx.audit({ action, subjectType: 'use_case', subjectId: held.id, changes });
    await this.access.touch(tx, held.id);
    return this.queries.current(principal, held, tx);
  }

  private async check(
    tx: Transaction,
    benefit: Pick<CreateBenefit, 'expectedFrom' | 'expectedUntil' | 'ownerId'>,
    at = '',
  ): Promise<void> {
    const { expectedFrom, expectedUntil, ownerId } = benefit;
    if (expectedUntil !== null && expectedUntil < expectedFrom) {
      throw new DomainError('invalid_value', 'The end comes before the beginning', [
        { path: `${at}expectedUntil`, code: 'to_before_from', params: { min: expectedFrom } },
      ]);
    }
    if (ownerId !== null && !(await this.benefits.personExists(tx, ownerId))) {
      throw new DomainError('invalid_value', 'No such person', [{ path: `${at}ownerId`, code: 'unknown' }]);
    }
  }

  private async conflict(tx: Transaction, { principal }: RequestContext, held: UseCaseRecord) {
    const current = await this.queries.current(principal, held, tx);
    return new DomainError('version_conflict', 'Somebody changed this', [], current);
  }
}

/** What was sent over what is there; null empties where a field may be empty. */
function merged(before: BenefitRow, sent: UpdateBenefit['changes']): Omit<CreateBenefit, 'unit'> {
  return {
    title: sent.title ?? before.title,
    nature: sent.nature ?? before.nature,
    method: sent.method ?? before.method,
    expectedMonthly: sent.expectedMonthly ?? before.expectedMonthly,
    expectedFrom: sent.expectedFrom ?? before.expectedFrom,
    expectedUntil: sent.expectedUntil === undefined ? before.expectedUntil : sent.expectedUntil,
    ownerId: sent.ownerId === undefined ? before.ownerId : sent.ownerId,
  };
}

function monthIn(text: string): Month {
  if (isMonth(text)) return text;
  throw new DomainError('invalid_value', 'A month is YYYY-MM', [{ path: 'month', code: 'month_expected' }]);
}
