import type { OfferDetail } from '@jalon/contracts';
import { internshipProgramme } from '@jalon/domain';

export const OFFER_ID = '00000000-0000-4000-8000-000000000001';
const CAMPAIGN_ID = '00000000-0000-4000-8000-000000000002';

/** The first offer of 2026, as a project manager reads its draft. */
export function anOffer(change: Partial<OfferDetail> = {}): OfferDetail {
  const { number, title, ...content } = internshipProgramme(2026)?.offers[0] ?? {
    number: 1,
    title: '',
  };
  const missing = ['tutorId', 'referentId'].map((path) => ({ path, code: 'required' }));
  return {
    id: OFFER_ID,
    campaignId: CAMPAIGN_ID,
    campaignTitle: 'Stages 2026',
    year: 2026,
    number,
    slug: '2026-1-rag',
    title,
    state: 'draft',
    template: 'RD_INTEGRATION',
    places: 1,
    startsOn: null,
    endsOn: null,
    productId: null,
    productName: null,
    squadId: null,
    squadName: null,
    tutorId: null,
    tutorName: null,
    referentId: null,
    referentName: null,
    useCaseId: null,
    applications: { received: 0, shortlisted: 0, interview: 0, accepted: 0, rejected: 0, withdrawn: 0 },
    missing,
    content: content as unknown as OfferDetail['content'],
    publishedAt: null,
    isPublic: false,
    allowedMoves: [{ name: 'publish', to: 'published', missing, needsReason: false }],
    mayManage: true,
    mayDelete: true,
    version: 1,
    ...change,
  };
}
