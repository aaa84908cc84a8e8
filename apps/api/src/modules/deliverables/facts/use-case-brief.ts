import { Injectable } from '@nestjs/common';
import { DomainError, healthTrend, slippage, studyAnswers, type StudyAnswers } from '@jalon/domain';
import type { UseCaseBriefFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';
import { withNames } from './opportunity-restitution.js';

type UseCase = UseCaseBriefFacts['useCase'];

/** Milestones in the order of their days; the study is the decided one, else the latest the lab has seen. */
const USE_CASE = `select u.is_demo as demo, u.code, u.title, u.summary, e.name as "entityName", u.domain,
    p.name as "productName", r.name as "referentName", s.name as "sponsorName", o.name as "businessOwnerName",
    u.stage, u.condition, u.stage_since as "stageSince", u.health, u.health_reason as "healthReason",
    u.decision_needed as "decisionNeeded", u.health_declared_on as "healthDeclaredOn",
    u.previous_health as "previousHealth", u.value_score as "valueScore",
    u.feasibility_score as "feasibilityScore", u.tags,
    (select coalesce(json_agg(json_build_object('name', m.name, 'baselineOn', m.baseline_on,
        'forecastOn', m.forecast_on, 'actualOn', m.actual_on)
        order by coalesce(m.actual_on, m.due_on), m.name collate "C", m.id), '[]')
      from milestone m where m.use_case_id = u.id) as milestones,
    study.code as "studyCode", study.answers, study.sponsor as "studySponsorName"
  from use_case u join partner_entity e on e.id = u.entity_id
    left join product p on p.id = u.product_id
    left join person r on r.id = u.functional_referent_id
    left join person s on s.id = u.sponsor_id
    left join person o on o.id = u.business_owner_id
    left join lateral (select y.code, y.answers,
        (select n.name from person n where n.id::text = y.answers #>> '{stakeholders,sponsorId}') as sponsor
      from opportunity_study y where y.use_case_id = u.id and y.state <> 'draft'
      order by (y.state = 'decided') desc, y.number desc limit 1) study on true
  where u.id = $1`;

type Row = Omit<UseCase, 'trend' | 'milestones'> & {
  readonly demo: boolean;
  readonly milestones: readonly Omit<UseCase['milestones'][number], 'slipDays'>[];
  readonly studyCode: string | null;
  readonly answers: Partial<StudyAnswers> | null;
  readonly studySponsorName: string | null;
};

/** A use case as it stands, for its page in the catalogue, with the study it comes from. One statement: one instant. */
@Injectable()
export class UseCaseBriefFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read({ subjectId, language, labName, today }: FactsSubject): Promise<DocumentFacts> {
    const [row] = await this.database.query<Row>(USE_CASE, [subjectId], 'facts-use-case-brief');
    if (!row) throw new DomainError('not_found', 'No such use case');
    const { demo, milestones, studyCode, answers, studySponsorName, ...useCase } = row;
    return {
      kind: 'use_case_brief',
      facts: {
        language,
        labName,
        demo,
        asOf: today,
        useCase: {
          ...useCase,
          trend: healthTrend(useCase.previousHealth, useCase.health),
          milestones: milestones.map((milestone) => ({ ...milestone, slipDays: slippage(milestone) })),
        },
        study:
          studyCode === null || answers === null
            ? null
            : { code: studyCode, answers: withNames(studyAnswers(answers), studySponsorName) },
      },
    };
  }
}
