import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  batchRequest,
  id,
  type BatchDetail,
  type Batches,
  type BatchPlan,
  type BatchRequest,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { BatchZip } from '../application/batch-zip.js';
import { DeliverableBatches } from '../application/deliverable-batches.js';

/** Deliverables made in series: what would be made, then the making of it. */
@Controller('api/deliverable-batches')
@Policy('deliverable:read')
export class DeliverableBatchesController {
  constructor(
    private readonly batches: DeliverableBatches,
    private readonly zips: BatchZip,
  ) {}

  @Get()
  mine(@Context() context: RequestContext): Promise<Batches> {
    return this.batches.mine(context.principal);
  }

  @Post('plans')
  @HttpCode(200)
  @Policy('deliverable:write')
  plan(
    @Context() context: RequestContext,
    @Body({ schema: batchRequest }) request: BatchRequest,
  ): Promise<BatchPlan> {
    return this.batches.plan(context.principal, request);
  }

  @Post()
  @HttpCode(202)
  @Policy('deliverable:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: batchRequest }) request: BatchRequest,
  ): Promise<BatchDetail> {
    return this.batches.create(context, request);
  }

  @Get(':id')
  detail(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) batchId: string,
  ): Promise<BatchDetail> {
    return this.batches.detail(context.principal, batchId);
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Policy('deliverable:write')
  cancel(@Context() context: RequestContext, @Param('id', { schema: id }) batchId: string): Promise<void> {
    return this.batches.cancel(context, batchId);
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Policy('deliverable:write')
  retry(@Context() context: RequestContext, @Param('id', { schema: id }) batchId: string): Promise<void> {
    return this.batches.retry(context, batchId);
  }

  @Get(':id/zip')
  async zip(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) batchId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pieces = await this.zips.pieces(context.principal, batchId);
    await reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="jalon.zip"')
      .send(Readable.from(pieces, { objectMode: false }));
  }
}
