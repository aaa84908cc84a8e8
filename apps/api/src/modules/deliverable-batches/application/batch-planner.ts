import { Injectable } from '@nestjs/common';
import { BATCH_LIMITS, type BatchPlan, type BatchRequest, type SkipReason } from '@jalon/contracts';
import { deliverableWritable, DomainError, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { ChangedFacts, SharedReads } from '../../deliverables/index.js';
import { CandidateQuery, type Candidate } from '../persistence/candidate.query.js';

/** Facts are read by so many at once: others use the pool too. */
const AT_ONCE = 3;

export interface Planned extends Candidate {
  readonly skip: SkipReason | null;
}

/** Says what a batch makes, and what it leaves as it is. */
@Injectable()
export class BatchPlanner {
  constructor(
    private readonly candidates: CandidateQuery,
    private readonly changed: ChangedFacts,
  ) {}

  /** In the order of the parts. @throws DomainError `limit_exceeded` for a request that covers too much */
  async plan(principal: Principal, request: BatchRequest): Promise<Planned[]> {
    const found = await this.candidates.find(request, BATCH_LIMITS.parts + 1);
    if (found.length > BATCH_LIMITS.parts) {
      throw new DomainError('limit_exceeded', `More than ${BATCH_LIMITS.parts} documents at once`, [
        { path: 'kind', code: 'too_many_parts', params: { max: BATCH_LIMITS.parts } },
      ]);
    }
    const plan: Planned[] = [];
    const shared = new SharedReads();
    const waiting = found.entries();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const [at, candidate] of waiting) {
          plan[at] = { ...candidate, skip: await this.skip(principal, request, candidate, shared) };
        }
      }),
    );
    return plan;
  }

  /** What is still to make of a plan, now that nobody else makes it: whatever moved since is somebody's. */
  async confirm(tx: Transaction, request: BatchRequest, plan: readonly Planned[]): Promise<Planned[]> {
    await this.candidates.hold(
      tx,
      plan.flatMap(({ skip, deliverableId }) =>
        skip === null && deliverableId !== null ? [deliverableId] : [],
      ),
    );
    const now = new Set((await this.candidates.find(request, BATCH_LIMITS.parts, tx)).map(fingerprint));
    return plan.filter((one) => one.skip === null && now.has(fingerprint(one)));
  }

  private async skip(
    principal: Principal,
    request: BatchRequest,
    { deliverableId, state, versionState, origin }: Candidate,
    shared: SharedReads,
  ): Promise<SkipReason | null> {
    if (deliverableId === null || state === null) return null;
    if (versionState === 'queued' || versionState === 'rendering') return 'under_way';
    if (!deliverableWritable(state)) return 'closed';
    if (versionState !== 'ready') return null;
    // What somebody edited is made again from its own page, where its versions are seen.
    if (origin === 'uploaded') return 'edited';
    if (request.again) return null;
    return (await this.unchanged(principal, deliverableId, shared)) ? 'unchanged' : null;
  }

  private async unchanged(
    principal: Principal,
    deliverableId: string,
    shared: SharedReads,
  ): Promise<boolean> {
    try {
      const { since, total } = await this.changed.since(principal, deliverableId, shared);
      return since !== null && total === 0;
    } catch (error) {
      // What cannot be read now is tried by its job, which says why.
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

const fingerprint = ({
  subjectId,
  entityId,
  deliverableId,
  state,
  number,
  versionState,
}: Candidate): string => [subjectId, entityId, deliverableId, state, number, versionState].join(' ');

/** A plan as it is shown. */
export function shownPlan(plan: readonly Planned[]): BatchPlan {
  return {
    items: plan.map(({ subjectId, entityId, label, entityName, deliverableId, number, madeAt, skip }) => ({
      subjectId,
      entityId,
      label,
      entityName,
      deliverableId,
      number,
      madeAt,
      skip,
    })),
    toMake: plan.filter(({ skip }) => skip === null).length,
  };
}
