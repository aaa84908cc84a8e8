import type { FieldError } from '../shared/domain-error.js';
import { COURSE_2026 } from './course-2026.js';
import type { InternshipStep } from './programme.js';
import { BIAS_AUDIT_STEPS, FINOPS_STEPS, PROJECT_STEPS, PROTOTYPE_STEPS } from './steps-2026.js';

export const INTERNSHIP_TEMPLATE_CODES = [
  'RD_INTEGRATION',
  'PROTOTYPE_DEV',
  'GESTION_PROJET',
  'AUDIT_BIAIS',
  'FINOPS_GREENOPS',
] as const;
export type InternshipTemplateCode = (typeof INTERNSHIP_TEMPLATE_CODES)[number];

/** How an internship goes: the steps it starts with, in the words of the lab's catalogue. */
export interface InternshipTemplate {
  readonly code: InternshipTemplateCode;
  /** Numbers of the offers of 2026 that go this way. */
  readonly offers: readonly number[];
  readonly steps: readonly InternshipStep[];
}

/** The five-step course (offers #1 to #3), and the ways of offers #4 to #7. */
export const INTERNSHIP_TEMPLATES: readonly InternshipTemplate[] = [
  { code: 'RD_INTEGRATION', offers: [1, 2, 3], steps: COURSE_2026 },
  { code: 'PROTOTYPE_DEV', offers: [4], steps: PROTOTYPE_STEPS },
  { code: 'GESTION_PROJET', offers: [5], steps: PROJECT_STEPS },
  { code: 'AUDIT_BIAIS', offers: [6], steps: BIAS_AUDIT_STEPS },
  { code: 'FINOPS_GREENOPS', offers: [7], steps: FINOPS_STEPS },
];

/** The steps of a template. */
export function templateSteps(code: InternshipTemplateCode): readonly InternshipStep[] {
  return INTERNSHIP_TEMPLATES.find((template) => template.code === code)?.steps ?? [];
}

export const STEP_STATES = ['planned', 'in_progress', 'done', 'skipped'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Where an internship stands on one step; a step without progress is planned. */
export interface StepProgress {
  readonly step: string;
  readonly state: StepState;
  /** For a conditional step: whether its condition holds (results better than the state of the art); null while open. */
  readonly conditionHolds: boolean | null;
  /** Why it is skipped. */
  readonly reason: string;
}

/**
 * What the progress breaks: a step of another template, one given twice, a conditional step taken up while its
 * condition does not hold, a step skipped without a reason (a condition that does not hold is one).
 */
export function progressProblems(
  steps: readonly InternshipStep[],
  progress: readonly StepProgress[],
): readonly FieldError[] {
  const known = new Map(steps.map((step) => [step.code, step]));
  const seen = new Set<string>();
  return progress.flatMap(({ step: code, state, conditionHolds, reason }, index): FieldError[] => {
    const step = known.get(code);
    if (!step) return [{ path: `progress.${index}.step`, code: 'unknown' }];
    if (seen.has(code)) return [{ path: `progress.${index}.step`, code: 'already_exists' }];
    seen.add(code);
    const begun = state === 'in_progress' || state === 'done';
    if (step.condition !== null && begun && conditionHolds !== true)
      return [{ path: `progress.${index}.state`, code: 'step_condition' }];
    const excused = step.condition !== null && conditionHolds === false;
    return state === 'skipped' && !excused && reason.trim() === ''
      ? [{ path: `progress.${index}.reason`, code: 'reason_required' }]
      : [];
  });
}

/**
 * How far the internship is: steps done among those that are taken, and the step of the moment (the first one that is
 * neither done nor skipped; what recurs or runs across has none). A conditional step counts once its condition holds.
 */
export function courseProgress(
  steps: readonly InternshipStep[],
  progress: readonly StepProgress[],
): { readonly done: number; readonly of: number; readonly current: string | null } {
  const known = new Map(progress.map((one) => [one.step, one]));
  const taken = steps.filter(({ code, condition, kind }) => {
    if (kind !== 'phase' && kind !== 'package') return false;
    const one = known.get(code);
    return one?.state !== 'skipped' && (condition === null || one?.conditionHolds === true);
  });
  const open = taken.filter(({ code }) => known.get(code)?.state !== 'done');
  return { done: taken.length - open.length, of: taken.length, current: open[0]?.code ?? null };
}
