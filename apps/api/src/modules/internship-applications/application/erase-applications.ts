import { Inject, Injectable } from '@nestjs/common';
import type { ApplicationDetail, EraseApplication } from '@jalon/contracts';
import {
  DomainError,
  retentionLimit,
  retentionVerdict,
  type LawSetting,
  type LocalDate,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../../internships/index.js';
import { ApplicationStore, type HeldApplication } from '../persistence/application.store.js';
import { ErasureStore } from '../persistence/erasure.store.js';
import { ApplicationQueries } from './application-queries.js';

const CLOCK_ACTOR = { accountId: null, personId: null, requestId: null };
const AT_ONCE = 100;

/** Erases the personal data of an application, at the candidate's request. */
@Injectable()
export class EraseApplicationCommand {
  constructor(
    private readonly erasures: ErasureStore,
    private readonly queries: ApplicationQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `version_conflict`; `transition_not_allowed` when nothing is left to erase */
  async erase(
    { principal, actor }: RequestContext,
    id: string,
    { version }: EraseApplication,
  ): Promise<ApplicationDetail> {
    await this.queries.withCurrent(principal, id, () =>
      this.work.run(actor, async (tx) => {
        const held = await this.queries.hold(tx, principal, id, version);
        if (held.erased) {
          throw new DomainError('transition_not_allowed', 'Nothing is left to erase', [
            { path: 'version', code: 'already_erased' },
          ]);
        }
        await eraseHeld(tx, this.erasures, held, 'internship_application.erased');
      }),
    );
    return this.queries.detail(principal, id);
  }
}

/** The end of retention, which the clock looks at: what is past its last day is erased, once. */
@Injectable()
export class EraseDueApplications {
  constructor(
    private readonly store: ApplicationStore,
    private readonly erasures: ErasureStore,
    private readonly law: LawStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Called again, or by two workers at once, it erases nothing twice: each is looked at again under its lock. One that
   * became an internship is kept as long as its line of the register (R17). Answers how many it erased.
   */
  async byClock(): Promise<number> {
    const day = today(this.clock);
    const settings = await this.law.law();
    let erased = 0;
    for (;;) {
      const due = await this.erasures.due(day, AT_ONCE);
      let done = 0;
      for (const id of due) {
        const what = await this.work
          .run(CLOCK_ACTOR, (tx) => this.look(tx, id, day, settings))
          .catch((error: unknown) => {
            if (error === NOTHING_TO_DO) return 'none' as const;
            throw error;
          });
        if (what === 'erased') erased++;
        if (what !== 'none') done++;
      }
      if (due.length < AT_ONCE || done === 0) return erased;
    }
  }

  private async look(
    tx: Transaction,
    id: string,
    day: LocalDate,
    settings: readonly LawSetting[],
  ): Promise<'erased' | 'kept'> {
    const held = await this.store.hold(tx, null, id);
    if (!held || held.erased || held.retainedUntil >= day) throw NOTHING_TO_DO;
    const until = held.internshipId ? retentionLimit(held, settings) : held.retainedUntil;
    if (retentionVerdict(held, until, day, settings).code !== 'erasure_due') {
      await this.erasures.keepUntil(tx, id, until);
      await tx.audit({
        action: 'internship_application.kept',
        subjectType: 'internship_application',
        subjectId: id,
        changes: [{ path: 'retainedUntil', before: held.retainedUntil, after: until }],
      });
      return 'kept';
    }
    await eraseHeld(tx, this.erasures, held, 'internship_application.expired');
    return 'erased';
  }
}

/** Rolls back a transaction that had nothing to write. */
const NOTHING_TO_DO = new Error('Nothing to do');

async function eraseHeld(
  tx: Transaction,
  erasures: ErasureStore,
  held: HeldApplication,
  action: string,
): Promise<void> {
  await erasures.erase(tx, held.id, held);
  await tx.audit({ action, subjectType: 'internship_application', subjectId: held.id });
}
