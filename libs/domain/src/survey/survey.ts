import { DomainError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';

export const SURVEY_STATES = ['draft', 'open', 'closed'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];
export const SURVEY_MOVES = ['open', 'close'] as const;
export type SurveyMove = (typeof SURVEY_MOVES)[number];
/** What is asked, each answered from 1 to 5: the first must be, the others may be left out. */
export const SURVEY_QUESTIONS = ['satisfaction', 'ease', 'usefulness'] as const;
export type SurveyQuestion = (typeof SURVEY_QUESTIONS)[number];
export const MODERATIONS = ['pending', 'shown', 'hidden'] as const;
export type Moderation = (typeof MODERATIONS)[number];

export const SURVEY_LIMITS = { title: 200, verbatim: 1_000, surveys: 40, token: 22 } as const;

export interface SurveyDates {
  readonly state: SurveyState;
  readonly closesOn: LocalDate | null;
}

/** As of `today`: an open survey whose last day has passed is closed, though nobody closed it. */
export function surveyStateOn({ state, closesOn }: SurveyDates, today: LocalDate): SurveyState {
  return state === 'open' && closesOn !== null && closesOn < today ? 'closed' : state;
}

/** draft → open → closed; never back. Closed answers nothing any more, and its results stay. */
export function surveyAfter(survey: SurveyDates, move: SurveyMove, today: LocalDate): SurveyState {
  const state = surveyStateOn(survey, today);
  if (move === 'open' && state === 'draft') {
    if (survey.closesOn !== null && survey.closesOn < today) {
      throw new DomainError('invalid_value', 'Its last day has passed', [
        { path: 'closesOn', code: 'date_in_past', params: { min: today } },
      ]);
    }
    return 'open';
  }
  if (move === 'close' && state === 'open') return 'closed';
  throw new DomainError('transition_not_allowed', 'The survey cannot go there', [
    { path: 'state', code: state === 'closed' ? 'survey_closed' : 'survey_not_open' },
  ]);
}
