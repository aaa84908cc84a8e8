import { DomainError, type FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import type { AgreementOpinion, AgreementState } from './lifecycle.js';

/**
 * Whether `opinion` may be given now by this person.
 * @throws DomainError `transition_not_allowed` (not in review), `forbidden` (a partner signs nothing off),
 * `reason_required` (changes and sign-off say why), `invalid_value` `self_approval` (an author approves nothing)
 */
export function checkAgreementOpinion(asked: {
  readonly state: AgreementState;
  readonly opinion: AgreementOpinion;
  readonly comment: string;
  readonly side: 'lab' | 'partner';
  readonly personId: string | null;
  readonly authors: readonly string[];
}): void {
  if (asked.state !== 'in_review') {
    throw new DomainError('transition_not_allowed', 'Opinions are given on what is in review', [
      { path: 'opinion', code: 'not_in_review' },
    ]);
  }
  if (asked.opinion === 'sign_off' && asked.side === 'partner') {
    throw new DomainError('forbidden', 'Only the lab records a sign-off');
  }
  if (asked.opinion !== 'changes' && asked.personId !== null && asked.authors.includes(asked.personId)) {
    throw new DomainError('invalid_value', 'Who wrote it does not approve it', [
      { path: 'opinion', code: 'self_approval' },
    ]);
  }
  if (asked.opinion !== 'approve' && asked.comment.trim() === '') {
    throw new DomainError('reason_required', 'Say which changes, or why', [
      { path: 'comment', code: 'reason_required' },
    ]);
  }
}

/** What is wrong with the days people signed on: none lies ahead, none before the text they signed was frozen. */
export function signatureProblems(
  signatures: readonly { readonly signedOn: LocalDate | null }[],
  { frozenOn, today }: { readonly frozenOn: LocalDate; readonly today: LocalDate },
): readonly FieldError[] {
  return signatures.flatMap(({ signedOn }, index): FieldError[] => {
    if (signedOn === null) return [];
    const path = `signatures.${index}.signedOn`;
    if (signedOn > today) return [{ path, code: 'in_future', params: { max: today } }];
    if (signedOn < frozenOn) return [{ path, code: 'before_version', params: { min: frozenOn } }];
    return [];
  });
}

/** The day an agreement is signed: that of its last signature. Null while one is missing. */
export function agreementSignedOn(
  signatures: readonly { readonly signedOn: LocalDate | null }[],
): LocalDate | null {
  const days = signatures.map((signature) => signature.signedOn);
  return days.length === 0 || days.includes(null)
    ? null
    : days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
