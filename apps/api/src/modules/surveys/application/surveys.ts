import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  CreateSurvey,
  ModerateVerbatim,
  MoveSurvey,
  SurveyDetail,
  SurveyList,
  SurveySummary,
  UpdateSurvey,
} from '@jalon/contracts';
import {
  addSurveyMarks,
  DomainError,
  may,
  SURVEY_LIMITS,
  surveyAfter,
  surveyScore,
  surveyScores,
  surveyStateOn,
  visibleEntity,
  type LocalDate,
  type Principal,
  type SurveyQuestion,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { SurveyStore, type SurveyRow } from '../persistence/survey.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The surveys of the deployments of a use case: made, opened, closed, read, their words moderated. */
@Injectable()
export class Surveys {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly surveys: SurveyStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal, useCase: string): Promise<SurveyList> {
    const { id, entityId } = await this.access.read(principal, useCaseKey(useCase));
    const mayManage = may(principal, 'survey:manage', { entityId });
    const own = visibleEntity(principal);
    const [rows, deployments] = await Promise.all([
      this.surveys.list(id, own),
      this.surveys.deployments(id, own),
    ]);
    const day = today(this.clock);
    return { items: rows.map((row) => summary(row, day, mayManage)), deployments, mayManage };
  }

  async detail(principal: Principal, useCase: string, survey: string): Promise<SurveyDetail> {
    const { id } = await this.access.read(principal, useCaseKey(useCase));
    return this.shown(principal, await this.find(principal, id, survey));
  }

  /** A draft, once per Idempotency-Key. @throws DomainError `invalid_value` for a deployment of something else */
  create(context: RequestContext, useCase: string, command: CreateSurvey): Promise<SurveyDetail> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'survey:manage');
      if ((await this.surveys.count(tx, held.id)) >= SURVEY_LIMITS.surveys) {
        throw new DomainError('limit_exceeded', 'This use case has too many surveys', [
          { path: 'surveys', code: 'too_many', params: { max: SURVEY_LIMITS.surveys } },
        ]);
      }
      // 128 bits in the letters of an address.
      const token = randomBytes(16).toString('base64url');
      const id = await this.surveys.add(tx, held.id, command, token);
      if (id === undefined) {
        throw new DomainError('invalid_value', 'No such deployment', [
          { path: 'deploymentId', code: 'unknown' },
        ]);
      }
      return this.done(tx, principal, await this.find(principal, held.id, id, tx), 'created');
    });
  }

  /** Its title and last day, until it is closed. @throws DomainError `version_conflict`, `transition_not_allowed` */
  update(
    context: RequestContext,
    useCase: string,
    survey: string,
    { version, changes }: UpdateSurvey,
  ): Promise<SurveyDetail> {
    return this.write(context, useCase, survey, async (tx, row) => {
      const day = today(this.clock);
      if (surveyStateOn(row, day) === 'closed') {
        throw new DomainError('transition_not_allowed', 'The survey is closed', [
          { path: 'state', code: 'survey_closed' },
        ]);
      }
      const to = {
        ...row,
        title: changes.title ?? row.title,
        closesOn: changes.closesOn === undefined ? row.closesOn : changes.closesOn,
      };
      if (to.closesOn !== null && to.closesOn < day) {
        throw new DomainError('invalid_value', 'This day has passed', [
          { path: 'changes.closesOn', code: 'date_in_past', params: { min: day } },
        ]);
      }
      await this.save(tx, context.principal, row, version, to);
      return 'updated';
    });
  }

  /** draft → open → closed. @throws DomainError `version_conflict`, `transition_not_allowed` */
  move(
    context: RequestContext,
    useCase: string,
    survey: string,
    { version, name }: MoveSurvey,
  ): Promise<SurveyDetail> {
    return this.write(context, useCase, survey, async (tx, row) => {
      const day = today(this.clock);
      if (row.version !== version) throw await this.conflict(tx, context.principal, row);
      const state = surveyAfter(row, name, day);
      const dates =
        name === 'open' ? { opensOn: day, closesOn: row.closesOn } : { opensOn: row.opensOn, closesOn: day };
      await this.save(tx, context.principal, row, version, { ...row, ...dates, state });
      return name === 'open' ? 'opened' : 'closed';
    });
  }

  /** Says of a verbatim whether people read it; may be said again. */
  moderate(
    context: RequestContext,
    useCase: string,
    survey: string,
    answerId: string,
    { to }: ModerateVerbatim,
  ): Promise<SurveyDetail> {
    return this.write(context, useCase, survey, async (tx, row) => {
      const isThere = UUID.test(answerId) && (await this.surveys.moderate(tx, row.id, answerId, to));
      if (!isThere) throw new DomainError('not_found', 'No such verbatim');
      return `verbatim_${to}`;
    });
  }

  private write(
    context: RequestContext,
    useCase: string,
    survey: string,
    work: (tx: Transaction, row: SurveyRow) => Promise<string>,
  ): Promise<SurveyDetail> {
    const { principal } = context;
    return this.work.run(context.actor, async (tx) => {
      const held = await this.access.hold(tx, principal, useCaseKey(useCase), 'survey:manage');
      const action = await work(tx, await this.find(principal, held.id, survey, tx));
      return this.done(tx, principal, await this.find(principal, held.id, survey, tx), action);
    });
  }

  private async save(
    tx: Transaction,
    principal: Principal,
    row: SurveyRow,
    version: number,
    to: Parameters<SurveyStore['save']>[3],
  ): Promise<void> {
    if (!(await this.surveys.save(tx, row, version, to))) throw await this.conflict(tx, principal, row);
  }

  private async conflict(tx: Transaction, principal: Principal, row: SurveyRow): Promise<DomainError> {
    const current = await this.shown(principal, row, tx);
    return new DomainError('version_conflict', 'Somebody changed this survey', [], current);
  }

  /** The subject is the use case, so that its activity tells of its surveys; never what was answered. */
  private async done(
    tx: Transaction,
    principal: Principal,
    row: SurveyRow,
    action: string,
  ): Promise<SurveyDetail> {
    await tx.audit({
      action: `survey.${action}`,
      subjectType: 'use_case',
      subjectId: row.useCaseId,
      changes: [{ path: 'survey', before: null, after: row.title }],
    });
    await this.access.touch(tx, row.useCaseId);
    return this.shown(principal, row, tx);
  }

  /** @throws DomainError `not_found` */
  private async find(
    principal: Principal,
    useCaseId: string,
    id: string,
    tx?: Transaction,
  ): Promise<SurveyRow> {
    const entityId = visibleEntity(principal);
    const row = UUID.test(id) ? await this.surveys.find(useCaseId, entityId, id, tx) : undefined;
    if (!row) throw new DomainError('not_found', 'No such survey');
    return row;
  }

  private async shown(principal: Principal, row: SurveyRow, tx?: Transaction): Promise<SurveyDetail> {
    const mayManage = may(principal, 'survey:manage');
    const { months, all, told } = scores(row);
    const of = (question: SurveyQuestion) =>
      surveyScore(
        addSurveyMarks(row.marks.filter(({ month }) => told.includes(month)).map((marks) => marks[question])),
      );
    return {
      ...summary(row, today(this.clock), mayManage),
      token: mayManage ? row.token : null,
      months: [...months],
      questions: { satisfaction: all, ease: of('ease'), usefulness: of('usefulness') },
      verbatims: await this.surveys.verbatims(row.id, !mayManage, tx),
      mayManage,
    };
  }
}

const scores = (row: SurveyRow) =>
  surveyScores(row.marks.map(({ month, satisfaction }) => ({ month, ...satisfaction })));

function summary(row: SurveyRow, day: LocalDate, mayManage: boolean): SurveySummary {
  const { id, deploymentId, entityName, environment, title, opensOn, closesOn, version } = row;
  return {
    ...{ id, deploymentId, entityName, environment, title, opensOn, closesOn, version },
    toModerate: mayManage ? row.toModerate : 0,
    state: surveyStateOn(row, day),
    score: scores(row).all,
  };
}
