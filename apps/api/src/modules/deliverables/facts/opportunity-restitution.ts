import { Injectable } from '@nestjs/common';
import { DomainError, studyAnswers, type StudyAnswers } from '@jalon/domain';
import type { OpportunityFacts } from '@jalon/reporting';
import { Database } from '../../../database/database.js';
import type { DocumentFacts } from '../../../rendering/documents.js';
import type { FactsReader, FactsSubject } from './facts-reader.js';

const STUDY = `select s.is_demo as demo, s.code, s.title, e.name as "entityName", author.name as "authorName", s.state,
    s.recommendation, s.recommendation_reason as "recommendationReason", s.revisit_on as "revisitOn",
    s.submitted_on as "submittedOn", s.decided_on as "decidedOn", decider.name as "decidedByName", s.answers,
    sponsor.name as "sponsorName", owner.name as "businessOwnerName", referent.name as "functionalReferentName",
    u.code as "useCaseCode", u.title as "useCaseTitle"
  from opportunity_study s join partner_entity e on e.id = s.entity_id
    left join person author on author.id = s.by_person_id
    left join person decider on decider.id = s.decided_by_id
    left join person sponsor on sponsor.id::text = s.answers #>> '{stakeholders,sponsorId}'
    left join person owner on owner.id::text = s.answers #>> '{stakeholders,businessOwnerId}'
    left join person referent on referent.id::text = s.answers #>> '{stakeholders,functionalReferentId}'
    left join use_case u on u.id = s.use_case_id
  where s.id = $1::uuid`;

type StudyRow = Omit<OpportunityFacts['study'], 'answers'> &
  OpportunityFacts['people'] & {
    readonly demo: boolean;
    readonly answers: Partial<StudyAnswers>;
    readonly useCaseCode: string | null;
    readonly useCaseTitle: string | null;
  };

/** An opportunity study with the names of who carries it. */
@Injectable()
export class OpportunityFactsReader implements FactsReader {
  constructor(private readonly database: Database) {}

  async read({ subjectId, language, labName, today }: FactsSubject): Promise<DocumentFacts> {
    const [row] = await this.database.query<StudyRow>(STUDY, [subjectId]);
    if (!row) throw new DomainError('not_found', 'The study is gone');
    const {
      demo,
      sponsorName,
      businessOwnerName,
      functionalReferentName,
      useCaseCode,
      useCaseTitle,
      answers,
      ...study
    } = row;
    const given = studyAnswers(answers);
    return {
      kind: 'opportunity_restitution',
      facts: {
        language,
        labName,
        demo,
        asOf: today,
        study: { ...study, answers: withNames(given, sponsorName) },
        people: {
          sponsorName: sponsorName ?? (given.stakeholders.sponsorName.trim() || null),
          businessOwnerName,
          functionalReferentName,
        },
        useCase: useCaseCode === null ? null : { code: useCaseCode, title: useCaseTitle ?? '' },
      },
    };
  }
}

/** Documents speak of people by their names: what is kept of their facts says nothing by an identifier. */
export function withNames(answers: StudyAnswers, sponsorName: string | null): StudyAnswers {
  return {
    ...answers,
    stakeholders: {
      ...answers.stakeholders,
      sponsorId: null,
      sponsorName: sponsorName ?? answers.stakeholders.sponsorName,
      businessOwnerId: null,
      functionalReferentId: null,
    },
  };
}
