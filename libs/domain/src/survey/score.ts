import type { Month } from '../shared/local-date.js';

/** Under this many answers nothing is said of them: a figure would point at somebody. */
export const SURVEY_ANSWERS_MIN = 5;
/** From this mark on somebody is satisfied. */
export const SATISFIED_FROM = 4;

/** Answers to one question, added up: marks from 1 to 5. */
export interface SurveyMarks {
  readonly answers: number;
  /** Σ of the marks. */
  readonly sum: number;
  /** How many gave 4 or 5. */
  readonly satisfied: number;
}

export interface SurveyScore {
  /** Null with `few_answers` when fewer than five answered. */
  readonly answers: number | null;
  /** Σ marks ÷ answers, from 1 to 5, to a hundredth. */
  readonly mean: number | null;
  /** Share that gave 4 or 5, in percents to a tenth. */
  readonly satisfiedPercent: number | null;
  readonly reason: 'few_answers' | null;
}

const FEW: SurveyScore = { answers: null, mean: null, satisfiedPercent: null, reason: 'few_answers' };

/** mean = Σ marks ÷ answers; satisfied = marks of 4 and 5 ÷ answers; nothing under five answers. */
export function surveyScore({ answers, sum, satisfied }: SurveyMarks): SurveyScore {
  if (answers < SURVEY_ANSWERS_MIN) return FEW;
  return {
    answers,
    mean: Math.round((sum * 100) / answers) / 100,
    satisfiedPercent: Math.round((satisfied * 1_000) / answers) / 10,
    reason: null,
  };
}

export function addSurveyMarks(all: readonly SurveyMarks[]): SurveyMarks {
  return all.reduce(
    (total, marks) => ({
      answers: total.answers + marks.answers,
      sum: total.sum + marks.sum,
      satisfied: total.satisfied + marks.satisfied,
    }),
    { answers: 0, sum: 0, satisfied: 0 },
  );
}

export interface SurveyMonthScore extends SurveyScore {
  readonly month: Month;
}

/**
 * The score of each month that has answers, and of all. Where the months that are not shown hold fewer than five
 * answers together, the whole is that of the months shown: a subtraction would tell the others.
 */
export function surveyScores(months: readonly (SurveyMarks & { readonly month: Month })[]): {
  readonly months: readonly SurveyMonthScore[];
  readonly all: SurveyScore;
} {
  const scored = months.map(({ month, ...marks }) => ({ month, ...surveyScore(marks) }));
  const hidden = addSurveyMarks(months.filter(({ answers }) => answers < SURVEY_ANSWERS_MIN));
  const shown = addSurveyMarks(months.filter(({ answers }) => answers >= SURVEY_ANSWERS_MIN));
  const isTold = hidden.answers >= SURVEY_ANSWERS_MIN || shown.answers === 0;
  return { months: scored, all: surveyScore(isTold ? addSurveyMarks([hidden, shown]) : shown) };
}
