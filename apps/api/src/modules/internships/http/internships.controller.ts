import { Body, Controller, Get, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import {
  createInternship,
  internshipQuery,
  updateInternship,
  type AcceptedCandidates,
  type CreateInternship,
  type InternshipDetail,
  type InternshipPage,
  type InternshipQuery,
  type UpdateInternship,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { InternshipQueries } from '../application/internship-queries.js';
import { WriteInternship } from '../application/write-internship.js';
import { InternshipVisible } from './internship-visible.guard.js';

@Controller('api/internships')
export class InternshipsController {
  constructor(
    private readonly queries: InternshipQueries,
    private readonly writing: WriteInternship,
  ) {}

  @Get()
  @Policy('internship:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: internshipQuery }) query: InternshipQuery,
  ): Promise<InternshipPage> {
    return this.queries.page(context.principal, query);
  }

  @Post()
  @Policy('internship:manage')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createInternship }) command: CreateInternship,
  ): Promise<InternshipDetail> {
    return this.writing.create(context, command);
  }

  @Get('accepted')
  @Policy('internship:manage')
  accepted(): Promise<AcceptedCandidates> {
    return this.queries.accepted();
  }

  @Get(':id')
  @Policy('internship:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<InternshipDetail> {
    return this.queries.detail(context.principal, id);
  }

  @Patch(':id')
  @Policy('internship:manage')
  @UseGuards(InternshipVisible)
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateInternship }) command: UpdateInternship,
  ): Promise<InternshipDetail> {
    return this.writing.update(context, id, command);
  }
}
