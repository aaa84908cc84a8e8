import { capMinutes, teachingYearMinutes, type CountedInternship } from './cap.js';
import { checkWhole } from './checked.js';
import { lawMinutes, lawValue, type LawSetting } from './settings.js';
import type { LocalDate } from '../../shared/local-date.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** R19 (L124-15): why an internship stops before its end. */
export const INTERRUPTION_CAUSES = [
  'illness',
  'accident',
  'pregnancy',
  'paternity',
  'adoption',
  'agreed_breach',
] as const;
export type InterruptionCause = (typeof INTERRUPTION_CAUSES)[number];

/** What the school makes of an interrupted internship: validated all the same, or its end put off. */
export const SCHOOL_DECISIONS = ['validated', 'deferred'] as const;
export type SchoolDecision = (typeof SCHOOL_DECISIONS)[number];

/** R19 (L124-15): flagged until the school says whether it validates the internship or defers its end. */
export function interruptionVerdict(decision: SchoolDecision | null): RuleVerdict {
  return verdictOf(decision === null ? 'interruption_open' : 'interruption_settled', {});
}

/**
 * R19 (L124-15): an amendment may prolong an interrupted internship, never beyond the cap of the teaching year (R2).
 * @param internship as it stands, without the prolongation
 * @param addedMinutes presence that the prolongation adds
 */
export function prolongationVerdict(
  internship: CountedInternship,
  addedMinutes: number,
  others: readonly CountedInternship[],
  settings: readonly LawSetting[],
): RuleVerdict {
  checkWhole('addedMinutes', addedMinutes);
  const limit = lawMinutes(settings, 'cap_months', internship.startOn);
  const countedMinutes = capMinutes(internship, settings) + addedMinutes;
  const minutes = teachingYearMinutes({ ...internship, countedMinutes }, others, settings);
  return minutes > limit
    ? verdictOf('prolongation_beyond_cap', { over: minutes - limit, limit })
    : verdictOf('prolongation_allowed', { left: limit - minutes });
}

/**
 * R22 (L124-17): the administrative fine at most for `count` interns, in cents; doubled when repeated within a year.
 * Requalification as employment comes on top and has no price here.
 */
export function fineExposure(
  count: number,
  repeated: boolean,
  settings: readonly LawSetting[],
  on: LocalDate,
): RuleVerdict {
  checkWhole('count', count, 100_000);
  return verdictOf('fine_exposure', {
    count,
    amount: count * lawValue(settings, repeated ? 'repeated_fine' : 'fine', on),
  });
}
