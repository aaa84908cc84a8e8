import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  carryOver,
  createMeeting,
  meetingQuery,
  moveMeeting,
  takeFromBacklog,
  updateMeeting,
  writeAgenda,
  writeAttendance,
  type CarryOver,
  type CreateMeeting,
  type MeetingDetail,
  type MeetingList,
  type MeetingQuery,
  type MoveMeeting,
  type PreviousActions,
  type TakeFromBacklog,
  type UpdateMeeting,
  type UseCaseMeetings,
  type WriteAgenda,
  type WriteAttendance,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { AgendaCommands } from '../application/agenda-commands.js';
import { MeetingCommands } from '../application/meeting-commands.js';
import { MeetingQueries } from '../application/meeting-queries.js';

@Controller('api')
export class MeetingsController {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly commands: MeetingCommands,
    private readonly agendas: AgendaCommands,
  ) {}

  @Get('meetings')
  @Policy('meeting:read')
  list(
    @Context() { principal }: RequestContext,
    @Query({ schema: meetingQuery }) query: MeetingQuery,
  ): Promise<MeetingList> {
    return this.queries.page(principal, query);
  }

  @Get('use-cases/:id/meetings')
  @Policy('meeting:read')
  ofUseCase(@Context() { principal }: RequestContext, @Param('id') id: string): Promise<UseCaseMeetings> {
    return this.queries.ofUseCase(principal, id);
  }

  @Get('meetings/:id')
  @Policy('meeting:read')
  read(@Context() { principal }: RequestContext, @Param('id') id: string): Promise<MeetingDetail> {
    return this.queries.detail(principal, id);
  }

  /** The register is the lab's own, and so are the actions that a meeting begins with. */
  @Get('meetings/:id/previous-actions')
  @Policy('register:read')
  previousActions(
    @Context() { principal }: RequestContext,
    @Param('id') id: string,
  ): Promise<PreviousActions> {
    return this.queries.previousActions(principal, id);
  }

  @Post('meetings')
  @Policy('meeting:edit')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createMeeting }) command: CreateMeeting,
  ): Promise<MeetingDetail> {
    return this.commands.create(context, command);
  }

  @Patch('meetings/:id')
  @Policy('meeting:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateMeeting }) command: UpdateMeeting,
  ): Promise<MeetingDetail> {
    return this.commands.update(context, id, command);
  }

  @Post('meetings/:id/moves')
  @HttpCode(200)
  @Policy('meeting:edit')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveMeeting }) command: MoveMeeting,
  ): Promise<MeetingDetail> {
    return this.commands.move(context, id, command);
  }

  @Put('meetings/:id/agenda')
  @Policy('meeting:edit')
  writeAgenda(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: writeAgenda }) command: WriteAgenda,
  ): Promise<MeetingDetail> {
    return this.agendas.write(context, id, command);
  }

  @Post('meetings/:id/agenda/carry-over')
  @HttpCode(200)
  @Policy('meeting:edit')
  carryOver(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: carryOver }) command: CarryOver,
  ): Promise<MeetingDetail> {
    return this.agendas.carryOver(context, id, command);
  }

  @Post('meetings/:id/agenda/from-backlog')
  @HttpCode(200)
  @Policy('meeting:edit')
  takeFromBacklog(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: takeFromBacklog }) command: TakeFromBacklog,
  ): Promise<MeetingDetail> {
    return this.agendas.takeFromBacklog(context, id, command);
  }

  @Put('meetings/:id/attendance')
  @Policy('meeting:attend')
  attend(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: writeAttendance }) command: WriteAttendance,
  ): Promise<MeetingDetail> {
    return this.agendas.attend(context, id, command);
  }
}
