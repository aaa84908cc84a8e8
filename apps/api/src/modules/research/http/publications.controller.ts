import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  createPublication,
  publicationsQuery,
  setResearchLinks,
  updatePublication,
  type CreatePublication,
  type PublicationsQuery,
  type ResearchPublication,
  type ResearchPublications,
  type SetResearchLinks,
  type UpdatePublication,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { ResearchQueries } from '../application/research-queries.js';
import { WritePublications } from '../application/write-publications.js';
import { WriteResearch } from '../application/write-research.js';

/** Publications. */
@Controller('api/research/publications')
export class PublicationsController {
  constructor(
    private readonly queries: ResearchQueries,
    private readonly writing: WritePublications,
    private readonly research: WriteResearch,
  ) {}

  @Get()
  @Policy('research:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: publicationsQuery }) query: PublicationsQuery,
  ): Promise<ResearchPublications> {
    return this.queries.publications(context.principal, query);
  }

  @Post()
  @Policy('research:write')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createPublication }) command: CreatePublication,
  ): Promise<ResearchPublication> {
    return this.writing.create(context, command);
  }

  @Get(':id')
  @Policy('research:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<ResearchPublication> {
    return this.queries.publication(context.principal, id);
  }

  @Patch(':id')
  @Policy('research:write')
  save(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updatePublication }) command: UpdatePublication,
  ): Promise<ResearchPublication> {
    return this.writing.save(context, id, command);
  }

  @Put(':id/links')
  @Policy('research:write')
  async links(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: setResearchLinks }) command: SetResearchLinks,
  ): Promise<ResearchPublication> {
    await this.research.setLinks(context, 'publication', id, command);
    return this.queries.publication(context.principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Policy('research:write')
  remove(@Context() context: RequestContext, @Param('id') id: string): Promise<void> {
    return this.research.remove(context, 'publication', id);
  }
}
