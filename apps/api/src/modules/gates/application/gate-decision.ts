import { Inject, Injectable } from '@nestjs/common';
import type { DecideGate, Gates, GiveOpinion } from '@jalon/contracts';
import {
  checkOpinion,
  CROSSINGS,
  decideGate,
  DomainError,
  type Border,
  type LocalDate,
  type OutcomeRule,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { Baselines } from '../../plan/index.js';
import { RegisterWriter } from '../../register/index.js';
import { StageMoves, type UseCaseRecord } from '../../use-cases/index.js';
import { GateStore } from '../persistence/gate.store.js';
import { factsOf, type ReviewParts } from './gate-queries.js';
import { ReviewWork, told } from './review-work.js';

type Address = { readonly address: string; readonly reviewId: string };

/** Names of the baselines that gates take: data of the lab, in its language. */
const BASELINES: Readonly<Record<Border, string>> = {
  opportunity_framing: 'Passage en cadrage',
  framing_delivery: 'Passage en réalisation',
  delivery_deployment: 'Passage en déploiement',
  deployment_usage: 'Passage en suivi d’usage',
  usage_closed: 'Clôture',
};

/** Opinions by slot, and the one decision that ends a review with all it does, in one transaction. */
@Injectable()
export class GateDecisionCommands {
  constructor(
    private readonly stages: StageMoves,
    private readonly register: RegisterWriter,
    private readonly baselines: Baselines,
    private readonly store: GateStore,
    private readonly reviews: ReviewWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError of `checkOpinion` */
  giveOpinion(
    context: RequestContext,
    at: Address,
    slotId: string,
    { version, opinion, comment }: GiveOpinion,
  ): Promise<Gates> {
    const change = { ...at, version, action: 'gate:review' } as const;
    return this.reviews.run(context, change, async (tx, _useCase, { review, slots }) => {
      const slot = slots.find((one) => one.id === slotId.toLowerCase());
      if (!slot) throw new DomainError('not_found', 'No such slot');
      checkOpinion(review.state, slot, { byPersonId: context.principal.personId, opinion, comment });
      await this.store.giveOpinion(tx, slot.id, { opinion, comment });
      return {
        action: 'gate.opinion_given',
        changes: [told('slot', slot.slot, slot.slot), told('opinion', slot.opinion, opinion)],
      };
    });
  }

  /** @throws DomainError of `decideGate` and of the lifecycle; `version_conflict` to who decides second */
  decide(context: RequestContext, at: Address, { version, ...decision }: DecideGate): Promise<Gates> {
    const change = { ...at, version, action: 'gate:decide' } as const;
    return this.reviews.run(context, change, async (tx, useCase, parts) => {
      const { principal } = context;
      const on = today(this.clock);
      const ahead = CROSSINGS[parts.review.border].from === useCase.stage;
      const automatic = ahead ? await this.stages.automatic(principal, { id: useCase.id }, tx) : [];
      const rule = decideGate(
        parts.review,
        { ...decision, byPersonId: principal.personId },
        { ...factsOf(parts, automatic), today: on },
      );
      await this.store.decide(tx, parts.review.id, { ...decision, decidedOn: on });
      await this.openConditions(tx, useCase.id, parts, decision.conditions);
      await this.follow(tx, useCase, parts, rule, { on, reason: decision.reason });
      return {
        action: 'gate.decided',
        changes: [
          told('border', parts.review.border, parts.review.border),
          told('outcome', parts.review.state, decision.outcome),
          ...(decision.reason === null ? [] : [told('reason', null, decision.reason)]),
          ...(decision.resumeOn === null ? [] : [told('resumeOn', null, decision.resumeOn)]),
          ...(decision.withoutOpinions.length > 0
            ? [told('withoutOpinions', null, decision.withoutOpinions.length)]
            : []),
        ],
      };
    });
  }

  private async openConditions(
    tx: Transaction,
    useCaseId: string,
    { review }: ReviewParts,
    conditions: DecideGate['conditions'],
  ): Promise<void> {
    // Its register is only read once it is closed: nobody could do what was asked for.
    if (CROSSINGS[review.border].to === 'closed' && conditions.length > 0) {
      throw new DomainError('invalid_value', 'What is closed has no actions left to do', [
        { path: 'outcome', code: 'no_conditions_on_closing' },
      ]);
    }
    for (const [index, { text, ownerId, dueOn }] of conditions.entries()) {
      try {
        await this.register.open(tx, useCaseId, {
          kind: 'action',
          title: text,
          ownerId,
          dueOn,
          gateReviewId: review.id,
        });
      } catch (error) {
        throw ofCondition(error, index);
      }
    }
  }

  private async follow(
    tx: Transaction,
    useCase: UseCaseRecord,
    { review }: ReviewParts,
    rule: OutcomeRule,
    { on, reason }: { readonly on: LocalDate; readonly reason: string | null },
  ): Promise<void> {
    if (rule.turn !== null) await this.stages.move(tx, useCase, { name: rule.turn, on, reason });
    if (!rule.passes) return;
    await this.baselines.take(tx, {
      useCaseId: useCase.id,
      label: BASELINES[review.border],
      takenOn: on,
      gateReviewId: review.id,
    });
    await this.stages.throughGate(tx, useCase, { border: review.border, on, reason });
  }
}

/** The register names its own fields; the person wrote them in a list of conditions. */
function ofCondition(error: unknown, index: number): unknown {
  if (!(error instanceof DomainError)) return error;
  const fields = error.fields.map((field) => ({
    ...field,
    path: `conditions.${index}.${field.path === 'title' ? 'text' : field.path}`,
  }));
  return new DomainError(error.code, error.detail, fields);
}
