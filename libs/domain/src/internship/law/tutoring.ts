import type { LocalDate } from '../../shared/local-date.js';
import { checkPeriod } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** An agreement somebody is the tutor or the academic tutor of. */
export interface TutoredInternship {
  readonly id: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** Agreements in progress on `on`, one given twice counted once. */
function inProgress(internships: readonly TutoredInternship[], on: LocalDate): number {
  const running = internships.filter(({ startOn, endOn }) => startOn <= on && on <= endOn);
  return new Set(running.map(({ id }) => id)).size;
}

/**
 * R12 (R124-13): nobody is designated tutor who already is of three agreements in progress on the day it takes effect.
 * Agreements of the same tutor that begin while this one runs are looked at too: it may not be what makes them too many.
 * @param others the tutor's agreements, the one in question left out
 * @param period from the day the designation takes effect to the end of the internship
 * @returns the first day that is refused, else the busiest one
 */
export function tutorVerdict(
  others: readonly TutoredInternship[],
  period: { readonly startOn: LocalDate; readonly endOn: LocalDate },
  settings: readonly LawSetting[],
): RuleVerdict {
  checkPeriod(period);
  const begin = others
    .map(({ startOn }) => startOn)
    .filter((on) => on > period.startOn && on <= period.endOn);
  const days = [period.startOn, ...begin.sort()].map((on) => ({
    count: inProgress(others, on),
    limit: lawValue(settings, 'tutor_limit', on),
    on,
  }));
  const full = days.find(({ count, limit }) => count >= limit);
  if (full) return verdictOf('tutor_full', full);
  return verdictOf(
    'tutor_available',
    days.reduce((most, day) => (day.count > most.count ? day : most)),
  );
}

/** R12 (D124-3): twenty-four interns at most for one academic tutor. The school keeps to it: the lab sees its own share. */
export function academicTutorVerdict(
  others: readonly TutoredInternship[],
  on: LocalDate,
  settings: readonly LawSetting[],
): RuleVerdict {
  const params = { count: inProgress(others, on), limit: lawValue(settings, 'academic_tutor_limit', on) };
  return verdictOf(params.count >= params.limit ? 'academic_tutor_full' : 'academic_tutor_available', params);
}

/** R20 (L124-1): the academic tutor asks the tutor how it goes several times; two dated check-ins at least. */
export function checkInVerdict(
  checkInsOn: readonly LocalDate[],
  settings: readonly LawSetting[],
  on: LocalDate,
): RuleVerdict {
  const held = checkInsOn.filter((day) => day <= on);
  const params = { count: new Set(held).size, minimum: lawValue(settings, 'check_ins', on) };
  return verdictOf(params.count < params.minimum ? 'check_ins_missing' : 'check_ins_kept', params);
}
