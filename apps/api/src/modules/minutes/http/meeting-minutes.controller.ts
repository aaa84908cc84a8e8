import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { startMinutes, type MinutesView, type StartMinutes as Command } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { MinutesQueries } from '../application/minutes-queries.js';
import { StartMinutes } from '../application/start-minutes.js';

/** The minutes of a meeting: one a meeting. */
@Controller('api/meetings/:id/minutes')
export class MeetingMinutesController {
  constructor(
    private readonly queries: MinutesQueries,
    private readonly starting: StartMinutes,
  ) {}

  @Get()
  @Policy('minutes:read')
  view(@Context() context: RequestContext, @Param('id') id: string): Promise<MinutesView> {
    return this.queries.ofMeeting(context.principal, id);
  }

  @Post()
  @HttpCode(200)
  @Policy('minutes:write')
  start(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: startMinutes }) command: Command,
  ): Promise<MinutesView> {
    return this.starting.start(context, id, command);
  }
}
