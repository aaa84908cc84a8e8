import { may, type Action } from '../access/access.js';
import type { Principal } from '../people/role.js';
import type { LocalDate } from '../shared/local-date.js';
import type { UseCaseDraft } from '../use-case/use-case.js';
import type { StudyAnswers } from './answers.js';

export const STUDY_STATES = ['draft', 'submitted', 'screening', 'qualified', 'decided'] as const;
export type StudyState = (typeof STUDY_STATES)[number];
/** What a decision comes to (poursuivre, différer, abandonner). */
export const STUDY_RECOMMENDATIONS = ['pursue', 'defer', 'abandon'] as const;
export type StudyRecommendation = (typeof STUDY_RECOMMENDATIONS)[number];

/** An opportunity study, as stored. */
export interface Study {
  readonly id: string;
  /** EO-001, given in order and never reused. */
  readonly code: string;
  readonly title: string;
  readonly entityId: string;
  /** The account that wrote it; null once that account is gone. */
  readonly accountId: string | null;
  readonly byPersonId: string | null;
  readonly state: StudyState;
  readonly recommendation: StudyRecommendation | null;
  readonly recommendationReason: string | null;
  readonly revisitOn: LocalDate | null;
  readonly answers: StudyAnswers;
  readonly useCaseId: string | null;
  /** The day it was first submitted: from then on the lab sees it. */
  readonly submittedOn: LocalDate | null;
  readonly decidedOn: LocalDate | null;
  readonly decidedById: string | null;
  readonly version: number;
}

type Owned = Pick<Study, 'entityId' | 'accountId' | 'byPersonId'>;

export function isStudyAuthor(study: Owned, principal: Principal): boolean {
  return (
    (study.accountId !== null && study.accountId === principal.accountId) ||
    (study.byPersonId !== null && study.byPersonId === principal.personId)
  );
}

/**
 * Whether `principal` sees the study: a draft never submitted is its author's, and of the people of the same partner
 * entity; the rest is seen by whoever may read the studies of its entity.
 */
export function seesStudy(study: Owned & Pick<Study, 'submittedOn'>, principal: Principal): boolean {
  if (!may(principal, 'study:read', study)) return false;
  return study.submittedOn !== null || principal.role === 'partner' || isStudyAuthor(study, principal);
}

/** Its author edits a draft; when their account is gone, whoever may write studies of that entity takes over. */
export function mayEditStudy(study: Owned & Pick<Study, 'state'>, principal: Principal): boolean {
  return study.state === 'draft' && actsAsAuthor(study, principal);
}

export function actsAsAuthor(study: Owned, principal: Principal): boolean {
  return (
    may(principal, 'study:write', study) && (isStudyAuthor(study, principal) || study.accountId === null)
  );
}

/** Whether the role opens `action` on the study; what else a move asks for is the transition table's. */
export function mayOnStudy(study: Owned, principal: Principal, action: Action): boolean {
  return action === 'study:write' ? actsAsAuthor(study, principal) : may(principal, action, study);
}

/** The use case a study becomes: what its author wrote, with the people they named. */
export function useCaseFromStudy(study: Pick<Study, 'title' | 'entityId' | 'answers'>): UseCaseDraft {
  const { need, businessCase, stakeholders } = study.answers;
  return {
    title: study.title,
    summary: [need.problem, businessCase.objective]
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join('\n\n'),
    entityId: study.entityId,
    domain: need.domain.trim() || null,
    sponsorId: stakeholders.sponsorId,
    businessOwnerId: stakeholders.businessOwnerId,
    functionalReferentId: stakeholders.functionalReferentId,
    productId: null,
    health: 'not_rated',
    healthReason: null,
    decisionNeeded: null,
    valueScore: null,
    feasibilityScore: null,
    tags: need.tags,
  };
}
