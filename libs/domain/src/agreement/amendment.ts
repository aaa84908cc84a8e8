import { agreementGaps, type AgreementGap } from './completeness.js';
import { sameAgreementSection } from './compare.js';
import { AGREEMENT_SECTIONS, type AgreementContent, type AgreementSection } from './sections.js';

/** An amendment (avenant): only the sections it changes, as they were and as they become, and who signs it. */
export interface AmendmentContent {
  readonly reason: string;
  readonly before: Partial<AgreementContent>;
  readonly after: Partial<AgreementContent>;
}

/** A new amendment of what is in force: it changes nothing yet, and the same people sign. */
export function emptyAmendment(inForce: AgreementContent): AmendmentContent {
  const { signatories } = inForce;
  return { reason: '', before: { signatories }, after: { signatories } };
}

/** What is in force once the amendments, oldest first, are signed. */
export function withAmendments(
  content: AgreementContent,
  amendments: readonly Pick<AmendmentContent, 'after'>[],
): AgreementContent {
  return amendments.reduce<AgreementContent>((inForce, { after }) => ({ ...inForce, ...after }), content);
}

/**
 * `amendment` with `section` saying `value`; null takes the section out of the amendment.
 * Signatories are never taken out: an amendment is signed as an agreement is.
 */
export function amendSection<S extends AgreementSection>(
  amendment: AmendmentContent,
  section: S,
  value: AgreementContent[S] | null,
  inForce: AgreementContent,
): AmendmentContent {
  if (value === null && section !== 'signatories') {
    return {
      ...amendment,
      before: without(amendment.before, section),
      after: without(amendment.after, section),
    };
  }
  return {
    ...amendment,
    before: { ...amendment.before, [section]: inForce[section] },
    after: { ...amendment.after, [section]: value ?? inForce[section] },
  };
}

/** The sections that an amendment is about, in the order of the agreement; signatories always stand at its end. */
export function amendedSections(amendment: AmendmentContent): readonly AgreementSection[] {
  return AGREEMENT_SECTIONS.filter((section) => amendment.after[section] !== undefined);
}

/** What keeps an amendment from being sent for review: no reason, no change, or a changed section with holes. */
export function amendmentGaps(
  amendment: AmendmentContent,
  inForce: AgreementContent,
): readonly (Omit<AgreementGap, 'section'> & { readonly section: AgreementSection | 'reason' })[] {
  const sections = amendedSections(amendment);
  const changes = sections.some((section) => {
    const after = amendment.after[section];
    return after !== undefined && !sameAgreementSection(inForce[section], after);
  });
  return [
    ...(amendment.reason.trim() === ''
      ? [{ section: 'reason', path: 'reason', code: 'required' } as const]
      : []),
    ...(changes ? [] : [{ section: 'reason', path: 'sections', code: 'nothing_amended' } as const]),
    ...agreementGaps(withAmendments(inForce, [amendment]), sections),
  ];
}

function without(content: Partial<AgreementContent>, section: AgreementSection): Partial<AgreementContent> {
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== section));
}
