import { Inject, Injectable } from '@nestjs/common';
import type {
  ApplicationDetail,
  MoveApplication,
  MoveApplications,
  MovedApplications,
} from '@jalon/contracts';
import {
  DomainError,
  moveApplication,
  retentionLimit,
  type ApplicationState,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../../internships/index.js';
import { ApplicationStore } from '../persistence/application.store.js';
import { ApplicationQueries } from './application-queries.js';

/** Where the candidate is told: the last contact, from which retention is counted. */
const DECIDED: ReadonlySet<ApplicationState> = new Set(['accepted', 'rejected', 'withdrawn']);

type Move = Omit<MoveApplication, 'version'>;
type Row = MovedApplications['items'][number];

/** Moves applications through their life, one or several at once. */
@Injectable()
export class MoveApplicationCommands {
  constructor(
    private readonly store: ApplicationStore,
    private readonly queries: ApplicationQueries,
    private readonly law: LawStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `version_conflict`, and what the domain's table of moves refuses */
  async one(
    { principal, actor }: RequestContext,
    id: string,
    { version, ...move }: MoveApplication,
  ): Promise<ApplicationDetail> {
    await this.queries.withCurrent(principal, id, () =>
      this.work.run(actor, (tx) => this.take(tx, principal, id, version, move)),
    );
    return this.queries.detail(principal, id);
  }

  /** Each in a transaction of its own: one that is refused holds back no other. */
  async several(
    { principal, actor }: RequestContext,
    { items, ...move }: MoveApplications,
  ): Promise<MovedApplications> {
    const rows: Row[] = [];
    for (const { id, version } of items) {
      try {
        const state = await this.work.run(actor, (tx) => this.take(tx, principal, id, version, move));
        rows.push({ id, moved: true, state, version: version + 1, code: null, errors: [] });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        rows.push({
          id,
          moved: false,
          state: null,
          version: null,
          code: error.code,
          errors: error.fields.map(({ path, code }) => ({ path, code })),
        });
      }
    }
    return { items: rows };
  }

  private async take(
    tx: Transaction,
    principal: Principal,
    id: string,
    version: number,
    move: Move,
  ): Promise<ApplicationState> {
    const held = await this.queries.hold(tx, principal, id, version);
    if (held.internshipId !== null) {
      throw new DomainError('transition_not_allowed', 'An internship came of this application', [
        { path: 'name', code: 'became_internship' },
      ]);
    }
    const placesLeft = move.name === 'accept' ? await this.store.placesLeft(tx, held.offerId) : 0;
    const to = moveApplication(held.state, move, {
      scored: held.score !== null,
      placesLeft,
      erased: held.erased,
    });
    if (held.state === 'withdrawn' && (await this.store.appliedAgain(tx, held))) {
      throw new DomainError('already_exists', 'The same address applied again to this offer', [
        { path: 'name', code: 'applied_again' },
      ]);
    }
    const decided = DECIDED.has(to);
    const lastContactOn = decided ? today(this.clock) : held.lastContactOn;
    const retainedUntil = decided
      ? retentionLimit({ state: to, lastContactOn, internshipEndOn: null }, await this.law.law(tx))
      : held.retainedUntil;
    await this.store.move(tx, held, { ...move, to }, { lastContactOn, retainedUntil, decided });
    // The reason is read in the application, which forgets it: the audit never does.
    await tx.audit({
      action: 'internship_application.moved',
      subjectType: 'internship_application',
      subjectId: id,
      changes: [{ path: 'state', before: held.state, after: to }],
    });
    return to;
  }
}
