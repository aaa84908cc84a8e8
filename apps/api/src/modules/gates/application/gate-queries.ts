import { Injectable } from '@nestjs/common';
import type { GateEvidence, GateGrids, GateReview, Gates } from '@jalon/contracts';
import {
  borderAfter,
  DomainError,
  isOpenReview,
  may,
  missingForGo,
  ROLES,
  shouldMeetScore,
  type Principal,
} from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { StageMoves, UseCaseAccess, useCaseKey, type AutomaticCriterion } from '../../use-cases/index.js';
import { GateFacts, sha256 } from '../persistence/gate-facts.js';
import {
  GateRead,
  type AnswerRow,
  type ConditionRow,
  type EvidenceRow,
  type ReviewerRow,
  type ReviewRow,
  type SlotRow,
} from '../persistence/gate-read.js';

/** Who can be named in a slot, by what their account may do. */
const asked = (role: (typeof ROLES)[number], action: 'gate:review' | 'gate:decide') =>
  may({ accountId: '', personId: '', role, entityId: null }, action);
const REVIEWER_ROLES = ROLES.filter((role) => asked(role, 'gate:review') || asked(role, 'gate:decide'));

/** A review with everything under it, as far as a decision needs it. */
export interface ReviewParts {
  readonly review: ReviewRow;
  readonly answers: readonly AnswerRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly slots: readonly SlotRow[];
  readonly conditions: readonly ConditionRow[];
}

export interface EvidenceFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
}

@Injectable()
export class GateQueries {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly stages: StageMoves,
    private readonly read: GateRead,
    private readonly facts: GateFacts,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async ofUseCase(principal: Principal, address: string): Promise<Gates> {
    const key = useCaseKey(address);
    const useCase = await this.access.read(principal, key);
    const automatic = await this.stages.automatic(principal, key);
    return this.database.snapshot((query) => this.view(query, principal, useCase, automatic));
  }

  /** As `ofUseCase`, with what the transaction has written so far. */
  async within(
    tx: Transaction,
    principal: Principal,
    useCase: { readonly id: string; readonly entityId: string },
  ): Promise<Gates> {
    const automatic = await this.stages.automatic(principal, { id: useCase.id }, tx);
    return this.view(tx.query.bind(tx), principal, useCase, automatic);
  }

  /** Every review of the use case, the open one first. */
  async parts(query: Query, useCaseId: string): Promise<readonly ReviewParts[]> {
    const reviews = await this.read.reviews(query, useCaseId);
    if (reviews.length === 0) return [];
    // One after the other: they share one connection.
    const answers = await this.read.answers(query, useCaseId);
    const evidence = await this.read.evidence(query, useCaseId);
    const slots = await this.read.slots(query, useCaseId);
    const conditions = await this.read.conditions(query, useCaseId);
    const of = <Row extends { readonly reviewId: string }>(rows: readonly Row[], id: string) =>
      rows.filter((row) => row.reviewId === id);
    return reviews.map((review) => ({
      review,
      answers: of(answers, review.id),
      evidence: of(evidence, review.id),
      slots: of(slots, review.id),
      conditions: of(conditions, review.id),
    }));
  }

  /** Who can be named in a slot of a review of this entity's use case. */
  async reviewers(
    query: Query,
    entityId: string,
  ): Promise<readonly (ReviewerRow & { readonly mayDecide: boolean })[]> {
    const people = await this.read.reviewers(query, entityId, REVIEWER_ROLES);
    return people.map((person) => ({ ...person, mayDecide: asked(person.role, 'gate:decide') }));
  }

  async grids(): Promise<GateGrids> {
    return this.database.snapshot(async (query) => ({ items: await this.read.grids(query) }));
  }

  /**
   * The bytes of a piece. Files are the lab's and the reviewers': a partner sees that they are there, with their
   * hash; what is pinned of Jalon itself is readable to whoever reads the use case.
   * @throws DomainError `not_found`, or `forbidden` for a file outside of the reader's slots
   */
  async content(
    principal: Principal,
    address: string,
    reviewId: string,
    evidenceId: string,
  ): Promise<EvidenceFile> {
    const { id } = await this.access.read(principal, useCaseKey(address));
    const piece = await this.database.snapshot((query) =>
      this.read.content(query, id, reviewId, evidenceId, principal.personId),
    );
    if (!piece) throw new DomainError('not_found', 'No such evidence');
    if (!mayDownload(principal, piece.kind, piece.inSlot)) {
      throw new DomainError('forbidden', 'Files are open to the lab and to the reviewers');
    }
    return {
      bytes: piece.bytes,
      fileName: piece.kind === 'file' ? piece.label : `${piece.fact ?? 'link'}.json`,
      mediaType: piece.mediaType,
      sha256: piece.sha256,
    };
  }

  private async view(
    query: Query,
    principal: Principal,
    useCase: { readonly id: string; readonly entityId: string },
    automatic: readonly AutomaticCriterion[],
  ): Promise<Gates> {
    const position = await this.read.position(query, useCase.id);
    const border = position ? borderAfter(position.stage) : null;
    const parts = await this.parts(query, useCase.id);
    const open = parts.find(({ review }) => isOpenReview(review.state));
    const mayRequest = may(principal, 'gate:request', { entityId: useCase.entityId });
    const reviewers = mayRequest ? await this.reviewers(query, useCase.entityId) : [];
    const now = await this.factsNow(query, useCase.id, parts);
    return {
      useCaseId: useCase.id,
      border,
      automatic: automatic.map((criterion) => ({ ...criterion })),
      grid: border === null ? null : ((await this.read.lastGrid(query, border)) ?? null),
      reviews: parts.map((part) => toReview(part, principal, now)),
      missing: open ? missingForGo(factsOf(open, automatic)).map(({ path, code }) => ({ path, code })) : [],
      reviewers: reviewers.map((person) => ({ ...person })),
      mayRequest: mayRequest && position?.condition === 'active' && border !== null && !open,
      mayDecide:
        open !== undefined &&
        may(principal, 'gate:decide', { entityId: useCase.entityId }) &&
        open.review.authorId !== principal.personId &&
        open.slots.some(({ slot, personId }) => slot === 'final' && personId === principal.personId),
    };
  }

  /** The hash of each pinned kind of fact as it is now. */
  private async factsNow(
    query: Query,
    useCaseId: string,
    parts: readonly ReviewParts[],
  ): Promise<ReadonlyMap<string, string>> {
    const hashes = new Map<string, string>();
    for (const { fact } of parts.flatMap((part) => part.evidence)) {
      if (fact === null || hashes.has(fact)) continue;
      const bytes = await this.facts.read(query, useCaseId, fact);
      hashes.set(fact, bytes === null ? '' : sha256(bytes));
    }
    return hashes;
  }
}

/** What a decision looks at, of the review and of the use case. */
export function factsOf(part: ReviewParts, automatic: readonly AutomaticCriterion[]) {
  const pieces = new Map<string, number>();
  for (const { criterion } of part.evidence) pieces.set(criterion, (pieces.get(criterion) ?? 0) + 1);
  return {
    criteria: part.review.criteria,
    answers: part.answers,
    pieces,
    automaticMissing: automatic.filter((criterion) => !criterion.met).map((criterion) => criterion.evidence),
    slots: part.slots,
  };
}

function mayDownload(principal: Principal, kind: EvidenceRow['kind'], inSlot: boolean): boolean {
  return kind !== 'file' || principal.role !== 'partner' || inSlot;
}

function toReview(part: ReviewParts, principal: Principal, now: ReadonlyMap<string, string>): GateReview {
  const { review, answers, evidence, slots, conditions } = part;
  const inSlot = slots.some((slot) => slot.personId === principal.personId);
  return {
    id: review.id,
    border: review.border,
    number: review.number,
    state: review.state,
    grid: { number: review.gridNumber, criteria: review.criteria.map((criterion) => ({ ...criterion })) },
    author: { id: review.authorId, name: review.authorName },
    note: review.note,
    requestedOn: review.requestedOn,
    reviewOn: review.reviewOn,
    decidedOn: review.decidedOn,
    decidedBy: { id: review.decidedById, name: review.decidedByName },
    reason: review.reason,
    resumeOn: review.resumeOn,
    answers: answers.map(({ reviewId: _, ...answer }) => answer),
    evidence: evidence.map(({ reviewId: _, byId, byName, ...piece }): GateEvidence => ({
      ...piece,
      by: { id: byId, name: byName },
      changedSince: piece.fact !== null && now.get(piece.fact) !== piece.sha256,
      mayDownload: mayDownload(principal, piece.kind, inSlot),
    })),
    slots: slots.map(({ reviewId: _, ...slot }) => slot),
    shouldMeet: shouldMeetScore(review.criteria, answers),
    conditions: conditions.map(({ reviewId: _, ...condition }) => condition),
    version: review.version,
  };
}
