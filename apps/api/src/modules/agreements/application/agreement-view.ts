import type { AgreementDetail, AgreementSummary, AgreementVersion } from '@jalon/contracts';
import {
  AGREEMENT_OPINIONS,
  agreementGaps,
  agreementStateOn,
  allowedAgreementMoves,
  amendedSections,
  amendmentGaps,
  may,
  withAmendments,
  type AgreementContent,
  type AgreementFacts,
  type AgreementOpinion,
  type AmendmentContent,
  type FieldError,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import type { AgreementRow, SummaryRow, VersionRow } from '../persistence/agreement.store.js';

/** The side a person speaks for: a partner account for its entity, everybody else for the lab. */
export const sideOf = (principal: Principal) => (principal.role === 'partner' ? 'partner' : 'lab');

export function toSummary(row: SummaryRow, today: LocalDate): AgreementSummary {
  return {
    id: row.id,
    useCaseId: row.useCaseId,
    useCaseCode: row.useCaseCode,
    useCaseTitle: row.useCaseTitle,
    entityName: row.entityName,
    kind: row.kind,
    number: row.number,
    parentId: row.parentId,
    title: row.title,
    state: agreementStateOn(row.state, row.validTo, today),
    validFrom: row.validFrom,
    validTo: row.validTo,
    signedOn: row.signedOn,
    signed: row.signed,
    signatories: row.signatories,
    updatedAt: row.updatedAt,
  };
}

/** The text of an agreement, or what an amendment changes of what was in force when it was written. */
export function textOf(row: AgreementRow): {
  /** What will be in force once this is signed. */
  readonly content: AgreementContent;
  /** What is in force without it: the agreement with its signed amendments. */
  readonly inForce: AgreementContent;
  readonly amendment: AmendmentContent | null;
} {
  const amendments = row.amendedBy.map((after) => ({ after }));
  if (row.kind === 'amendment' && row.parentContent) {
    const amendment = row.content as AmendmentContent;
    const inForce = withAmendments(row.parentContent, amendments);
    return { content: withAmendments(inForce, [amendment]), inForce, amendment };
  }
  const content = row.content as AgreementContent;
  return { content, inForce: withAmendments(content, amendments), amendment: null };
}

export function gapsOf(row: AgreementRow): readonly FieldError[] {
  const { content, inForce, amendment } = textOf(row);
  const gaps = amendment ? amendmentGaps(amendment, inForce) : agreementGaps(content);
  return gaps.map(({ path, code, params }) => ({ path, code, ...(params ? { params } : {}) }));
}

/** What the guards of the life of an agreement look at. */
export function factsOf(row: AgreementRow): AgreementFacts {
  const current = row.versions.at(-1);
  return {
    gaps: row.state === 'draft' ? gapsOf(row) : [],
    authors: authorsOf(row),
    opinions: row.reviews.filter((review) => review.number === current?.number),
    signatures: row.signatures,
  };
}

/** Who wrote what is under review: who opened it, and who submitted this version. */
export function authorsOf(row: AgreementRow): readonly string[] {
  return [row.byPersonId, row.versions.at(-1)?.byPersonId ?? null].filter((person) => person !== null);
}

export function toDetail(row: AgreementRow, principal: Principal, today: LocalDate): AgreementDetail {
  const { content, amendment } = textOf(row);
  const facts = factsOf(row);
  const edits = may(principal, 'agreement:edit', { entityId: row.entityId });
  const summary = toSummary(row, today);
  const mayEdit = edits && row.state === 'draft';
  return {
    ...summary,
    content,
    amendment: amendment && {
      reason: amendment.reason,
      sections: [...amendedSections(amendment)],
      before: amendment.before,
    },
    gaps: facts.gaps.map((gap) => copied(gap)),
    versions: row.versions.map(({ byPersonId: _, ...version }) => version),
    reviews: row.reviews.map(({ personId: _, ...review }) => review),
    signatures: [...row.signatures],
    moves: [...row.moves],
    allowedMoves: edits
      ? allowedAgreementMoves(row.state, facts).map((move) => ({
          ...move,
          missing: move.missing.map((gap) => copied(gap)),
        }))
      : [],
    mayEdit,
    mayReview: opinionsOf(row, principal),
    mayDelete: mayEdit && row.versions.length === 0,
    mayAmend:
      edits &&
      row.stage !== 'closed' &&
      row.kind === 'agreement' &&
      summary.state === 'signed' &&
      !row.openAmendment,
    version: row.version,
  };
}

function opinionsOf(row: AgreementRow, principal: Principal): AgreementOpinion[] {
  const allowed = may(principal, 'agreement:review', { entityId: row.entityId });
  if (!allowed || row.state !== 'in_review') return [];
  const isAuthor = authorsOf(row).includes(principal.personId);
  return AGREEMENT_OPINIONS.filter(
    (opinion) =>
      opinion === 'changes' || (!isAuthor && (opinion === 'approve' || sideOf(principal) === 'lab')),
  );
}

export function toVersion(row: VersionRow, agreement: AgreementRow): AgreementVersion {
  const { content, amendment } = textOf({ ...agreement, content: row.content });
  const { number, title, sha256, note, byName, at } = row;
  return {
    number,
    title,
    content,
    amendment: amendment && {
      reason: amendment.reason,
      sections: [...amendedSections(amendment)],
      before: amendment.before,
    },
    sha256,
    note,
    byName,
    at,
  };
}

function copied({ path, code, params }: FieldError) {
  return { path, code, ...(params ? { params: { ...params } } : {}) };
}
