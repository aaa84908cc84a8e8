import type { LocalDate } from '../../shared/local-date.js';
import { checkDay, monthsLater } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

export const SIGNATORIES = [
  'intern',
  'legal_representative',
  'host',
  'school',
  'academic_tutor',
  'tutor',
] as const;
export type Signatory = (typeof SIGNATORIES)[number];

/** R16: the five that sign by default, in the order of the page. */
export const DEFAULT_SIGNATORIES: readonly Signatory[] = [
  'intern',
  'host',
  'school',
  'academic_tutor',
  'tutor',
];

/** Made elsewhere, recorded here: who signed, and when. */
export interface InternshipSignature {
  readonly signatory: Signatory;
  readonly signedOn: LocalDate | null;
}

/** Whether somebody born on `birthOn` is a minor on `on` (Code civil, 414). */
export function isMinor(birthOn: LocalDate, on: LocalDate, settings: readonly LawSetting[]): boolean {
  return monthsLater(birthOn, lawValue(settings, 'age_of_majority', on) * 12) > on;
}

/**
 * R16: who has to sign. A minor's legal representative signs in the intern's place.
 * @param configured who the lab has sign, beyond or instead of the five
 */
export function requiredSignatories(
  configured: readonly Signatory[],
  birthOn: LocalDate | null,
  on: LocalDate,
  settings: readonly LawSetting[],
): readonly Signatory[] {
  const minor = birthOn !== null && isMinor(birthOn, on, settings);
  const asked = configured.map((one): Signatory =>
    one === 'intern' && minor ? 'legal_representative' : one,
  );
  return SIGNATORIES.filter((one) => asked.includes(one));
}

/**
 * R16 as verdicts: no internship starts before all have signed. The same holds for an amendment, whose `startOn` is
 * the day it takes effect.
 * @param agreement.signatures those of the text in force; the last one given of a signatory counts
 * @throws DomainError `invalid_value` for a day that no calendar has
 */
export function signatureVerdicts(
  agreement: {
    readonly startOn: LocalDate;
    readonly today: LocalDate;
    readonly birthOn: LocalDate | null;
    readonly configured?: readonly Signatory[];
    readonly signatures: readonly InternshipSignature[];
  },
  settings: readonly LawSetting[],
): readonly RuleVerdict[] {
  const { startOn, today, birthOn, configured = DEFAULT_SIGNATORIES } = agreement;
  checkDay('startOn', startOn);
  if (birthOn !== null) checkDay('birthOn', birthOn);
  const refused: RuleVerdict[] = [];
  if (birthOn !== null && birthOn > today) refused.push(verdictOf('birth_date_in_future', { on: birthOn }));
  const dropped = DEFAULT_SIGNATORIES.filter((one) => !configured.includes(one)).map((signatory) =>
    verdictOf('signatory_dropped', { signatory }),
  );
  const signedOn = new Map(agreement.signatures.map((one) => [one.signatory, one.signedOn]));
  let last: LocalDate | null = null;
  for (const signatory of requiredSignatories(configured, birthOn, startOn, settings)) {
    const on = signedOn.get(signatory) ?? null;
    if (on === null) refused.push(verdictOf('signature_missing', { signatory, start: startOn }));
    else {
      checkDay('signedOn', on);
      if (on > today) refused.push(verdictOf('signature_in_future', { signatory, on }));
      else if (on > startOn) refused.push(verdictOf('signed_after_start', { signatory, on, start: startOn }));
      if (last === null || on > last) last = on;
    }
  }
  if (refused.length > 0 || last === null) return [...refused, ...dropped];
  return [verdictOf('all_signed', { on: last }), ...dropped];
}
