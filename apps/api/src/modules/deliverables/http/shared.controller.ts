import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { SharedDeliverable } from '@jalon/contracts';
import { DELIVERABLE_FORMATS, type DeliverableFormat } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import type { JalonRequest } from '../../../http/request-context.js';
import { CONTENT_TYPES } from '../../../rendering/documents.js';
import { KnockLimit } from '../application/knock-limit.js';
import { Shares } from '../application/shares.js';

const format = z.enum(DELIVERABLE_FORMATS);

/** What a link leads to: for anybody who has it, until it ends. Nothing of it is cached anywhere. */
@Controller('api/shared/:token')
@Policy('public')
export class SharedController {
  constructor(
    private readonly shares: Shares,
    private readonly limit: KnockLimit,
  ) {}

  @Get()
  read(@Param('token') token: string, @Req() request: JalonRequest): Promise<SharedDeliverable> {
    this.limit.check(request.ip);
    return this.shares.read(token);
  }

  @Get('files/:format')
  async file(
    @Param('token') token: string,
    @Param('format', { schema: format }) wanted: DeliverableFormat,
    @Req() request: JalonRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limit.check(request.ip);
    const file = await this.shares.file(token, wanted, request.id);
    await reply
      .type(CONTENT_TYPES[wanted])
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .send(file.bytes);
  }
}
