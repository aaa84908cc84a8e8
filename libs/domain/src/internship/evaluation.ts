import type { FieldError } from '../shared/domain-error.js';

/** What an intern is looked at on, mid-term and at the end: one grid for the whole lab. */
export const INTERN_COMPETENCES = [
  'scientific_method',
  'technical_realisation',
  'business_understanding',
  'autonomy',
  'teamwork',
  'written_communication',
  'oral_communication',
  'quality_and_rigour',
] as const;
export type InternCompetence = (typeof INTERN_COMPETENCES)[number];

/** From the lowest to the highest. */
export const COMPETENCE_LEVELS = ['to_acquire', 'in_progress', 'acquired', 'mastered'] as const;
export type CompetenceLevel = (typeof COMPETENCE_LEVELS)[number];

export const REVIEW_KINDS = ['check_in', 'mid_term', 'final'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface CompetenceMark {
  readonly competence: InternCompetence;
  /** Null: not observed. */
  readonly level: CompetenceLevel | null;
  readonly comment: string;
}

/** What a check-in or an evaluation says. */
export interface ReviewContent {
  /** Whether the academic tutor took part: those are what R20 asks for. */
  readonly academicTutor: boolean;
  /** A check-in has none. */
  readonly marks: readonly CompetenceMark[];
  readonly summary: string;
  readonly strengths: string;
  readonly improvements: string;
  /** What was agreed for what follows. */
  readonly agreed: string;
}

/**
 * What an evaluation lacks before it is shared: a summary, a competence without level or comment, one given twice. A
 * check-in only needs its summary.
 */
export function reviewProblems(kind: ReviewKind, content: ReviewContent): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (content.summary.trim() === '') problems.push({ path: 'content.summary', code: 'required' });
  const seen = new Set<InternCompetence>();
  content.marks.forEach(({ competence }, index) => {
    if (seen.has(competence))
      problems.push({ path: `content.marks.${index}.competence`, code: 'already_exists' });
    seen.add(competence);
  });
  if (kind === 'check_in') return problems;
  for (const competence of INTERN_COMPETENCES) {
    const mark = content.marks.find((one) => one.competence === competence);
    // What was not observed is said so: silence could be an oversight.
    if (!mark || (mark.level === null && mark.comment.trim() === ''))
      problems.push({ path: `content.marks.${competence}`, code: 'mark_missing' });
  }
  return problems;
}

/** The marks of a new evaluation: every competence, none observed yet. */
export function emptyMarks(): readonly CompetenceMark[] {
  return INTERN_COMPETENCES.map((competence) => ({ competence, level: null, comment: '' }));
}
