import { Inject, Injectable } from '@nestjs/common';
import type { InternshipSteps, WriteInternshipStep } from '@jalon/contracts';
import {
  courseProgress,
  DomainError,
  dueReviews,
  lawValue,
  progressProblems,
  publicationCondition,
  templateSteps,
  type InternshipStep,
  type InternshipTemplateCode,
  type Principal,
  type ResearchVerdict,
  type StepProgress,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LawStore } from '../../internships/index.js';
import { LifeStore, type LifeRecord } from '../persistence/life.store.js';
import { ReviewStore } from '../persistence/review.store.js';
import { follows, isOwn, LifeAccess, refuse } from './life-access.js';

/** The steps of an internship's template; none for one that is not known. */
export function stepsOf({ template }: Pick<LifeRecord, 'template'>): readonly InternshipStep[] {
  return templateSteps(template as InternshipTemplateCode);
}

/**
 * Where it stands, with the condition of a step that nobody answered yet as the internship's own comparative studies
 * answer it: publication is for results better than the state of the art.
 */
export function withCondition(
  steps: readonly InternshipStep[],
  progress: readonly StepProgress[],
  verdicts: readonly ResearchVerdict[],
): readonly StepProgress[] {
  const shown = publicationCondition(verdicts);
  if (shown === null) return progress;
  const answered = steps.flatMap(({ code, condition }): StepProgress[] => {
    const one = progress.find(({ step }) => step === code);
    if (condition === null || (one?.conditionHolds ?? null) !== null) return [];
    return [{ step: code, state: 'planned', reason: '', ...one, conditionHolds: shown }];
  });
  const codes = new Set(answered.map(({ step }) => step));
  return [...progress.filter(({ step }) => !codes.has(step)), ...answered];
}

/** The steps of an internship, where it stands on them, and what the intern made meanwhile. */
@Injectable()
export class InternshipStepsService {
  constructor(
    private readonly access: LifeAccess,
    private readonly life: LifeStore,
    private readonly reviews: ReviewStore,
    private readonly law: LawStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` */
  async read(principal: Principal, id: string): Promise<InternshipSteps> {
    return this.show(await this.access.find(principal, id), principal);
  }

  /** @throws DomainError `not_found`, `version_conflict` with the current steps, `invalid_value` */
  async write(
    { principal, actor }: RequestContext,
    id: string,
    code: string,
    command: WriteInternshipStep,
  ): Promise<InternshipSteps> {
    const stale = await this.work.run(actor, async (tx) => {
      const record = await this.access.hold(tx, principal, id);
      const steps = stepsOf(record);
      if (!steps.some((step) => step.code === code)) throw new DomainError('not_found', 'No such step');
      const before = await this.life.steps(id, tx);
      const known = before.find((one) => one.step === code);
      if ((known?.version ?? 0) !== command.version) {
        throw new DomainError(
          'version_conflict',
          'Somebody changed this step',
          [],
          await this.show(record, principal, tx),
        );
      }
      const next = {
        step: code,
        state: command.state,
        conditionHolds: command.conditionHolds,
        reason: command.reason,
        dueOn: command.dueOn,
        doneOn: command.state === 'done' ? (known?.doneOn ?? today(this.clock)) : null,
      };
      // Only the step that is written is looked at: its path is the field on screen.
      refuse(
        progressProblems(
          steps,
          withCondition(steps, [next], await this.life.verdicts(id, tx)).filter(({ step }) => step === code),
        ).map((problem) => ({
          ...problem,
          path: problem.path.replace(/^progress\.\d+\./, ''),
        })),
      );
      await this.life.saveStep(tx, id, next);
      const changes = [{ path: code, before: known?.state ?? 'planned', after: command.state }];
      await tx.audit({ action: 'internship.step_saved', subjectType: 'internship', subjectId: id, changes });
      return record;
    });
    return this.show(stale, principal);
  }

  private async show(record: LifeRecord, principal: Principal, tx?: Transaction): Promise<InternshipSteps> {
    const steps = stepsOf(record);
    const rows = await this.life.steps(record.id, tx);
    const progress = withCondition(steps, rows, await this.life.verdicts(record.id, tx));
    const reviews = await this.reviews.ofInternship(principal, record.id, tx);
    const period = { startOn: record.startOn, endOn: record.endOn };
    const settings = await this.law.law(tx);
    const follow = follows(principal);
    const held = reviews.map(({ kind, content }) => ({ kind, academicTutor: content.academicTutor }));
    return {
      ...period,
      today: today(this.clock),
      steps: steps.map((step) => {
        const row = rows.find((one) => one.step === step.code);
        return {
          ...step,
          state: row?.state ?? 'planned',
          conditionHolds: progress.find((one) => one.step === step.code)?.conditionHolds ?? null,
          reason: row?.reason ?? '',
          dueOn: row?.dueOn ?? null,
          doneOn: row?.doneOn ?? null,
          version: row?.version ?? 0,
        };
      }),
      progress: courseProgress(steps, progress),
      reviews: reviews.map(({ id, kind, heldOn }) => ({ id, kind, heldOn })),
      // What is due tells what was not held: only who sees every review is told.
      due: follow
        ? dueReviews(period, held, lawValue(settings, 'check_ins', record.startOn)).map((one) => ({ ...one }))
        : [],
      counts: await this.life.made(record),
      mayEdit: follow && !isOwn(record, principal),
    };
  }
}
