import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  createDeliverable,
  deliverableQuery,
  generateVersion,
  id,
  moveDeliverable,
  requestPreview,
  subjectQuery,
  updateDeliverable,
  uploadVersionQuery,
  type CreateDeliverable,
  type DeliverableChanges,
  type DeliverableDetail,
  type DeliverablePreview,
  type DeliverableQuery,
  type Deliverables,
  type DeliverableSubjectItems,
  type GenerateVersion,
  type MoveDeliverable,
  type RequestPreview,
  type UpdateDeliverable,
} from '@jalon/contracts';
import {
  DELIVERABLE_FORMATS,
  DomainError,
  type DeliverableFormat,
  type DeliverableKind,
} from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { CONTENT_TYPES } from '../../../rendering/documents.js';
import { ChangedFacts } from '../application/deliverable-changes.js';
import { DeliverableCommands } from '../application/deliverable-commands.js';
import { DeliverableQueries } from '../application/deliverable-queries.js';
import { DeliverableUploads } from '../application/deliverable-uploads.js';
import { Previews } from '../application/previews.js';

const number = z.coerce.number().int().min(1).max(100_000);
const format = z.enum(DELIVERABLE_FORMATS);

/** What the lab owes its partners: asked for, looked at, edited, reviewed. */
@Controller('api/deliverables')
@Policy('deliverable:read')
export class DeliverablesController {
  constructor(
    private readonly queries: DeliverableQueries,
    private readonly commands: DeliverableCommands,
    private readonly uploads: DeliverableUploads,
    private readonly changed: ChangedFacts,
    private readonly previews: Previews,
  ) {}

  @Get()
  list(
    @Context() context: RequestContext,
    @Query({ schema: deliverableQuery }) query: DeliverableQuery,
  ): Promise<Deliverables> {
    return this.queries.list(context.principal, query);
  }

  @Post()
  @Policy('deliverable:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createDeliverable }) command: CreateDeliverable,
  ): Promise<DeliverableDetail> {
    return this.commands.create(context, command);
  }

  @Get('subjects')
  @Policy('deliverable:write')
  subjects(
    @Context() context: RequestContext,
    @Query({ schema: subjectQuery }) { kind, q }: { kind: DeliverableKind; q: string },
  ): Promise<DeliverableSubjectItems> {
    return this.queries.subjects(context.principal, kind, q);
  }

  @Post('previews')
  @HttpCode(202)
  @Policy('deliverable:write')
  preview(
    @Context() context: RequestContext,
    @Body({ schema: requestPreview }) request: RequestPreview,
  ): Promise<DeliverablePreview> {
    return this.previews.request(context, request);
  }

  @Get('previews/:previewId')
  @Policy('deliverable:write')
  pages(
    @Context() context: RequestContext,
    @Param('previewId', { schema: id }) previewId: string,
  ): Promise<DeliverablePreview> {
    return this.previews.read(context.principal, previewId);
  }

  @Get(':id')
  detail(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
  ): Promise<DeliverableDetail> {
    return this.queries.detail(context.principal, deliverableId);
  }

  @Patch(':id')
  @Policy('deliverable:write')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Body({ schema: updateDeliverable }) command: UpdateDeliverable,
  ): Promise<DeliverableDetail> {
    return this.commands.update(context, deliverableId, command);
  }

  @Post(':id/versions')
  @HttpCode(202)
  @Policy('deliverable:write')
  generate(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Body({ schema: generateVersion }) command: GenerateVersion,
  ): Promise<DeliverableDetail> {
    return this.commands.generate(context, deliverableId, command);
  }

  /** The body is the file itself (application/octet-stream). */
  @Post(':id/uploads')
  @Policy('deliverable:write')
  upload(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Query({ schema: uploadVersionQuery }) query: { fileName: string; note: string },
    @Req() request: JalonRequest,
  ): Promise<DeliverableDetail> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
        { path: 'content-type', code: 'unsupported_type' },
      ]);
    }
    return this.uploads.upload(context, deliverableId, query, request.body);
  }

  @Post(':id/moves')
  @HttpCode(200)
  move(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Body({ schema: moveDeliverable }) command: MoveDeliverable,
  ): Promise<DeliverableDetail> {
    return this.commands.move(context, deliverableId, command);
  }

  @Get(':id/changes')
  changes(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
  ): Promise<DeliverableChanges> {
    return this.changed.since(context.principal, deliverableId);
  }

  @Get(':id/versions/:number/files/:format')
  async file(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) deliverableId: string,
    @Param('number', { schema: number }) which: number,
    @Param('format', { schema: format }) wanted: DeliverableFormat,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.queries.file(context.principal, deliverableId, which, wanted);
    await reply
      .type(CONTENT_TYPES[wanted])
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('etag', `"${file.sha256}"`)
      .send(file.bytes);
  }
}
