import { DomainError } from '../../shared/domain-error.js';
import type { LocalDate } from '../../shared/local-date.js';
import { checkWhole } from './checked.js';
import { presenceCount, type PresenceCount } from './presence.js';
import type { LawSetting } from './settings.js';
import { verdictErrors, verdictOf, type RuleVerdict } from './verdict.js';

/** What the certificate states. */
export interface InternshipCertificate {
  readonly startOn: LocalDate;
  /** The last day of presence, the real one when it ended early. */
  readonly endOn: LocalDate;
  /** The effective total duration. */
  readonly presence: PresenceCount;
  /** The whole stipend paid, in cents; 0 where none was. */
  readonly paidCents: number;
  readonly issuedOn: LocalDate;
}

export interface CertificateFacts {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly countedMinutes: number;
  readonly paidCents: number;
  readonly today: LocalDate;
}

/** R18 (D124-9) as a verdict: a certificate is issued from the last day on, to whoever did an internship, whole or not. */
export function certificateVerdict({
  endOn,
  today,
  countedMinutes,
  paidCents,
}: CertificateFacts): RuleVerdict {
  return today < endOn
    ? verdictOf('certificate_too_early', { end: endOn })
    : verdictOf('certificate_ready', { minutes: countedMinutes, paid: paidCents });
}

/**
 * R18 (D124-9): the certificate, which the host organisation signs: the effective total duration and the whole stipend
 * paid.
 * @throws DomainError `not_ready` `certificate_too_early` before the last day; `invalid_value` for figures below 0
 */
export function internshipCertificate(
  facts: CertificateFacts,
  settings: readonly LawSetting[],
): InternshipCertificate {
  checkWhole('paidCents', facts.paidCents);
  const presence = presenceCount(facts.countedMinutes, settings, facts.startOn);
  const errors = verdictErrors('certificate', [certificateVerdict(facts)]);
  if (errors.length > 0) throw new DomainError('not_ready', 'The internship has not ended', errors);
  const { startOn, endOn, paidCents, today } = facts;
  return { startOn, endOn, presence, paidCents, issuedOn: today };
}
