import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  createResearchStudy,
  setResearchLinks,
  studiesQuery,
  updateResearchStudy,
  type CreateResearchStudy,
  type ResearchStudies,
  type ResearchStudiesQuery,
  type ResearchStudyDetail,
  type SetResearchLinks,
  type UpdateResearchStudy,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ResearchQueries } from '../application/research-queries.js';
import { WriteStudies } from '../application/write-studies.js';
import { WriteResearch } from '../application/write-research.js';

/** Comparative studies. */
@Controller('api/research/studies')
export class ResearchStudiesController {
  constructor(
    private readonly queries: ResearchQueries,
    private readonly writing: WriteStudies,
    private readonly research: WriteResearch,
  ) {}

  @Get()
  @Policy('research:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: studiesQuery }) query: ResearchStudiesQuery,
  ): Promise<ResearchStudies> {
    return this.queries.studies(context.principal, query);
  }

  @Post()
  @Policy('research:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createResearchStudy }) command: CreateResearchStudy,
  ): Promise<ResearchStudyDetail> {
    return this.writing.create(context, command);
  }

  @Get(':id')
  @Policy('research:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<ResearchStudyDetail> {
    return this.queries.study(context.principal, id);
  }

  @Patch(':id')
  @Policy('research:write')
  save(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateResearchStudy }) command: UpdateResearchStudy,
  ): Promise<ResearchStudyDetail> {
    return this.writing.save(context, id, command);
  }

  @Put(':id/links')
  @Policy('research:write')
  async links(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: setResearchLinks }) command: SetResearchLinks,
  ): Promise<ResearchStudyDetail> {
    await this.research.setLinks(context, 'study', id, command);
    return this.queries.study(context.principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('research:write')
  remove(@Context() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.research.remove(context, 'study', id);
  }
}
