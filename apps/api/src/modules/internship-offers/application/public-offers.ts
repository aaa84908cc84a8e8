import { Inject, Injectable } from '@nestjs/common';
import type { PublicOffer, PublicOfferQuery, PublicOffers } from '@jalon/contracts';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { PublicOffersQuery } from '../persistence/public-offers.query.js';
import { TakeApplication } from './take-application.js';
import { contentView } from './offer-view.js';

/** What anybody reads of the offers. */
@Injectable()
export class ReadPublicOffers {
  constructor(
    private readonly offers: PublicOffersQuery,
    private readonly applications: TakeApplication,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(query: PublicOfferQuery): Promise<PublicOffers> {
    return this.offers.list(today(this.clock), query);
  }

  /** @throws DomainError `not_found` */
  async find(slug: string): Promise<PublicOffer> {
    const offer = await this.applications.readable(slug);
    const { id: _, tutorId: _tutor, referentId: _referent, content, ...shown } = offer;
    return {
      ...shown,
      content: contentView(content),
      retainedUntil: await this.applications.retainedUntil(),
    };
  }
}
