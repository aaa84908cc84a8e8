import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { EligibleListReport } from '@jalon/contracts';
import { DEPLOYMENT_LIMITS, DomainError, type LocalDate } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Refusal } from '../../../files/refusal.js';
import type { RequestContext } from '../../../http/request-context.js';
import { Pseudonymiser } from '../../usage-events/index.js';
import { DeploymentStore } from '../persistence/deployment.store.js';
import { SolutionStore } from '../persistence/solution.store.js';
import { checkDeploymentId, deploymentNotFound } from './deployment-queries.js';
import { identifiersOf } from './identifiers.js';

const BATCH = 5_000;

/** Who exactly may use a solution at an entity. The identifiers become pseudonyms here and are kept nowhere. */
@Injectable()
export class EligibleList {
  constructor(
    private readonly store: DeploymentStore,
    private readonly solutions: SolutionStore,
    private readonly pseudonyms: Pseudonymiser,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The list as of `from`, in place of what was known from that day on: all of it or nothing.
   * @throws DomainError `file_refused`; `not_ready` where the environment makes no pseudonyms
   */
  async replace(
    { principal, actor }: RequestContext,
    id: string,
    from: LocalDate | null,
    body: Readable,
  ): Promise<EligibleListReport> {
    checkDeploymentId(id);
    if (!this.pseudonyms.ready)
      throw new DomainError('not_ready', 'This environment has no key to make pseudonyms with', [
        { path: 'file', code: 'no_pseudonym_key' },
      ]);
    try {
      return await this.work.run(actor, async (tx) => {
        const held = await this.store.hold(tx, principal, id);
        if (!held) throw deploymentNotFound();
        await this.solutions.openList(tx);
        let refused = 0;
        let keys: string[] = [];
        const flush = async () => {
          if (keys.length > 0) await this.solutions.addToList(tx, keys);
          keys = [];
        };
        for await (const lines of identifiersOf(body, DEPLOYMENT_LIMITS.listBytes)) {
          refused += lines.refused;
          for (const user of lines.users) keys.push(this.pseudonyms.userKey(held.solutionId, user));
          if (keys.length >= BATCH) await flush();
        }
        await flush();
        const day = from ?? today(this.clock);
        const report = await this.solutions.applyList(tx, held.solutionId, held.entityId, day);
        if (report.listed === 0) throw new Refusal('no_rows');
        await this.solutions.recount(tx, held.solutionId, day);
        await this.store.touch(tx, id);
        await tx.audit({
          action: 'deployment.eligible_listed',
          subjectType: 'use_case',
          subjectId: held.useCaseId,
          changes: [{ path: 'eligible', before: null, after: `${day} ${String(report.listed)}` }],
        });
        return { ...report, refused };
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'This list cannot be taken', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    }
  }
}
