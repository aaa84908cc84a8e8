import { Injectable } from '@nestjs/common';
import type { CreateSurvey, SendSurveyAnswer, SurveyList, SurveyVerbatim } from '@jalon/contracts';
import type { LocalDate, Month, SurveyMarks, SurveyQuestion, SurveyState } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface SurveyRow {
  readonly id: string;
  readonly useCaseId: string;
  readonly deploymentId: string;
  readonly entityName: string;
  readonly environment: 'pilot' | 'production';
  readonly title: string;
  readonly token: string;
  /** As stored: an open one may have passed its last day. */
  readonly state: SurveyState;
  readonly opensOn: LocalDate | null;
  readonly closesOn: LocalDate | null;
  readonly version: number;
  readonly toModerate: number;
  /** By month, of each question; answers that left it out are not counted. */
  readonly marks: readonly ({ readonly month: Month } & Readonly<Record<SurveyQuestion, SurveyMarks>>)[];
}

/** What the public page is told of a survey. */
export interface OpenSurveyRow {
  readonly id: string;
  readonly title: string;
  readonly useCaseTitle: string;
  readonly state: SurveyState;
  readonly closesOn: LocalDate | null;
}

const marksOf = (question: SurveyQuestion) =>
  `'${question}', json_build_object('answers', count(${question}), 'sum', coalesce(sum(${question}), 0),
     'satisfied', count(*) filter (where ${question} >= 4))`;
const SURVEYS = `select s.id, o.use_case_id as "useCaseId", s.deployment_id as "deploymentId",
    e.name as "entityName", d.environment, s.title, s.token, s.state, to_char(s.opens_on, 'YYYY-MM-DD') as "opensOn",
    to_char(s.closes_on, 'YYYY-MM-DD') as "closesOn", s.version, w.waiting as "toModerate", a.marks
  from survey s join deployment d on d.id = s.deployment_id join solution o on o.id = d.solution_id
  join partner_entity e on e.id = d.entity_id
  left join lateral (select count(*)::int as waiting from survey_answer p
    where p.survey_id = s.id and p.moderation = 'pending' and p.verbatim <> '') w on true
  left join lateral (select coalesce(json_agg(m.figures order by m.month), '[]') as marks from (
      select to_char(day, 'YYYY-MM') as month, json_build_object('month', to_char(day, 'YYYY-MM'),
        ${marksOf('satisfaction')}, ${marksOf('ease')}, ${marksOf('usefulness')}) as figures
      from survey_answer where survey_id = s.id group by to_char(day, 'YYYY-MM')) m) a on true
  where o.use_case_id = $1 and ($2::uuid is null or d.entity_id = $2::uuid and s.state <> 'draft')`;

/**
 * Surveys of deployments and what was answered; the caller has checked that the reader sees the use case. `entityId` is
 * the one whose deployments the reader may look at, null for all: to a partner, what was opened at its own.
 */
@Injectable()
export class SurveyStore {
  constructor(private readonly database: Database) {}

  list(useCaseId: string, entityId: string | null): Promise<SurveyRow[]> {
    return this.database.query<SurveyRow>(
      `${SURVEYS} order by s.created_at desc, s.id`,
      [useCaseId, entityId],
      'surveys-of-use-case',
    );
  }

  deployments(useCaseId: string, entityId: string | null): Promise<SurveyList['deployments']> {
    return this.database.query(
      `select d.id, e.name as "entityName", d.environment from deployment d
       join solution o on o.id = d.solution_id join partner_entity e on e.id = d.entity_id
       where o.use_case_id = $1 and ($2::uuid is null or d.entity_id = $2::uuid) and d.status in ('live', 'paused')
       order by e.name, d.environment`,
      [useCaseId, entityId],
      'survey-deployments',
    );
  }

  async find(
    useCaseId: string,
    entityId: string | null,
    id: string,
    tx?: Transaction,
  ): Promise<SurveyRow | undefined> {
    const text = `${SURVEYS} and s.id = $3`;
    const values = [useCaseId, entityId, id];
    const [row] = tx
      ? await tx.query<SurveyRow>(text, values)
      : await this.database.query<SurveyRow>(text, values, 'survey');
    return row;
  }

  verbatims(id: string, isShownOnly: boolean, tx?: Transaction): Promise<SurveyVerbatim[]> {
    // Those that wait come first, then the latest.
    const text = `select id, to_char(day, 'YYYY-MM') as month, verbatim as text, moderation from survey_answer
       where survey_id = $1 and verbatim <> '' ${isShownOnly ? `and moderation = 'shown'` : ''}
       order by moderation = 'pending' desc, day desc, id limit 200`;
    return tx
      ? tx.query<SurveyVerbatim>(text, [id])
      : this.database.query<SurveyVerbatim>(
          text,
          [id],
          isShownOnly ? 'survey-verbatims-shown' : 'survey-verbatims',
        );
  }

  async count(tx: Transaction, useCaseId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from survey s join deployment d on d.id = s.deployment_id
       join solution o on o.id = d.solution_id where o.use_case_id = $1`,
      [useCaseId],
    );
    return row?.count ?? 0;
  }

  /** Undefined where the deployment is not one of the use case. */
  async add(
    tx: Transaction,
    useCaseId: string,
    survey: CreateSurvey,
    token: string,
  ): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `insert into survey (deployment_id, title, token, closes_on, created_at, updated_at)
       select d.id, $3, $4, $5, $6, $6 from deployment d join solution o on o.id = d.solution_id
       where d.id = $2 and o.use_case_id = $1 returning id`,
      [useCaseId, survey.deploymentId, survey.title, token, survey.closesOn, tx.now],
    );
    return row?.id;
  }

  /** False when another version is there by now. */
  async save(
    tx: Transaction,
    { id }: SurveyRow,
    version: number,
    to: Pick<SurveyRow, 'title' | 'closesOn' | 'state' | 'opensOn'>,
  ): Promise<boolean> {
    const rows = await tx.query(
      `update survey set title = $3, closes_on = $4, state = $5, opens_on = $6, updated_at = $7, version = version + 1
       where id = $1 and version = $2 returning id`,
      [id, version, to.title, to.closesOn, to.state, to.opensOn, tx.now],
    );
    return rows.length > 0;
  }

  /** False where the survey has no such verbatim. */
  async moderate(tx: Transaction, id: string, answerId: string, to: 'shown' | 'hidden'): Promise<boolean> {
    const rows = await tx.query(
      `update survey_answer set moderation = $3, moderated_by = $4, moderated_at = $5
       where id = $2 and survey_id = $1 and verbatim <> '' returning id`,
      [id, answerId, to, tx.actor.accountId, tx.now],
    );
    return rows.length > 0;
  }

  async byToken(token: string, tx?: Transaction): Promise<OpenSurveyRow | undefined> {
    // A writer holds the survey, so that it is not closed while the answer goes in.
    const text = `select s.id, s.title, u.title as "useCaseTitle", s.state,
         to_char(s.closes_on, 'YYYY-MM-DD') as "closesOn"
       from survey s join deployment d on d.id = s.deployment_id join solution o on o.id = d.solution_id
       join use_case u on u.id = o.use_case_id where s.token = $1 and s.state <> 'draft'`;
    const [row] = tx
      ? await tx.query<OpenSurveyRow>(`${text} for share of s`, [token])
      : await this.database.query<OpenSurveyRow>(text, [token], 'survey-by-token');
    return row;
  }

  /** False when this answer is there already. */
  async answer(tx: Transaction, id: string, day: LocalDate, answer: SendSurveyAnswer): Promise<boolean> {
    const rows = await tx.query(
      `insert into survey_answer (id, survey_id, day, satisfaction, ease, usefulness, verbatim)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
      [answer.answerId, id, day, answer.satisfaction, answer.ease, answer.usefulness, answer.verbatim],
    );
    return rows.length > 0;
  }
}
