import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  id,
  uploadUsageFileQuery,
  usageFilesQuery,
  usageReportQuery,
  type Language,
  type UploadedUsageFile,
  type UploadUsageFileQuery,
  type UsageFiles,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { UploadUsageFile } from '../application/upload-usage-file.js';
import { UsageFileQueries } from '../application/usage-file-report.js';

/** Events of solutions that send none by themselves: files, read by a job. */
@Controller('api/usage-files')
@Policy('usage:import')
export class UsageFilesController {
  constructor(
    private readonly uploads: UploadUsageFile,
    private readonly queries: UsageFileQueries,
  ) {}

  @Get()
  list(@Query({ schema: usageFilesQuery }) { solutionId }: { solutionId: string }): Promise<UsageFiles> {
    return this.queries.list(solutionId);
  }

  /** The body is the file itself (application/octet-stream). */
  @Post()
  upload(
    @Context() context: RequestContext,
    @Query({ schema: uploadUsageFileQuery }) query: UploadUsageFileQuery,
    @Req() request: JalonRequest,
  ): Promise<UploadedUsageFile> {
    if (request.body instanceof Readable) return this.uploads.upload(context, query, request.body);
    throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
      { path: 'content-type', code: 'unsupported_type' },
    ]);
  }

  @Get(':id/report.csv')
  async report(
    @Param('id', { schema: id }) fileId: string,
    @Query({ schema: usageReportQuery }) { language }: { language: Language },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.queries.csv(fileId, language);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="jalon-usage.csv"')
      .header('cache-control', 'no-store')
      .send(text);
  }
}
