import type { LocalDate } from '../../shared/local-date.js';
import type { ApplicationState } from '../application.js';
import { monthsLater } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

export interface ApplicationRetention {
  readonly state: ApplicationState;
  /** The last contact with the candidate: the decision, or the application while there is none. */
  readonly lastContactOn: LocalDate;
  /** Last day of the internship that came of it; null without one. */
  readonly internshipEndOn: LocalDate | null;
}

/**
 * The last day an application may be kept (GDPR, article 5; CNIL on recruitment): two years after the last contact. One
 * that became an internship is kept as long as its line of the register (R17).
 */
export function retentionLimit(
  application: ApplicationRetention,
  settings: readonly LawSetting[],
): LocalDate {
  const { state, lastContactOn, internshipEndOn } = application;
  if (state === 'accepted' && internshipEndOn !== null) {
    return monthsLater(internshipEndOn, lawValue(settings, 'register_years', internshipEndOn) * 12);
  }
  return monthsLater(lastContactOn, lawValue(settings, 'rejected_months', lastContactOn));
}

/** Whether keeping it until `until` is allowed, and whether it should be gone by `today`. A shorter retention is. */
export function retentionVerdict(
  application: ApplicationRetention,
  until: LocalDate,
  today: LocalDate,
  settings: readonly LawSetting[],
): RuleVerdict {
  const latest = retentionLimit(application, settings);
  if (until > latest) return verdictOf('retention_too_long', { until, latest });
  return until < today ? verdictOf('erasure_due', { until }) : verdictOf('retention_kept', { until });
}
