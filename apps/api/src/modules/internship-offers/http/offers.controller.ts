import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createOffer,
  id,
  moveOfferBody,
  offerQuery,
  updateOffer,
  type CreateOffer,
  type MoveOffer,
  type OfferDetail,
  type OfferList,
  type OfferQuery,
  type UpdateOffer,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Offers } from '../application/offers.js';

@Controller('api/internship-offers')
export class OffersController {
  constructor(private readonly offers: Offers) {}

  @Get()
  @Policy('offer:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: offerQuery }) query: OfferQuery,
  ): Promise<OfferList> {
    return this.offers.list(context.principal, query.campaignId);
  }

  @Post()
  @Policy('offer:manage')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createOffer }) command: CreateOffer,
  ): Promise<OfferDetail> {
    return this.offers.create(context, command);
  }

  @Get(':id')
  @Policy('offer:read')
  find(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) offerId: string,
  ): Promise<OfferDetail> {
    return this.offers.detail(context.principal, offerId);
  }

  @Patch(':id')
  @Policy('offer:manage')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) offerId: string,
    @Body({ schema: updateOffer }) command: UpdateOffer,
  ): Promise<OfferDetail> {
    return this.offers.update(context, offerId, command);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Policy('offer:manage')
  move(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) offerId: string,
    @Body({ schema: moveOfferBody }) command: MoveOffer,
  ): Promise<OfferDetail> {
    return this.offers.move(context, offerId, command);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('offer:manage')
  remove(@Context() context: RequestContext, @Param('id', { schema: id }) offerId: string): Promise<void> {
    return this.offers.remove(context, offerId);
  }
}
