import type { StudyDetail } from '@jalon/contracts';
import {
  aiActFlags,
  allowedStudyTransitions,
  isStudyAuthor,
  mayEditStudy,
  missingAnswers,
  personalDataOutcome,
  type MissingAnswers,
  type Principal,
} from '@jalon/domain';
import type { ReferenceSnapshot } from '../../reference/index.js';
import type { StudyRecord } from '../persistence/study.store.js';

/** The page of one study, with what it lacks, what its answers come to and what `principal` may do there. */
export function toStudyDetail(
  record: StudyRecord,
  principal: Principal,
  names: ReferenceSnapshot,
): StudyDetail {
  const personName = (id: string | null) => (id === null ? null : (names.personNames.get(id) ?? null));
  const { sponsorId, businessOwnerId, functionalReferentId } = record.answers.stakeholders;
  return {
    id: record.id,
    code: record.code,
    title: record.title,
    entityId: record.entityId,
    entityName: names.entityNames.get(record.entityId) ?? '',
    state: record.state,
    recommendation: record.recommendation,
    recommendationReason: record.recommendationReason,
    revisitOn: record.revisitOn,
    answers: structuredClone(record.answers) as StudyDetail['answers'],
    step: record.step,
    byName: personName(record.byPersonId),
    mine: isStudyAuthor(record, principal),
    submittedOn: record.submittedOn,
    decidedOn: record.decidedOn,
    decidedByName: personName(record.decidedById),
    useCase: record.useCase,
    people: Object.fromEntries(
      [sponsorId, businessOwnerId, functionalReferentId].flatMap((id) => {
        const name = personName(id);
        return id === null || name === null ? [] : [[id, name]];
      }),
    ),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    version: record.version,
    missing: writable(missingAnswers(record.answers)),
    aiActFlags: [...aiActFlags(record.answers.aiAct)],
    personalData: personalDataOutcome(record.answers.personalData),
    moves: record.moves.map(({ byId, ...move }) => ({ ...move, byName: personName(byId) })),
    allowedTransitions: allowedStudyTransitions(record, principal).map((transition) => ({
      ...transition,
      missing: writable(transition.missing),
    })),
    mayEdit: mayEditStudy(record, principal),
  };
}

function writable(missing: readonly MissingAnswers[]): StudyDetail['missing'] {
  return missing.map(({ section, fields }) => ({ section, fields: [...fields] }));
}
