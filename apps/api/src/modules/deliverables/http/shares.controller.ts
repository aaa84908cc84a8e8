import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  createDeliverableShare,
  id,
  type CreatedDeliverableShare,
  type CreateDeliverableShare,
  type DeliverableShares,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Shares } from '../application/shares.js';

/** The links of a deliverable. */
@Controller('api/deliverables/:id/shares')
@Policy('deliverable:share')
export class SharesController {
  constructor(private readonly shares: Shares) {}

  @Get()
  list(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
  ): Promise<DeliverableShares> {
    return this.shares.list(context.principal, deliverableId);
  }

  @Post()
  create(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Body({ schema: createDeliverableShare }) command: CreateDeliverableShare,
  ): Promise<CreatedDeliverableShare> {
    return this.shares.create(context, deliverableId, command);
  }

  @Delete(':shareId')
  @HttpCode(204)
  async revoke(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Param('shareId', { schema: id }) shareId: string,
  ): Promise<void> {
    await this.shares.revoke(context, deliverableId, shareId);
  }
}
