import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  deliverableZipQuery,
  id,
  type DeliverableZipQuery,
  type PdfAvailability,
  type RequestedPdf,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { DeliverableZip } from '../application/deliverable-zip.js';
import { PdfRequests } from '../application/pdf-requests.js';

const number = z.coerce.number().int().min(1).max(100_000);

/** Deliverables to take away: several at once, or as PDF. */
@Controller('api/deliverables')
@Policy('deliverable:read')
export class DownloadsController {
  constructor(
    private readonly zips: DeliverableZip,
    private readonly pdfs: PdfRequests,
  ) {}

  @Get('zip')
  async zip(
    @Context() context: RequestContext,
    @Query({ schema: deliverableZipQuery }) { ids }: DeliverableZipQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pieces = await this.zips.pieces(context.principal, ids);
    await reply
      .type('application/zip')
      .header('content-disposition', 'attachment; filename="jalon.zip"')
      .send(Readable.from(pieces, { objectMode: false }));
  }

  @Get('pdf')
  pdf(): Promise<PdfAvailability> {
    return this.pdfs.availability();
  }

  @Post(':id/versions/:number/pdf')
  @HttpCode(202)
  @Policy('deliverable:write')
  requestPdf(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Param('number', { schema: number }) which: number,
  ): Promise<RequestedPdf> {
    return this.pdfs.request(context, deliverableId, which);
  }
}
