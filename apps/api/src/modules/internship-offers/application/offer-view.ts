import type { OfferCard, OfferContentView, OfferDetail } from '@jalon/contracts';
import {
  allowedOfferMoves,
  may,
  offerGaps,
  type FieldError,
  type LocalDate,
  type OfferContent,
  type OfferFacts,
  type Principal,
} from '@jalon/domain';
import { allCounts, type OfferRow } from '../persistence/offer.store.js';

export function factsOf(row: OfferRow): OfferFacts {
  const { content, places, tutorId, referentId, campaignState } = row;
  return { content, places, tutorId, referentId, campaign: campaignState };
}

/** The contract's lists are mutable, the domain's are not. */
export function contentView(content: OfferContent): OfferContentView {
  return structuredClone(content) as OfferContentView;
}

const copied = ({ path, code, params }: FieldError) => ({
  path,
  code,
  ...(params ? { params: { ...params } } : {}),
});

function shared(row: OfferRow) {
  const { id, campaignId, number, slug, title, state, template, places, startsOn, endsOn, version } = row;
  const { productName, squadName, tutorName, referentName } = row;
  return {
    ...{ id, campaignId, number, slug, title, state, template, places, startsOn, endsOn, version },
    ...{ productName, squadName, tutorName, referentName },
    applications: allCounts(row.applications),
    missing: offerGaps(factsOf(row)).map(copied),
  };
}

export function toCard(row: OfferRow): OfferCard {
  return { ...shared(row), role: row.content.role, hashtags: [...row.content.hashtags] };
}

export function toDetail(row: OfferRow, principal: Principal, today: LocalDate): OfferDetail {
  const mayManage = may(principal, 'offer:manage');
  const { campaignTitle, year, productId, squadId, tutorId, referentId, useCaseId, publishedAt } = row;
  return {
    ...shared(row),
    ...{ campaignTitle, year, productId, squadId, tutorId, referentId, useCaseId, publishedAt },
    content: contentView(row.content),
    isPublic:
      row.state === 'published' &&
      row.campaignState === 'open' &&
      (row.opensOn === null || row.opensOn <= today) &&
      (row.closesOn === null || row.closesOn >= today),
    allowedMoves: mayManage
      ? allowedOfferMoves(row.state, factsOf(row)).map((move) => ({
          ...move,
          missing: move.missing.map(copied),
        }))
      : [],
    mayManage,
    mayDelete: mayManage && row.state === 'draft' && Object.keys(row.applications).length === 0,
  };
}
