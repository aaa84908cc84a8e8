/** The nine criteria of the European guidelines on impact assessments (WP 248). Source: domain rules §3, "DPIA". */
export const DPIA_CRITERIA = [
  'scoring',
  'automated_decision',
  'systematic_monitoring',
  'sensitive_data',
  'large_scale',
  'cross_referencing',
  'vulnerable_persons',
  'innovative_use',
  'exclusion',
] as const;
export type DpiaCriterion = (typeof DPIA_CRITERIA)[number];

/** Met criteria from which an impact assessment (AIPD) is due. */
export const DPIA_THRESHOLD = 2;

export type PersonalDataOutcome = 'unknown' | 'none' | 'dpia_justified' | 'dpia_needed';

/** What the answers ask for: nothing, an impact assessment, or a written reason for not making one. */
export function personalDataOutcome(answers: {
  readonly processed: boolean | null;
  readonly criteria: readonly DpiaCriterion[];
}): PersonalDataOutcome {
  if (answers.processed === null) return 'unknown';
  if (!answers.processed) return 'none';
  return new Set(answers.criteria).size >= DPIA_THRESHOLD ? 'dpia_needed' : 'dpia_justified';
}
