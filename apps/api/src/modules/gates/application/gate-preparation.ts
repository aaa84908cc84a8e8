import { Inject, Injectable } from '@nestjs/common';
import type { AnswerGate, Gates, RequestGate, StartGate, UpdateGate } from '@jalon/contracts';
import {
  allowedAnswers,
  borderAfter,
  checkSlots,
  DomainError,
  isOpenReview,
  type FieldError,
  type GateCriterion,
  type GateSlot,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey, type UseCaseRecord } from '../../use-cases/index.js';
import { GateRead, type SlotRow } from '../persistence/gate-read.js';
import { GateStore } from '../persistence/gate.store.js';
import { GateQueries } from './gate-queries.js';
import { ReviewWork, told } from './review-work.js';

type NamedSlot = { readonly slot: GateSlot; readonly personId: string };
type Address = { readonly address: string; readonly reviewId: string };

/** Asking for a review and making it ready: note, day, reviewers, answers to the criteria. */
@Injectable()
export class GatePreparation {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly read: GateRead,
    private readonly store: GateStore,
    private readonly queries: GateQueries,
    private readonly reviews: ReviewWork,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks for the review of the border ahead, with the grid of today.
   * @throws DomainError `transition_not_allowed` on a use case that is not active, `already_exists` while a review
   * is open, `invalid_value` for the slots
   */
  request(context: RequestContext, address: string, command: RequestGate): Promise<Gates> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const useCase = await this.access.hold(tx, principal, useCaseKey(address), 'gate:request');
      const border = borderAfter(useCase.stage);
      if (border === null || useCase.condition !== 'active') {
        throw new DomainError('transition_not_allowed', 'This use case asks for no gate', [
          { path: 'stage', code: border === null ? 'use_case_closed' : `use_case_${useCase.condition}` },
        ]);
      }
      const query = tx.query.bind(tx);
      if ((await this.read.reviews(query, useCase.id)).some((review) => isOpenReview(review.state))) {
        throw new DomainError('already_exists', 'A review is open', [
          { path: 'border', code: 'review_open' },
        ]);
      }
      await this.checkNamed(tx, principal.personId, useCase, command.slots);
      const grid = await this.read.lastGrid(query, border);
      if (!grid) throw new DomainError('not_found', 'This border has no grid');
      const id = await this.store.add(tx, useCase.id, {
        border,
        gridId: grid.id,
        note: command.note,
        reviewOn: command.reviewOn,
        requestedOn: today(this.clock),
      });
      for (const { slot, personId } of command.slots) await this.store.addSlot(tx, id, slot, personId);
      await tx.audit({
        action: 'gate.requested',
        subjectType: 'use_case',
        subjectId: useCase.id,
        changes: [told('border', null, border), told('grid', null, grid.number)],
      });
      await this.access.touch(tx, useCase.id);
      return this.queries.within(tx, principal, useCase);
    });
  }

  /** @throws DomainError `invalid_value`: an opinion that was given is not taken away with its slot */
  update(context: RequestContext, at: Address, { version, changes }: UpdateGate): Promise<Gates> {
    const change = { ...at, version, action: 'gate:request' } as const;
    return this.reviews.run(context, change, async (tx, useCase, { review, slots }) => {
      if (changes.slots) {
        await this.checkNamed(tx, review.authorId, useCase, changes.slots);
        checkNotSelfNamed(context.principal.personId, slots, changes.slots);
        await this.replaceSlots(tx, review.id, slots, changes.slots);
      }
      const next = {
        note: changes.note ?? review.note,
        reviewOn: changes.reviewOn === undefined ? review.reviewOn : changes.reviewOn,
      };
      await this.store.save(tx, review.id, next);
      return { action: 'gate.updated', changes: [told('border', review.border, review.border)] };
    });
  }

  start(context: RequestContext, at: Address, { version }: StartGate): Promise<Gates> {
    const change = { ...at, version, action: 'gate:request' } as const;
    return this.reviews.run(context, change, async (tx, _useCase, { review, slots }) => {
      if (review.state !== 'pending') {
        throw new DomainError('transition_not_allowed', 'The review has begun', [
          { path: 'review', code: 'review_started' },
        ]);
      }
      checkSlots(slots, review.authorId);
      await this.store.start(tx, review.id);
      return { action: 'gate.started', changes: [told('border', review.border, review.border)] };
    });
  }

  /** @throws DomainError `not_found` for a criterion that the grid has not, `invalid_value` for its answer */
  answer(
    context: RequestContext,
    at: Address,
    criterionKey: string,
    { version, met, comment }: AnswerGate,
  ): Promise<Gates> {
    const change = { ...at, version, action: 'gate:request' } as const;
    return this.reviews.run(context, change, async (tx, _useCase, { review, answers }) => {
      const criterion = findCriterion(review.criteria, criterionKey);
      const before = answers.find((answer) => answer.criterion === criterion.key)?.met ?? null;
      if (met === null) await this.store.takeAnswerBack(tx, review.id, criterion.key);
      else {
        if (!allowedAnswers(criterion.kind).includes(met)) {
          throw new DomainError('invalid_value', 'A must-meet is met or not', [
            { path: 'met', code: 'must_meet_applies' },
          ]);
        }
        await this.store.answer(tx, review.id, { criterion: criterion.key, met, comment });
      }
      return {
        action: 'gate.answered',
        changes: [told('criterion', criterion.key, criterion.key), told('met', before, met)],
      };
    });
  }

  private async checkNamed(
    tx: Transaction,
    authorId: Principal['personId'] | null,
    useCase: UseCaseRecord,
    slots: readonly NamedSlot[],
  ): Promise<void> {
    checkSlots(slots, authorId);
    const known = new Map(
      (await this.queries.reviewers(tx.query.bind(tx), useCase.entityId)).map((one) => [one.id, one]),
    );
    const problems = slots.flatMap(({ slot, personId }, index): FieldError[] => {
      const person = known.get(personId);
      const path = `slots.${index}.personId`;
      if (!person) return [{ path, code: 'cannot_review' }];
      return slot === 'final' && !person.mayDecide ? [{ path, code: 'cannot_decide' }] : [];
    });
    if (problems.length > 0) throw new DomainError('invalid_value', 'The slots cannot be so', problems);
  }

  private async replaceSlots(
    tx: Transaction,
    reviewId: string,
    before: readonly SlotRow[],
    next: readonly NamedSlot[],
  ): Promise<void> {
    const same = (left: NamedSlot, right: NamedSlot) =>
      left.slot === right.slot && left.personId === right.personId;
    const gone = before.filter((slot) => !next.some((other) => same(slot, other)));
    if (gone.some((slot) => slot.opinion !== null)) {
      throw new DomainError('invalid_value', 'An opinion was given in this slot', [
        { path: 'changes.slots', code: 'opinion_given' },
      ]);
    }
    await this.store.removeSlots(
      tx,
      gone.map((slot) => slot.id),
    );
    for (const slot of next.filter((one) => !before.some((other) => same(one, other)))) {
      await this.store.addSlot(tx, reviewId, slot.slot, slot.personId);
    }
  }
}

/** Nobody makes themselves the final approver of a review they may change: somebody else has to name them. */
function checkNotSelfNamed(personId: string, before: readonly SlotRow[], next: readonly NamedSlot[]): void {
  const decides = (slots: readonly NamedSlot[]) =>
    slots.some((slot) => slot.slot === 'final' && slot.personId === personId);
  if (decides(before) || !decides(next)) return;
  throw new DomainError('invalid_value', 'Somebody else names the final approver', [
    { path: 'changes.slots', code: 'self_named' },
  ]);
}

/** @throws DomainError `not_found` */
export function findCriterion(criteria: readonly GateCriterion[], key: string): GateCriterion {
  const found = criteria.find((criterion) => criterion.key === key);
  if (!found) throw new DomainError('not_found', 'No such criterion');
  return found;
}
