import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import {
  createReference,
  exportQuery,
  importReferences,
  previewImport,
  referencesQuery,
  setResearchLinks,
  updateReference,
  type CreateReference,
  type ExportQuery,
  type ImportedReferences,
  type ImportPreview,
  type ImportReferences,
  type PreviewImport,
  type ReferencesQuery,
  type ResearchReference,
  type ResearchReferences,
  type SetResearchLinks,
  type UpdateReference,
} from '@jalon/contracts';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ImportReferences as Imports } from '../application/import-references.js';
import { ResearchQueries } from '../application/research-queries.js';
import { WriteReferences } from '../application/write-references.js';
import { WriteResearch } from '../application/write-research.js';

/** The bibliography. */
@Controller('api/research/references')
export class ReferencesController {
  constructor(
    private readonly queries: ResearchQueries,
    private readonly writing: WriteReferences,
    private readonly research: WriteResearch,
    private readonly imports: Imports,
  ) {}

  @Get()
  @Policy('research:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: referencesQuery }) query: ReferencesQuery,
  ): Promise<ResearchReferences> {
    return this.queries.references(context.principal, query);
  }

  @Post()
  @Policy('research:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createReference }) command: CreateReference,
  ): Promise<ResearchReference> {
    return this.writing.create(context, command);
  }

  @Post('preview')
  @HttpCode(200)
  @Policy('research:write')
  preview(@Body({ schema: previewImport }) { text }: PreviewImport): Promise<ImportPreview> {
    return this.imports.preview(text);
  }

  @Post('import')
  @HttpCode(200)
  @Policy('research:write')
  import(
    @Context() context: RequestContext,
    @Body({ schema: importReferences }) command: ImportReferences,
  ): Promise<ImportedReferences> {
    return this.imports.import(context, command);
  }

  @Get('export')
  @Policy('research:read')
  async export(
    @Context() context: RequestContext,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.queries.export(context.principal, query);
    const [type, end] =
      query.format === 'bibtex'
        ? ['application/x-bibtex', 'bib']
        : ['application/x-research-info-systems', 'ris'];
    await reply
      .header('content-type', `${type}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="jalon-references.${end}"`)
      .send(text);
  }

  @Get(':id')
  @Policy('research:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<ResearchReference> {
    return this.queries.reference(context.principal, id);
  }

  @Patch(':id')
  @Policy('research:write')
  save(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateReference }) command: UpdateReference,
  ): Promise<ResearchReference> {
    return this.writing.save(context, id, command);
  }

  @Put(':id/links')
  @Policy('research:write')
  async links(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: setResearchLinks }) command: SetResearchLinks,
  ): Promise<ResearchReference> {
    await this.research.setLinks(context, 'reference', id, command);
    return this.queries.reference(context.principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('research:write')
  remove(@Context() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.research.remove(context, 'reference', id);
  }
}
