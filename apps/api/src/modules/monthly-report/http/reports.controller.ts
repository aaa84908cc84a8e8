import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  reportFile,
  reportDocumentsQuery,
  id,
  requestMonthlyReport,
  type ReportDocument,
  type RequestMonthlyReport,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { CONTENT_TYPES } from '../../../rendering/documents.js';
import { ReportQueries } from '../application/report-queries.js';
import { RequestReport } from '../application/request-report.js';

@Controller('api/monthly-reports')
@Policy('report:read')
export class ReportsController {
  constructor(
    private readonly reports: RequestReport,
    private readonly queries: ReportQueries,
  ) {}

  @Post()
  @HttpCode(202)
  @Policy('report:generate')
  request(
    @Context() context: RequestContext,
    @Body({ schema: requestMonthlyReport }) command: RequestMonthlyReport,
  ): Promise<ReportDocument> {
    return this.reports.request(context, command);
  }

  @Get()
  async list(
    @Query({ schema: reportDocumentsQuery }) query: { month?: string },
  ): Promise<{ items: ReportDocument[] }> {
    return { items: await this.queries.recent(query.month) };
  }

  @Get(':id')
  async one(@Param('id', { schema: id }) documentId: string): Promise<ReportDocument> {
    const found = await this.queries.one(documentId);
    if (!found) throw new DomainError('not_found', 'No such document');
    return found;
  }

  @Get(':id/files/:format')
  async file(
    @Param('id', { schema: id }) documentId: string,
    @Param('format', { schema: reportFile.shape.format }) format: 'pptx' | 'docx' | 'xlsx',
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.queries.file(documentId, format);
    if (!file) throw new DomainError('not_found', 'This document is not ready');
    await reply
      .type(CONTENT_TYPES[format])
      .header('content-disposition', `attachment; filename="${file.file_name}"`)
      .header('etag', `"${file.sha256}"`)
      .send(file.bytes);
  }
}
