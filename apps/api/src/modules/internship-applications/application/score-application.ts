import { Injectable } from '@nestjs/common';
import type { AddInterview, ApplicationDetail, UpdateInterview, WriteScores } from '@jalon/contracts';
import { DomainError, gridScore } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ApplicationStore, type HeldApplication } from '../persistence/application.store.js';
import { ApplicationQueries, applicationNotFound } from './application-queries.js';
import { OPEN_STATES } from './application-view.js';

/** Reads candidates: scores on the common grid, and notes of interviews. */
@Injectable()
export class ScoreApplicationCommands {
  constructor(
    private readonly store: ApplicationStore,
    private readonly queries: ApplicationQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** The scores of who asks, beside those of others. @throws DomainError `transition_not_allowed` once decided */
  async score(
    { principal, actor }: RequestContext,
    id: string,
    { scores }: WriteScores,
  ): Promise<ApplicationDetail> {
    await this.work.run(actor, async (tx) => {
      checkOpen(await this.queries.hold(tx, principal, id, null), 'scores');
      await this.store.writeScores(tx, id, scores);
      await this.store.keepScore(tx, id, gridScore(await this.store.scores(tx, id)));
      await tx.audit({
        action: 'internship_application.scored',
        subjectType: 'internship_application',
        subjectId: id,
        changes: scores.map(({ criterion }) => ({ path: `scores.${criterion}`, before: null, after: null })),
      });
    });
    return this.queries.detail(principal, id);
  }

  /** Once per Idempotency-Key, which keeps the application's id alone: notes are personal data. */
  async addInterview(
    { principal, actor, once }: RequestContext,
    id: string,
    { heldOn, notes }: AddInterview,
  ): Promise<ApplicationDetail> {
    await this.work.once(actor, once, async (tx) => {
      checkOpen(await this.queries.hold(tx, principal, id, null), 'heldOn');
      await this.store.addInterview(tx, id, heldOn, notes);
      await tx.audit({
        action: 'internship_application.interview_noted',
        subjectType: 'internship_application',
        subjectId: id,
      });
      return { id };
    });
    return this.queries.detail(principal, id);
  }

  /** @throws DomainError `forbidden` for the notes of somebody else, `version_conflict` with the current detail */
  async updateInterview(
    { principal, actor }: RequestContext,
    id: string,
    interviewId: string,
    command: UpdateInterview,
  ): Promise<ApplicationDetail> {
    await this.queries.withCurrent(principal, id, () =>
      this.work.run(actor, async (tx) => {
        checkOpen(await this.queries.hold(tx, principal, id, null), 'heldOn');
        const noted = await this.store.interview(tx, id, interviewId);
        if (!noted) throw applicationNotFound();
        if (noted.accountId !== principal.accountId)
          throw new DomainError('forbidden', 'Notes are changed by who took them');
        if (noted.version !== command.version)
          throw new DomainError('version_conflict', 'These notes were changed meanwhile');
        await this.store.updateInterview(tx, interviewId, command);
        await tx.audit({
          action: 'internship_application.interview_noted',
          subjectType: 'internship_application',
          subjectId: id,
        });
      }),
    );
    return this.queries.detail(principal, id);
  }
}

function checkOpen({ state, erased }: HeldApplication, path: string): void {
  if (!erased && OPEN_STATES.has(state)) return;
  throw new DomainError('transition_not_allowed', 'This application was decided', [
    { path, code: 'application_decided' },
  ]);
}
