import { DomainError, type FieldError } from '../shared/domain-error.js';
import type { Bilingual } from '../gate/criteria.js';

export const SCORING_METHODS = ['rice', 'wsjf', 'weighted'] as const;
export type ScoringMethod = (typeof SCORING_METHODS)[number];

/** Impact of RICE, from massive to minimal (domain rules § 7). */
export const RICE_IMPACTS = [3, 2, 1, 0.5, 0.25] as const;
/** Confidence of RICE, in percent. */
export const RICE_CONFIDENCES = [100, 80, 50] as const;
/** Relative sizes of WSJF. */
export const FIBONACCI = [1, 2, 3, 5, 8, 13, 20] as const;
export const FIVE = [1, 2, 3, 4, 5] as const;

/** What a weighted criterion measures; null for the two other methods and for a must-meet. */
export const AXES = ['value', 'feasibility', 'risk'] as const;
export type Axis = (typeof AXES)[number];

/** One input of a scoring grid. */
export interface ScoringCriterion {
  readonly key: string;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  readonly axis: Axis | null;
  /** Share of the whole, relative to the other weights; 0 for what is not weighted. */
  readonly weight: number;
  /** Answered by yes or no: a no is a no-go, whatever the score. */
  readonly mustMeet: boolean;
}

export type ScoringInputs = Readonly<Record<string, number | boolean>>;

export interface ScoringResult {
  readonly score: number;
  /** A failed must-meet decides, whatever the score says. */
  readonly verdict: 'scored' | 'no_go';
  /** Means of the axes of the weighted method, 1 to 5 with the risk as answered (5 is risky); null for an axis without criteria. */
  readonly axes: Readonly<Record<Axis, number | null>> | null;
  readonly failed: readonly string[];
}

export const SCORING_LIMITS = {
  criteria: 24,
  weight: 100,
  reach: 100_000_000,
  effort: 10_000,
  comment: 2000,
} as const;

/** The inputs that a method is made of; the weighted one brings its own. */
export const FIXED_KEYS: Readonly<Record<'rice' | 'wsjf', readonly string[]>> = {
  rice: ['reach', 'impact', 'confidence', 'effort'],
  wsjf: ['value', 'time_criticality', 'risk_opportunity', 'size'],
};

/** Reach × impact × confidence (a share, 0 to 1) ÷ effort (person-months, above 0). */
export function rice(reach: number, impact: number, confidence: number, effort: number): number {
  return (reach * impact * confidence) / effort;
}

/** Cost of delay ÷ size. */
export function wsjf(value: number, timeCriticality: number, riskOpportunity: number, size: number): number {
  return (value + timeCriticality + riskOpportunity) / size;
}

/** What a mark from 1 to 5 counts for: the riskier, the less. */
export function counted(axis: Axis, mark: number): number {
  return axis === 'risk' ? 6 - mark : mark;
}

/** The values an input may take; null for a free number above 0. */
export function scaleOf(method: ScoringMethod, key: string): readonly number[] | null {
  if (method === 'weighted') return FIVE;
  if (method === 'wsjf') return FIBONACCI;
  if (key === 'impact') return RICE_IMPACTS;
  return key === 'confidence' ? RICE_CONFIDENCES : null;
}

/**
 * The score of `inputs` by the rules of `method`.
 * @throws DomainError `invalid_value` naming `inputs.<key>`
 */
export function scoreOf(
  method: ScoringMethod,
  criteria: readonly ScoringCriterion[],
  inputs: ScoringInputs,
): ScoringResult {
  const problems = inputProblems(method, criteria, inputs);
  if (problems.length > 0) throw new DomainError('invalid_value', 'These inputs cannot be scored', problems);
  const number = (key: string) => Number(inputs[key]);
  const failed = criteria
    .filter((criterion) => criterion.mustMeet && inputs[criterion.key] === false)
    .map((criterion) => criterion.key);
  const verdict = failed.length > 0 ? 'no_go' : 'scored';
  if (method === 'rice') {
    const score = rice(number('reach'), number('impact'), number('confidence') / 100, number('effort'));
    return { score: rounded(score), verdict, axes: null, failed };
  }
  if (method === 'wsjf') {
    const score = wsjf(
      number('value'),
      number('time_criticality'),
      number('risk_opportunity'),
      number('size'),
    );
    return { score: rounded(score), verdict, axes: null, failed };
  }
  const marks = criteria.flatMap(({ key, axis, weight }) =>
    axis === null ? [] : [{ axis, weight, mark: number(key) }],
  );
  const axes = Object.fromEntries(
    AXES.map((axis) => [axis, mean(marks.filter((one) => one.axis === axis))]),
  ) as Record<Axis, number | null>;
  const score = mean(marks.map((one) => ({ ...one, mark: counted(one.axis, one.mark) })));
  return { score: rounded(score ?? 0), verdict, axes, failed };
}

/** The two scores of the portfolio that a weighted result gives, whole numbers from 1 to 5. */
export function portfolioScores(result: ScoringResult): {
  readonly valueScore: number | null;
  readonly feasibilityScore: number | null;
} {
  const whole = (mark: number | null | undefined) =>
    mark === null || mark === undefined ? null : Math.round(mark);
  return { valueScore: whole(result.axes?.value), feasibilityScore: whole(result.axes?.feasibility) };
}

/** What is wrong with the inputs, by key; nothing when they can be scored. */
export function inputProblems(
  method: ScoringMethod,
  criteria: readonly ScoringCriterion[],
  inputs: ScoringInputs,
): readonly FieldError[] {
  const known = new Set(criteria.map((criterion) => criterion.key));
  const strange = Object.keys(inputs)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: `inputs.${key}`, code: 'unknown_field' }));
  return [
    ...strange,
    ...criteria.flatMap((criterion): FieldError[] => {
      const path = `inputs.${criterion.key}`;
      const value = inputs[criterion.key];
      if (value === undefined) return [{ path, code: 'required' }];
      if (criterion.mustMeet) return typeof value === 'boolean' ? [] : [{ path, code: 'invalid_value' }];
      if (typeof value !== 'number' || !Number.isFinite(value)) return [{ path, code: 'invalid_value' }];
      const scale = scaleOf(method, criterion.key);
      if (scale) return scale.includes(value) ? [] : [{ path, code: 'not_in_scale' }];
      const max = criterion.key === 'effort' ? SCORING_LIMITS.effort : SCORING_LIMITS.reach;
      if (value <= 0) return [{ path, code: 'above_zero' }];
      return value > max ? [{ path, code: 'too_big', params: { max } }] : [];
    }),
  ];
}

/** What keeps criteria from being a grid of `method`; nothing when they are one. */
export function scoringGridProblems(
  method: ScoringMethod,
  criteria: readonly ScoringCriterion[],
): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (method !== 'weighted') {
    const same = FIXED_KEYS[method].join() === criteria.map((criterion) => criterion.key).join();
    const plain = criteria.every((one) => one.axis === null && one.weight === 0 && !one.mustMeet);
    return same && plain ? [] : [{ path: 'criteria', code: 'fixed_inputs' }];
  }
  const seen = new Set<string>();
  criteria.forEach(({ key, axis, weight, mustMeet }, index) => {
    const path = `criteria.${index}`;
    if (!/^[a-z][a-z0-9_]*$/.test(key)) problems.push({ path: `${path}.key`, code: 'invalid_value' });
    if (seen.has(key)) problems.push({ path: `${path}.key`, code: 'already_exists' });
    seen.add(key);
    if (mustMeet === (axis !== null)) problems.push({ path: `${path}.axis`, code: 'invalid_value' });
    if (mustMeet ? weight !== 0 : weight < 1)
      problems.push({ path: `${path}.weight`, code: 'invalid_value' });
  });
  for (const axis of ['value', 'feasibility'] as const) {
    if (!criteria.some((criterion) => criterion.axis === axis)) {
      problems.push({ path: 'criteria', code: `${axis}_needed` });
    }
  }
  return problems;
}

export interface Spread {
  readonly scorers: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** How far the scorers are from each other; null for fewer than two. */
export function spreadOf(scores: readonly number[]): Spread | null {
  if (scores.length < 2) return null;
  const sum = scores.reduce((total, score) => total + score, 0);
  return {
    scorers: scores.length,
    low: Math.min(...scores),
    high: Math.max(...scores),
    mean: rounded(sum / scores.length),
  };
}

function mean(marks: readonly { readonly mark: number; readonly weight: number }[]): number | null {
  const weights = marks.reduce((total, one) => total + one.weight, 0);
  if (weights === 0) return null;
  return marks.reduce((total, one) => total + one.mark * one.weight, 0) / weights;
}

/** Two decimals, so that a score shown is the score kept. */
function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
