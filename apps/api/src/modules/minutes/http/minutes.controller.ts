import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  compareMinutes,
  createMinutesComment,
  id as uuid,
  moveMinutes,
  updateMinutesComment,
  type CompareMinutes,
  type CreateMinutesComment,
  type MinutesCheck,
  type MinutesComment,
  type MinutesComments,
  type MinutesComparison,
  type MinutesRegister,
  type MinutesText,
  type MinutesView,
  type MoveMinutes as Move,
  type UpdateMinutesComment,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { Comments } from '../application/comments.js';
import { MinutesTexts } from '../application/minutes-texts.js';
import { MoveMinutes } from '../application/move-minutes.js';

/** Minutes on their way from the draft to their readers. Which role may make which move is the domain's table. */
@Controller('api/minutes/:id')
export class MinutesController {
  constructor(
    private readonly texts: MinutesTexts,
    private readonly moves: MoveMinutes,
    private readonly comments: Comments,
  ) {}

  @Post('moves')
  @HttpCode(200)
  @Policy('minutes:write')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveMinutes }) command: Move,
  ): Promise<MinutesView> {
    return this.moves.move(context, id, command);
  }

  @Get('check')
  @Policy('minutes:live')
  check(@Context() context: RequestContext, @Param('id') id: string): Promise<MinutesCheck> {
    return this.texts.check(context.principal, id);
  }

  @Get('submissions/:number')
  @Policy('minutes:read')
  text(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<MinutesText> {
    return this.texts.text(context.principal, id, number);
  }

  @Get('compare')
  @Policy('minutes:live')
  compare(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: compareMinutes }) query: CompareMinutes,
  ): Promise<MinutesComparison> {
    return this.texts.compare(context.principal, id, query);
  }

  @Get('register')
  @Policy('register:read')
  register(@Context() context: RequestContext, @Param('id') id: string): Promise<MinutesRegister> {
    return this.texts.register(context.principal, id);
  }

  @Get('comments')
  @Policy('minutes:write')
  listComments(@Context() context: RequestContext, @Param('id') id: string): Promise<MinutesComments> {
    return this.comments.list(context.principal, id);
  }

  @Post('comments')
  @Policy('minutes:write')
  comment(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createMinutesComment }) command: CreateMinutesComment,
  ): Promise<MinutesComment> {
    return this.comments.add(context, id, command);
  }

  @Patch('comments/:commentId')
  @Policy('minutes:write')
  updateComment(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('commentId', { schema: uuid }) commentId: string,
    @Body({ schema: updateMinutesComment }) command: UpdateMinutesComment,
  ): Promise<MinutesComment> {
    return this.comments.update(context, id, commentId, command);
  }
}
