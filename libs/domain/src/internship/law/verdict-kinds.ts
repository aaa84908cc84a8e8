/** The rules of the law on internships, D124-4 being the mentions of the agreement and RETENTION what GDPR asks. */
export const RULE_IDS = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
  'D124-4',
  'RETENTION',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/**
 * How a parameter is shown: `minutes` as hours, `cents` as money, `date` as a day, `number` as it is; `term` is a code
 * with words of its own (a purpose, a signatory).
 */
export type ParamKind = 'minutes' | 'cents' | 'date' | 'number' | 'term';

/** `refused` stops; `flagged` is said and asks for a look; `ok` is said when asked. */
export type VerdictLevel = 'ok' | 'flagged' | 'refused';

export interface VerdictKind {
  readonly rule: RuleId;
  readonly verdict: VerdictLevel;
  readonly params: Readonly<Record<string, ParamKind>>;
  /** Whether it can be set aside with a reason. What a text of law forbids outright cannot. */
  readonly waivable: boolean;
}

const OK = { verdict: 'ok', waivable: false } as const;
const FLAG = { verdict: 'flagged', waivable: true } as const;
const NO = { verdict: 'refused', waivable: false } as const;
/** Refused, but somebody may know better: the reason is kept. */
const UNLESS = { verdict: 'refused', waivable: true } as const;

/** Everything the rules can say, as data: its rule, how hard it is, what it is said with. */
export const VERDICT_KINDS = {
  presence_counted: { rule: 'R1', ...OK, params: { minutes: 'minutes', days: 'number', months: 'number' } },
  cap_kept: { rule: 'R2', ...OK, params: { minutes: 'minutes', limit: 'minutes', left: 'minutes' } },
  cap_exceeded: { rule: 'R2', ...NO, params: { minutes: 'minutes', limit: 'minutes', over: 'minutes' } },
  presence_estimated: { rule: 'R2', ...FLAG, params: { months: 'number', from: 'date', to: 'date' } },
  internships_overlap: { rule: 'R2', ...UNLESS, params: { from: 'date', to: 'date' } },
  outside_teaching_year: { rule: 'R2', ...FLAG, params: { from: 'date', to: 'date' } },
  teaching_year_short: { rule: 'R2', ...FLAG, params: { from: 'date', to: 'date' } },
  teaching_year_unsound: { rule: 'R2', ...NO, params: { from: 'date', to: 'date' } },
  leave_provided: { rule: 'R3', ...OK, params: {} },
  leave_not_provided: { rule: 'R3', ...NO, params: { limit: 'minutes' } },
  stipend_due: { rule: 'R4', ...OK, params: { minutes: 'minutes', limit: 'minutes' } },
  stipend_optional: { rule: 'R4', ...OK, params: { minutes: 'minutes', limit: 'minutes' } },
  rate_kept: { rule: 'R5', ...OK, params: { rate: 'cents', minimum: 'cents' } },
  rate_below_minimum: { rule: 'R5', ...NO, params: { rate: 'cents', minimum: 'cents', on: 'date' } },
  ceiling_current: { rule: 'R6', ...OK, params: { ceiling: 'cents', from: 'date' } },
  ceiling_of_earlier_year: { rule: 'R6', ...FLAG, params: { ceiling: 'cents', from: 'date', on: 'date' } },
  smoothing_possible: { rule: 'R7', ...OK, params: { minutes: 'minutes', months: 'number' } },
  smoothing_without_hours: { rule: 'R7', ...NO, params: {} },
  smoothing_settled: { rule: 'R7', ...OK, params: {} },
  smoothing_to_settle: { rule: 'R7', ...FLAG, params: { owed: 'cents', overpaid: 'cents' } },
  year_rate_same: { rule: 'R8', ...OK, params: {} },
  year_rate_disputed: { rule: 'R8', ...FLAG, params: { byMonth: 'cents', bySignature: 'cents' } },
  back_pay_none: { rule: 'R9', ...OK, params: {} },
  back_pay_owed: { rule: 'R9', ...FLAG, params: { owed: 'cents' } },
  contributions_exempt: { rule: 'R10', ...OK, params: { exempt: 'cents' } },
  contributions_due: { rule: 'R10', ...FLAG, params: { exempt: 'cents', subject: 'cents' } },
  quota_kept: { rule: 'R11', ...OK, params: { count: 'number', limit: 'number', week: 'date' } },
  quota_unproven: { rule: 'R11', ...FLAG, params: { count: 'number', limit: 'number', week: 'date' } },
  quota_exceeded: { rule: 'R11', ...NO, params: { count: 'number', limit: 'number', week: 'date' } },
  tutor_available: { rule: 'R12', ...OK, params: { count: 'number', limit: 'number', on: 'date' } },
  tutor_full: { rule: 'R12', ...NO, params: { count: 'number', limit: 'number', on: 'date' } },
  academic_tutor_available: { rule: 'R12', ...OK, params: { count: 'number', limit: 'number' } },
  academic_tutor_full: { rule: 'R12', ...FLAG, params: { count: 'number', limit: 'number' } },
  waiting_none: { rule: 'R13', ...OK, params: {} },
  waiting_over: { rule: 'R13', ...OK, params: { earliest: 'date', days: 'number' } },
  waiting_period: { rule: 'R13', ...NO, params: { earliest: 'date', days: 'number', ended: 'date' } },
  purpose_allowed: { rule: 'R14', ...OK, params: {} },
  purpose_blocked: { rule: 'R14', ...NO, params: { purpose: 'term' } },
  purpose_unchecked: { rule: 'R14', ...NO, params: {} },
  purpose_unjustified: { rule: 'R14', ...NO, params: {} },
  curriculum_kept: { rule: 'R15', ...OK, params: { hours: 'number', minimum: 'number' } },
  curriculum_gap_year: { rule: 'R15', ...OK, params: {} },
  curriculum_unknown: { rule: 'R15', ...NO, params: { minimum: 'number' } },
  curriculum_too_short: { rule: 'R15', ...NO, params: { hours: 'number', minimum: 'number' } },
  face_to_face_too_short: { rule: 'R15', ...UNLESS, params: { hours: 'number', minimum: 'number' } },
  all_signed: { rule: 'R16', ...OK, params: { on: 'date' } },
  signature_missing: { rule: 'R16', ...NO, params: { signatory: 'term', start: 'date' } },
  signature_in_future: { rule: 'R16', ...NO, params: { signatory: 'term', on: 'date' } },
  signed_after_start: { rule: 'R16', ...NO, params: { signatory: 'term', on: 'date', start: 'date' } },
  signatory_dropped: { rule: 'R16', ...FLAG, params: { signatory: 'term' } },
  birth_date_in_future: { rule: 'R16', ...NO, params: { on: 'date' } },
  register_complete: { rule: 'R17', ...OK, params: { count: 'number' } },
  register_incomplete: { rule: 'R17', ...FLAG, params: { count: 'number' } },
  certificate_ready: { rule: 'R18', ...OK, params: { minutes: 'minutes', paid: 'cents' } },
  certificate_too_early: { rule: 'R18', ...NO, params: { end: 'date' } },
  interruption_settled: { rule: 'R19', ...OK, params: {} },
  interruption_open: { rule: 'R19', ...FLAG, params: {} },
  prolongation_allowed: { rule: 'R19', ...OK, params: { left: 'minutes' } },
  prolongation_beyond_cap: { rule: 'R19', ...NO, params: { over: 'minutes', limit: 'minutes' } },
  check_ins_kept: { rule: 'R20', ...OK, params: { count: 'number', minimum: 'number' } },
  check_ins_missing: { rule: 'R20', ...FLAG, params: { count: 'number', minimum: 'number' } },
  hours_kept: { rule: 'R21', ...OK, params: {} },
  night_not_agreed: { rule: 'R21', ...NO, params: { on: 'date' } },
  sunday_not_agreed: { rule: 'R21', ...NO, params: { on: 'date' } },
  holiday_not_agreed: { rule: 'R21', ...NO, params: { on: 'date' } },
  day_too_long: { rule: 'R21', ...NO, params: { minutes: 'minutes', limit: 'minutes', on: 'date' } },
  week_too_long: { rule: 'R21', ...NO, params: { minutes: 'minutes', limit: 'minutes', week: 'date' } },
  fine_exposure: { rule: 'R22', ...FLAG, params: { count: 'number', amount: 'cents' } },
  mentions_complete: { rule: 'D124-4', ...OK, params: {} },
  mention_missing: { rule: 'D124-4', ...NO, params: { mention: 'term', number: 'number' } },
  retention_kept: { rule: 'RETENTION', ...OK, params: { until: 'date' } },
  retention_too_long: { rule: 'RETENTION', ...NO, params: { until: 'date', latest: 'date' } },
  erasure_due: { rule: 'RETENTION', ...FLAG, params: { until: 'date' } },
} as const satisfies Readonly<Record<string, VerdictKind>>;

export type VerdictCode = keyof typeof VERDICT_KINDS;
