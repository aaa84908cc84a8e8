import type { AgreementDetail } from '@jalon/contracts';
import { aFullAgreement } from '../../../../../../libs/domain/src/agreement/testing/a-full-agreement';

export { aFullAgreement };

export const USE_CASE = '00000000-0000-4000-8000-000000000001';
export const AGREEMENT = '00000000-0000-4000-8000-0000000000a1';
export const ADDRESS = `/api/use-cases/${USE_CASE}/agreements/${AGREEMENT}`;

/** A complete draft as its manager sees it. */
export function anAgreement(overrides: Partial<AgreementDetail> = {}): AgreementDetail {
  return {
    id: AGREEMENT,
    useCaseId: USE_CASE,
    useCaseCode: 'UC-001',
    useCaseTitle: 'Tri des courriers',
    entityName: 'Caisse du Nord',
    kind: 'agreement',
    number: 1,
    parentId: null,
    title: 'Convention projet – Tri des courriers',
    state: 'draft',
    validFrom: '2026-03-01',
    validTo: '2027-12-31',
    signedOn: null,
    signed: 0,
    signatories: 0,
    updatedAt: '2026-03-18T09:00:00.000Z',
    content: aFullAgreement(),
    amendment: null,
    gaps: [],
    versions: [],
    reviews: [],
    signatures: [],
    moves: [
      { from: null, to: 'draft', number: null, reason: null, byName: 'Ada', at: '2026-03-18T09:00:00.000Z' },
    ],
    allowedMoves: [{ name: 'submit', to: 'in_review', missing: [], needsReason: false }],
    mayEdit: true,
    mayReview: [],
    mayDelete: true,
    mayAmend: false,
    version: 1,
    ...overrides,
  };
}
