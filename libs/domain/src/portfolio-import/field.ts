/** What a column of a file can become. `extra` text is appended to the summary under its column's name. */
export const IMPORT_FIELDS = [
  'externalRef',
  'title',
  'summary',
  'entity',
  'domain',
  'sponsor',
  'businessOwner',
  'functionalReferent',
  'product',
  'stage',
  'condition',
  'health',
  'healthReason',
  'valueScore',
  'feasibilityScore',
  'tags',
  'opportunityOn',
  'framingOn',
  'deliveryOn',
  'deploymentOn',
  'usageOn',
  'closedOn',
  'extra',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields that several columns may feed together. */
export const REPEATABLE_FIELDS: readonly ImportField[] = ['extra', 'tags'];

/** Why a row does not come in. */
export const IMPORT_REJECTIONS = [
  'title_missing',
  'entity_missing',
  'stage_missing',
  'stage_unknown',
  'same_as_row',
  'external_ref_repeated',
] as const;
export type ImportRejection = (typeof IMPORT_REJECTIONS)[number];

/** What was read with a doubt: the row comes in, and the report says what to look at. */
export const IMPORT_DOUBTS = [
  'shortened',
  'not_a_date',
  'date_out_of_range',
  'date_partly_read',
  'date_in_future',
  'date_out_of_order',
  'date_after_stage',
  'stage_unknown_default',
  'condition_unknown',
  'health_unknown',
  'health_reason_missing',
  'score_unknown',
  'tags_left_out',
  'formula_value',
  'formula_without_value',
] as const;
export type ImportDoubt = (typeof IMPORT_DOUBTS)[number];

/** One remark on a row: the field it is about, a code to translate, and the cell's text (or a row number). */
export interface ImportIssue {
  readonly field: string;
  readonly code: ImportRejection | ImportDoubt;
  readonly value: string | null;
}
