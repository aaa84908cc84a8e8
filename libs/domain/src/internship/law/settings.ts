import { DomainError, type FieldError } from '../../shared/domain-error.js';
import { isLocalDate, type LocalDate } from '../../shared/local-date.js';

/** Every amount and threshold of the law on internships, with its unit. */
export const LAW_KEYS = {
  /** Minutes of presence that make one day. */
  day_minutes: 'minutes',
  /** Days of presence that make one month. */
  month_days: 'days',
  cap_months: 'months',
  /** Months of presence past which a stipend is due. */
  stipend_months: 'months',
  /** Months of presence past which the agreement must provide for leave. */
  leave_months: 'months',
  /** Of the hourly ceiling of social security. */
  stipend_percent: 'percent',
  /** Plafond mensuel de la sécurité sociale (PMSS). */
  monthly_ceiling: 'cents',
  /** Hours of a year, which make the hourly ceiling from the monthly one. */
  ceiling_hours: 'hours',
  quota_percent: 'percent',
  /** Headcount from which the quota is a percentage. */
  quota_headcount: 'people',
  /** Interns allowed below that headcount. */
  quota_small: 'people',
  tutor_limit: 'people',
  academic_tutor_limit: 'people',
  /** The waiting period is one part in so many of the previous internship. */
  waiting_divisor: 'parts',
  teaching_hours: 'hours',
  face_to_face_hours: 'hours',
  age_of_majority: 'years',
  check_ins: 'times',
  register_years: 'years',
  rejected_months: 'months',
  day_limit_hours: 'hours',
  week_limit_hours: 'hours',
  minor_day_limit_hours: 'hours',
  minor_week_limit_hours: 'hours',
  fine: 'cents',
  repeated_fine: 'cents',
} as const;
export type LawKey = keyof typeof LAW_KEYS;

/** One value from a day on, until the next one of the same key. */
export interface LawSetting {
  readonly key: LawKey;
  readonly from: LocalDate;
  /** A whole number, in the unit of its key. */
  readonly value: number;
  /** The article, or where the figure was published. */
  readonly source: string;
  /** `text`: said by a text of law. `choice`: the lab's prudent reading or practice, to be confirmed by its lawyers. */
  readonly basis: 'text' | 'choice';
}

/** Since the law of 10 July 2014 on internships, for the teaching year that followed. */
const SINCE = '2014-09-01';

/** The law as it stands in November 2026; an administrator adds the ceiling of each new year. */
export const LAW_SETTINGS: readonly LawSetting[] = [
  { key: 'day_minutes', from: SINCE, value: 420, source: 'Code de l’éducation, D124-6', basis: 'text' },
  { key: 'month_days', from: SINCE, value: 22, source: 'Code de l’éducation, D124-6', basis: 'text' },
  { key: 'cap_months', from: SINCE, value: 6, source: 'Code de l’éducation, L124-5', basis: 'text' },
  { key: 'stipend_months', from: SINCE, value: 2, source: 'Code de l’éducation, L124-6', basis: 'text' },
  { key: 'leave_months', from: SINCE, value: 2, source: 'Code de l’éducation, L124-13', basis: 'text' },
  {
    key: 'stipend_percent',
    from: '2015-09-01',
    value: 15,
    source: 'Code de l’éducation, D124-8',
    basis: 'text',
  },
  { key: 'monthly_ceiling', from: '2023-01-01', value: 366_600, source: 'PMSS 2023', basis: 'text' },
  { key: 'monthly_ceiling', from: '2024-01-01', value: 386_400, source: 'PMSS 2024', basis: 'text' },
  { key: 'monthly_ceiling', from: '2025-01-01', value: 392_500, source: 'PMSS 2025', basis: 'text' },
  { key: 'monthly_ceiling', from: '2026-01-01', value: 400_500, source: 'PMSS 2026', basis: 'text' },
  {
    key: 'ceiling_hours',
    from: SINCE,
    value: 1607,
    source: 'Plafond horaire = PMSS × 12 / 1607',
    basis: 'text',
  },
  { key: 'quota_percent', from: SINCE, value: 15, source: 'Code de l’éducation, R124-10', basis: 'text' },
  { key: 'quota_headcount', from: SINCE, value: 20, source: 'Code de l’éducation, R124-10', basis: 'text' },
  { key: 'quota_small', from: SINCE, value: 3, source: 'Code de l’éducation, R124-10', basis: 'text' },
  { key: 'tutor_limit', from: SINCE, value: 3, source: 'Code de l’éducation, R124-13', basis: 'text' },
  {
    key: 'academic_tutor_limit',
    from: SINCE,
    value: 24,
    source: 'Code de l’éducation, D124-3',
    basis: 'choice',
  },
  { key: 'waiting_divisor', from: SINCE, value: 3, source: 'Code de l’éducation, L124-11', basis: 'text' },
  { key: 'teaching_hours', from: SINCE, value: 200, source: 'Code de l’éducation, D124-2', basis: 'text' },
  { key: 'face_to_face_hours', from: SINCE, value: 50, source: 'Code de l’éducation, D124-2', basis: 'text' },
  { key: 'age_of_majority', from: SINCE, value: 18, source: 'Code civil, 414', basis: 'text' },
  { key: 'check_ins', from: SINCE, value: 2, source: 'Code de l’éducation, L124-1', basis: 'choice' },
  { key: 'register_years', from: SINCE, value: 5, source: 'Code du travail, R1221-26', basis: 'text' },
  {
    key: 'rejected_months',
    from: SINCE,
    value: 24,
    source: 'CNIL, recrutement : deux ans après le dernier contact',
    basis: 'text',
  },
  { key: 'day_limit_hours', from: SINCE, value: 10, source: 'Code du travail, L3121-18', basis: 'text' },
  { key: 'week_limit_hours', from: SINCE, value: 48, source: 'Code du travail, L3121-20', basis: 'text' },
  { key: 'minor_day_limit_hours', from: SINCE, value: 8, source: 'Code du travail, L3162-1', basis: 'text' },
  {
    key: 'minor_week_limit_hours',
    from: SINCE,
    value: 35,
    source: 'Code du travail, L3162-1',
    basis: 'text',
  },
  { key: 'fine', from: SINCE, value: 200_000, source: 'Code de l’éducation, L124-17', basis: 'text' },
  {
    key: 'repeated_fine',
    from: SINCE,
    value: 400_000,
    source: 'Code de l’éducation, L124-17',
    basis: 'text',
  },
];

/**
 * The setting of `key` in force on `on`: the latest that began by then.
 * @throws DomainError `invalid_value` `no_setting` when nothing was in force yet
 */
export function lawSetting(settings: readonly LawSetting[], key: LawKey, on: LocalDate): LawSetting {
  let found: LawSetting | undefined;
  for (const setting of settings)
    if (setting.key === key && setting.from <= on && (!found || setting.from > found.from)) found = setting;
  if (found) return found;
  throw new DomainError('invalid_value', `No ${key} was in force on ${on}`, [
    { path: key, code: 'no_setting', params: { on } },
  ]);
}

/** Its value, in the unit of LAW_KEYS. @throws as lawSetting */
export function lawValue(settings: readonly LawSetting[], key: LawKey, on: LocalDate): number {
  return lawSetting(settings, key, on).value;
}

/** Minutes of presence that make the months of `key` on `on`: 924 h for six months, 308 h for two. */
export function lawMinutes(
  settings: readonly LawSetting[],
  key: 'cap_months' | 'stipend_months' | 'leave_months',
  on: LocalDate,
): number {
  return lawValue(settings, key, on) * monthMinutes(settings, on);
}

/** Minutes of presence that make one month: 154 h. */
export function monthMinutes(settings: readonly LawSetting[], on: LocalDate): number {
  return lawValue(settings, 'month_days', on) * lawValue(settings, 'day_minutes', on);
}

/** What is wrong with settings an administrator writes, by their place: a figure, a day, a source, one given twice. */
export function lawSettingProblems(settings: readonly LawSetting[]): readonly FieldError[] {
  const seen = new Set<string>();
  return settings.flatMap(({ key, from, value, source }, index): FieldError[] => {
    const problems: FieldError[] = [];
    const at = `settings.${index}`;
    if (!isLocalDate(from)) problems.push({ path: `${at}.from`, code: 'invalid_date' });
    if (seen.has(`${key} ${from}`)) problems.push({ path: `${at}.from`, code: 'already_exists' });
    seen.add(`${key} ${from}`);
    // Nothing here may be 0: it divides, or a rule without a limit would be no rule.
    if (!Number.isSafeInteger(value) || value < 1)
      problems.push({ path: `${at}.value`, code: 'not_positive' });
    if (source.trim() === '') problems.push({ path: `${at}.source`, code: 'required' });
    return problems;
  });
}
