import type { Action } from '../access/access.js';
import type { Principal } from '../people/role.js';
import { DomainError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import { missingAnswers, type MissingAnswers } from './completeness.js';
import { isStudyAuthor, mayOnStudy, type StudyRecommendation, type Study, type StudyState } from './study.js';

export const STUDY_TRANSITION_NAMES = ['submit', 'screen', 'qualify', 'decide', 'return', 'revisit'] as const;
export type StudyTransitionName = (typeof STUDY_TRANSITION_NAMES)[number];

/** What a move asks to see before it is made. */
export const STUDY_GUARDS = [
  'complete',
  'reason',
  'recommendation',
  'other_than_author',
  'deferred',
] as const;
export type StudyGuard = (typeof STUDY_GUARDS)[number];

/** One row of a study's life: from where, to where, who, and what has to be there. */
export interface StudyTransition {
  readonly name: StudyTransitionName;
  readonly from: readonly StudyState[];
  readonly to: StudyState;
  readonly action: Action;
  readonly guards: readonly StudyGuard[];
}

/** The life of a study as data. What was put off comes back to screening; what lacks something, to its author. */
export const STUDY_TRANSITIONS: readonly StudyTransition[] = [
  { name: 'submit', from: ['draft'], to: 'submitted', action: 'study:write', guards: ['complete'] },
  { name: 'screen', from: ['submitted'], to: 'screening', action: 'study:screen', guards: [] },
  { name: 'qualify', from: ['screening'], to: 'qualified', action: 'study:screen', guards: [] },
  {
    name: 'decide',
    from: ['qualified'],
    to: 'decided',
    action: 'study:decide',
    guards: ['other_than_author', 'recommendation'],
  },
  {
    name: 'return',
    from: ['submitted', 'screening', 'qualified'],
    to: 'draft',
    action: 'study:screen',
    guards: ['reason'],
  },
  {
    name: 'revisit',
    from: ['decided'],
    to: 'screening',
    action: 'study:screen',
    guards: ['deferred', 'reason'],
  },
];

export interface AllowedStudyTransition {
  readonly name: StudyTransitionName;
  readonly to: StudyState;
  readonly needsReason: boolean;
  readonly missing: readonly MissingAnswers[];
}

/** The moves that leave from where the study stands and that `principal` may make, each with what it still lacks. */
export function allowedStudyTransitions(
  study: Study,
  principal: Principal,
): readonly AllowedStudyTransition[] {
  return STUDY_TRANSITIONS.filter(
    (row) => leavesFrom(row, study) && refusal(row, study, principal) === null,
  ).map((row) => ({
    name: row.name,
    to: row.to,
    needsReason: row.guards.includes('reason'),
    missing: row.guards.includes('complete') ? missingAnswers(study.answers) : [],
  }));
}

export interface StudyMove {
  readonly name: StudyTransitionName;
  readonly reason: string | null;
  readonly recommendation: StudyRecommendation | null;
  /** When a study that is put off is looked at again. */
  readonly revisitOn: LocalDate | null;
  readonly today: LocalDate;
}

/** What a move makes of the study. */
export type MovedStudy = Pick<
  Study,
  'state' | 'recommendation' | 'recommendationReason' | 'revisitOn' | 'submittedOn' | 'decidedOn'
>;

/**
 * Where `move` leads.
 * @throws DomainError `transition_not_allowed`, `forbidden`, `evidence_missing` (each missing answer named as
 *   `section.field`), `reason_required` or `invalid_value`
 */
export function advanceStudy(study: Study, move: StudyMove, principal: Principal): MovedStudy {
  const row = STUDY_TRANSITIONS.find((each) => each.name === move.name);
  if (!row || !leavesFrom(row, study)) {
    throw new DomainError('transition_not_allowed', `"${move.name}" does not leave from ${study.state}`, [
      { path: 'name', code: 'transition_not_allowed' },
    ]);
  }
  const refused = refusal(row, study, principal);
  if (refused) throw refused;
  for (const guard of row.guards) GUARDS[guard](study, move);
  const decides = row.to === 'decided';
  return {
    state: row.to,
    recommendation: decides ? move.recommendation : null,
    recommendationReason: decides ? move.reason : null,
    revisitOn: decides && move.recommendation === 'defer' ? move.revisitOn : null,
    submittedOn: study.submittedOn ?? (row.to === 'submitted' ? move.today : null),
    decidedOn: decides ? move.today : null,
  };
}

const GUARDS: Readonly<Record<StudyGuard, (study: Study, move: StudyMove) => void>> = {
  complete: (study) => {
    const missing = missingAnswers(study.answers);
    if (missing.length === 0) return;
    throw new DomainError(
      'evidence_missing',
      'The study is not complete',
      missing.flatMap(({ section, fields }) =>
        fields.map((field) => ({ path: `${section}.${field}`, code: 'required' })),
      ),
    );
  },
  reason: (_study, move) => {
    if (!said(move.reason)) throw reasonRequired();
  },
  recommendation: (_study, { recommendation, reason, revisitOn, today }) => {
    if (recommendation === null) {
      throw new DomainError('invalid_value', 'A decision is one of pursue, defer, abandon', [
        { path: 'recommendation', code: 'required' },
      ]);
    }
    if (recommendation === 'abandon' && !said(reason)) throw reasonRequired();
    if (recommendation !== 'defer') return;
    if (revisitOn === null) {
      throw new DomainError('invalid_value', 'What is put off is looked at again on a day', [
        { path: 'revisitOn', code: 'required' },
      ]);
    }
    if (revisitOn <= today) {
      throw new DomainError('invalid_value', `The day must come after ${today}`, [
        { path: 'revisitOn', code: 'not_after', params: { min: today } },
      ]);
    }
  },
  // Both are looked at before: they say who and when, not what was sent.
  other_than_author: () => undefined,
  deferred: () => undefined,
};

function leavesFrom(row: StudyTransition, study: Study): boolean {
  if (!row.from.includes(study.state)) return false;
  return !row.guards.includes('deferred') || study.recommendation === 'defer';
}

/** Why `principal` may not make this move; null when they may. */
function refusal(row: StudyTransition, study: Study, principal: Principal): DomainError | null {
  if (!mayOnStudy(study, principal, row.action)) {
    return new DomainError('forbidden', 'Your role does not allow this');
  }
  if (row.guards.includes('other_than_author') && isStudyAuthor(study, principal)) {
    return new DomainError('forbidden', 'The author of a study does not decide on it', [
      { path: 'recommendation', code: 'own_study' },
    ]);
  }
  return null;
}

function said(text: string | null): boolean {
  return text !== null && text.trim().length > 0;
}

function reasonRequired(): DomainError {
  return new DomainError('reason_required', 'This move needs a reason', [
    { path: 'reason', code: 'reason_required' },
  ]);
}
