import type { Month } from '../shared/local-date.js';
import { staysHidden } from '../usage/suppression.js';

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
 * The score of each month that has answers, and of all. Where a subtraction would tell of the months that are not shown,
 * the whole is that of the months shown; the other questions are told of `told` too, or they would count the rest.
 */
export function surveyScores(months: readonly (SurveyMarks & { readonly month: Month })[]): {
  readonly months: readonly SurveyMonthScore[];
  readonly all: SurveyScore;
  readonly told: readonly Month[];
} {
  const hidden = months.map(({ answers }) => answers).filter((n) => n > 0 && n < SURVEY_ANSWERS_MIN);
  const told = staysHidden(hidden) ? months : months.filter(({ answers }) => answers >= SURVEY_ANSWERS_MIN);
  return {
    months: months.map(({ month, ...marks }) => ({ month, ...surveyScore(marks) })),
    all: surveyScore(addSurveyMarks(told)),
    told: told.map(({ month }) => month),
  };
}
