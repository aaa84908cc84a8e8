import type { StudyDetail } from '@jalon/contracts';
import { missingAnswers, studyAnswers, type StudyAnswers } from '@jalon/domain';

export const ID = '3d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00';

/** A draft at version 3 that nobody answered, but for what is given; as the API sends it. */
export function aStudy(
  answers: Partial<StudyAnswers> & { readonly version?: number } = {},
  more: Partial<StudyDetail> = {},
): StudyDetail {
  const { version = 3, ...given } = answers;
  const all = JSON.parse(JSON.stringify(studyAnswers(given))) as StudyDetail['answers'];
  return {
    id: ID,
    code: 'EO-007',
    title: 'Lire les dossiers',
    entityId: '4d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00',
    entityName: 'Caisse du Nord',
    state: 'draft',
    recommendation: null,
    recommendationReason: null,
    revisitOn: null,
    answers: all,
    step: null,
    byName: 'Ada Martin',
    mine: true,
    submittedOn: null,
    decidedOn: null,
    decidedByName: null,
    useCase: null,
    people: {},
    createdAt: '2026-03-18T09:00:00Z',
    updatedAt: '2026-03-18T09:00:00Z',
    version,
    missing: missingAnswers(all).map(({ section, fields }) => ({ section, fields: [...fields] })),
    aiActFlags: [],
    personalData: 'unknown',
    moves: [],
    allowedTransitions: [],
    mayEdit: true,
    ...more,
  };
}
