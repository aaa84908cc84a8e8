import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  id,
  requestMeetingDocument,
  type MeetingDocument,
  type MeetingDocuments as DocumentList,
  type RequestMeetingDocument,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { contentType } from '../../../rendering/documents.js';
import { MeetingDocuments } from '../application/meeting-documents.js';

/** The documents of a meeting: minutes, record of decisions, decks. */
@Controller('api/meetings/:id/documents')
@Policy('meeting:read')
export class MeetingDocumentsController {
  constructor(private readonly documents: MeetingDocuments) {}

  @Get()
  list(@Context() context: RequestContext, @Param('id') meetingId: string): Promise<DocumentList> {
    return this.documents.list(context.principal, meetingId);
  }

  @Post()
  @HttpCode(202)
  @Policy('meeting:document')
  request(
    @Context() context: RequestContext,
    @Param('id') meetingId: string,
    @Body({ schema: requestMeetingDocument }) command: RequestMeetingDocument,
  ): Promise<MeetingDocument> {
    return this.documents.request(context, meetingId, command);
  }

  @Get(':documentId/file')
  async file(
    @Context() context: RequestContext,
    @Param('id') meetingId: string,
    @Param('documentId', { schema: id }) documentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.documents.file(context.principal, meetingId, documentId);
    await reply
      .type(contentType(file.fileName))
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('etag', `"${file.sha256}"`)
      .send(file.bytes);
  }
}
