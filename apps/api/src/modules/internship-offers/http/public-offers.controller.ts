import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  publicOfferQuery,
  type ApplicationReceived,
  type PublicOffer,
  type PublicOfferQuery,
  type PublicOffers,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import type { JalonRequest } from '../../../http/request-context.js';
import { Turns } from '../../../turns.js';
import { ApplyLimit } from '../application/apply-limit.js';
import { ReadPublicOffers } from '../application/public-offers.js';
import { TakeApplication } from '../application/take-application.js';
import { checkedApplication, readApplicationForm } from './application-form.js';

/** Files held in memory at a time, five megabytes each. */
const FORMS = 4;

/** What candidates read and send: no session is asked for, and none is looked at. */
@Controller('api/public/offers')
@Policy('public')
export class PublicOffersController {
  private readonly turns = new Turns(FORMS);

  constructor(
    private readonly offers: ReadPublicOffers,
    private readonly applications: TakeApplication,
    private readonly limit: ApplyLimit,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  list(@Query({ schema: publicOfferQuery }) query: PublicOfferQuery): Promise<PublicOffers> {
    return this.offers.list(query);
  }

  @Get(':slug')
  @Header('cache-control', 'no-store')
  find(@Param('slug') slug: string): Promise<PublicOffer> {
    return this.offers.find(slug);
  }

  /** The body is multipart/form-data: the form as JSON in `application`, the file in `cv`. */
  @Post(':slug/applications')
  @HttpCode(202)
  async apply(@Param('slug') slug: string, @Req() request: JalonRequest): Promise<ApplicationReceived> {
    await this.limit.check(request.ip);
    await this.applications.readable(slug);
    return this.turns.run(async () => {
      const { application, cv } = await readApplicationForm(request);
      return this.applications.take(slug, checkedApplication(application), cv, request.id);
    });
  }
}
