import { DomainError, type FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';

export const AGREEMENT_STATES = ['draft', 'in_review', 'in_signature', 'signed', 'expired'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];
export const AGREEMENT_KINDS = ['agreement', 'amendment'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** What people do; an agreement expires by its date alone. */
export const AGREEMENT_MOVES = ['submit', 'send_for_signature', 'sign', 'return_to_draft'] as const;
export type AgreementMove = (typeof AGREEMENT_MOVES)[number];

export const AGREEMENT_GUARDS = ['complete', 'approved', 'all_signed'] as const;
export type AgreementGuard = (typeof AGREEMENT_GUARDS)[number];

/** One row of the life of an agreement or amendment. */
export interface AgreementTransition {
  readonly name: AgreementMove | 'expire';
  readonly from: readonly AgreementState[];
  readonly to: AgreementState;
  readonly guards: readonly AgreementGuard[];
  readonly needsReason: boolean;
}

export const AGREEMENT_TRANSITIONS: readonly AgreementTransition[] = [
  { name: 'submit', from: ['draft'], to: 'in_review', guards: ['complete'], needsReason: false },
  {
    name: 'send_for_signature',
    from: ['in_review'],
    to: 'in_signature',
    guards: ['approved'],
    needsReason: false,
  },
  { name: 'sign', from: ['in_signature'], to: 'signed', guards: ['all_signed'], needsReason: false },
  {
    name: 'return_to_draft',
    from: ['in_review', 'in_signature'],
    to: 'draft',
    guards: [],
    needsReason: true,
  },
  // By the calendar: never stored, told by agreementStateOn.
  { name: 'expire', from: ['signed'], to: 'expired', guards: [], needsReason: false },
];

export const AGREEMENT_OPINIONS = ['approve', 'changes', 'sign_off'] as const;
export type AgreementOpinion = (typeof AGREEMENT_OPINIONS)[number];

/** What somebody thinks of one frozen version. `sign_off`: the lab records, with its reason, that the partner agrees. */
export interface AgreementOpinionGiven {
  readonly personId: string | null;
  readonly side: 'lab' | 'partner';
  readonly opinion: AgreementOpinion;
}

/** What the guards look at; of the version that is under way. */
export interface AgreementFacts {
  readonly gaps: readonly FieldError[];
  /** Who wrote it: the persons that opened the agreement and that submitted this version. */
  readonly authors: readonly string[];
  /** Oldest first. */
  readonly opinions: readonly AgreementOpinionGiven[];
  readonly signatures: readonly { readonly name: string; readonly signedOn: LocalDate | null }[];
}

const LACKS: Readonly<Record<AgreementGuard, (facts: AgreementFacts) => readonly FieldError[]>> = {
  complete: (facts) => facts.gaps,
  approved: approvalGaps,
  all_signed: (facts) =>
    facts.signatures.length === 0
      ? [{ path: 'signatures', code: 'required' }]
      : facts.signatures.flatMap(({ name, signedOn }, index) =>
          signedOn === null
            ? [{ path: `signatures.${index}.signedOn`, code: 'signature_missing', params: { name } }]
            : [],
        ),
};

/**
 * The partner's word counts by each person's last opinion: one approval, no change still asked for. Instead of an
 * approval the lab may sign off. Neither is the author's to give.
 */
function approvalGaps({ opinions, authors }: AgreementFacts): readonly FieldError[] {
  const byOthers = opinions.filter(({ personId }) => personId === null || !authors.includes(personId));
  const last = new Map(
    byOthers
      .filter(({ side }) => side === 'partner')
      .map(({ personId, opinion }) => [personId, opinion] as const),
  );
  const partner = [...last.values()];
  if (partner.includes('changes')) return [{ path: 'reviews', code: 'changes_asked' }];
  const agreed =
    partner.includes('approve') ||
    byOthers.some(({ side, opinion }) => side === 'lab' && opinion === 'sign_off');
  return agreed ? [] : [{ path: 'reviews', code: 'partner_approval' }];
}

export interface AllowedAgreementMove {
  readonly name: AgreementMove;
  readonly to: AgreementState;
  readonly missing: readonly FieldError[];
  readonly needsReason: boolean;
}

/** The moves that leave from `state`, each with what it still lacks. */
export function allowedAgreementMoves(
  state: AgreementState,
  facts: AgreementFacts,
): readonly AllowedAgreementMove[] {
  return AGREEMENT_TRANSITIONS.flatMap(({ name, from, to, guards, needsReason }) =>
    name === 'expire' || !from.includes(state)
      ? []
      : [{ name, to, missing: guards.flatMap((guard) => LACKS[guard](facts)), needsReason }],
  );
}

/**
 * Where a move leads.
 * @throws DomainError `transition_not_allowed`, `evidence_missing` (a field error for each gap) or `reason_required`
 */
export function moveAgreement(
  state: AgreementState,
  move: { readonly name: AgreementMove; readonly reason: string | null },
  facts: AgreementFacts,
): AgreementState {
  const found = allowedAgreementMoves(state, facts).find(({ name }) => name === move.name);
  if (!found) {
    throw new DomainError('transition_not_allowed', `"${move.name}" does not leave from ${state}`, [
      { path: 'name', code: 'transition_not_allowed' },
    ]);
  }
  if (found.missing.length > 0) {
    throw new DomainError('evidence_missing', 'This move lacks something', found.missing);
  }
  if (found.needsReason && !move.reason?.trim()) {
    throw new DomainError('reason_required', 'This move needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
  return found.to;
}

/**
 * The state as it is on `today`: a signed agreement whose last day has passed has expired. Nothing is written when
 * it does, so no job has to run and no reader sees yesterday's state.
 */
export function agreementStateOn(
  state: AgreementState,
  validTo: LocalDate | null,
  today: LocalDate,
): AgreementState {
  return state === 'signed' && validTo !== null && validTo < today ? 'expired' : state;
}

/** @throws DomainError `transition_not_allowed` for anything but a draft: what was sent is frozen, what is signed for good */
export function checkAgreementDraft(state: AgreementState): void {
  if (state === 'draft') return;
  throw new DomainError('transition_not_allowed', `Nothing can be written while it is ${state}`, [
    {
      path: 'state',
      code: state === 'signed' || state === 'expired' ? 'agreement_signed' : 'agreement_frozen',
    },
  ]);
}
