import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import {
  id,
  importMapping,
  importRowsQuery,
  language,
  uploadQuery,
  type ImportMapping,
  type ImportOutcome,
  type ImportRow,
  type ImportView,
  type Language,
} from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Policy } from '../../../http/policy.js';
import { Context, type JalonRequest, type RequestContext } from '../../../http/request-context.js';
import { ImportQueries } from '../application/import-queries.js';
import { ImportReport } from '../application/import-report.js';
import { SetMapping } from '../application/set-mapping.js';
import { StartImport } from '../application/start-import.js';
import { UploadImport } from '../application/upload-import.js';

const reportQuery = z.strictObject({ language: language.default('fr') });

@Controller('api/imports')
@Policy('import:run')
export class ImportsController {
  constructor(
    private readonly uploads: UploadImport,
    private readonly mappings: SetMapping,
    private readonly starts: StartImport,
    private readonly queries: ImportQueries,
    private readonly reports: ImportReport,
  ) {}

  @Get()
  async list(): Promise<{ items: Awaited<ReturnType<ImportQueries['list']>> }> {
    return { items: await this.queries.list() };
  }

  /** The body is the file itself (application/octet-stream). */
  @Post()
  async upload(
    @Context() context: RequestContext,
    @Query({ schema: uploadQuery }) query: { fileName: string },
    @Req() request: JalonRequest,
  ): Promise<ImportView> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('invalid_value', 'Send the file itself, as application/octet-stream', [
        { path: 'content-type', code: 'unsupported_type' },
      ]);
    }
    return this.queries.view(await this.uploads.upload(context, query.fileName, request.body));
  }

  @Get(':id')
  view(@Param('id', { schema: id }) importId: string): Promise<ImportView> {
    return this.queries.view(importId);
  }

  @Put(':id/mapping')
  async map(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) importId: string,
    @Body({ schema: importMapping }) mapping: ImportMapping,
  ): Promise<ImportView> {
    await this.mappings.set(context, importId, mapping);
    return this.queries.view(importId);
  }

  @Post(':id/run')
  @HttpCode(202)
  run(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) importId: string,
  ): Promise<{ jobId: string }> {
    return this.starts.start(context, importId);
  }

  @Get(':id/rows')
  rows(
    @Param('id', { schema: id }) importId: string,
    @Query({ schema: importRowsQuery }) query: { outcome?: ImportOutcome; page: number; pageSize: number },
  ): Promise<{ items: ImportRow[]; total: number }> {
    return this.queries.rows(importId, query);
  }

  @Get(':id/report.csv')
  async report(
    @Param('id', { schema: id }) importId: string,
    @Query({ schema: reportQuery }) query: { language: Language },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reports.csv(importId, query.language);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(file.pieces));
  }
}
