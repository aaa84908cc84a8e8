import { Body, Controller, Get, Param, Patch, Post, Put } from '@nestjs/common';
import {
  createMeetingSeries,
  planMeetings,
  updateMeetingSeries,
  writeBacklog,
  type CreateMeetingSeries,
  type MeetingSeriesDetail,
  type MeetingSeriesList,
  type PlannedMeetings,
  type PlanMeetings,
  type UpdateMeetingSeries,
  type WriteBacklog,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { SeriesCommands } from '../application/series-commands.js';
import { SeriesQueries } from '../application/series-queries.js';

@Controller('api/meeting-series')
export class MeetingSeriesController {
  constructor(
    private readonly queries: SeriesQueries,
    private readonly commands: SeriesCommands,
  ) {}

  @Get()
  @Policy('meeting:read')
  list(@Context() { principal }: RequestContext): Promise<MeetingSeriesList> {
    return this.queries.list(principal);
  }

  @Get(':id')
  @Policy('meeting:read')
  read(@Context() { principal }: RequestContext, @Param('id') id: string): Promise<MeetingSeriesDetail> {
    return this.queries.detail(principal, id);
  }

  @Post()
  @Policy('meeting:edit')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createMeetingSeries }) command: CreateMeetingSeries,
  ): Promise<MeetingSeriesDetail> {
    return this.commands.create(context, command);
  }

  @Patch(':id')
  @Policy('meeting:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateMeetingSeries }) command: UpdateMeetingSeries,
  ): Promise<MeetingSeriesDetail> {
    return this.commands.update(context, id, command);
  }

  @Put(':id/backlog')
  @Policy('meeting:edit')
  writeBacklog(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: writeBacklog }) command: WriteBacklog,
  ): Promise<MeetingSeriesDetail> {
    return this.commands.writeBacklog(context, id, command);
  }

  @Post(':id/meetings')
  @Policy('meeting:edit')
  plan(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: planMeetings }) command: PlanMeetings,
  ): Promise<PlannedMeetings> {
    return this.commands.plan(context, id, command);
  }
}
