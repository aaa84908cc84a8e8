import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  confirmMove,
  planQuery,
  previewMove,
  putDependency,
  takeBaseline,
  type ConfirmMove,
  type MovePreview,
  type PlanBaseline,
  type PlanBaselines,
  type PlanQuery,
  type PlanView,
  type PreviewMove,
  type PutDependency,
  type TakeBaseline,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { PlanCommands } from '../application/plan-commands.js';
import { PlanQueries } from '../application/plan-queries.js';

@Controller('api/use-cases/:id/plan')
@Policy('plan:edit')
export class PlanController {
  constructor(
    private readonly queries: PlanQueries,
    private readonly commands: PlanCommands,
  ) {}

  @Get()
  @Policy('plan:read')
  plan(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: planQuery }) query: PlanQuery,
  ): Promise<PlanView> {
    return this.queries.plan(context.principal, id, query);
  }

  @Post('preview')
  @HttpCode(200)
  preview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: previewMove }) move: PreviewMove,
  ): Promise<MovePreview> {
    return this.queries.preview(context.principal, id, move);
  }

  @Post('moves')
  @HttpCode(200)
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: confirmMove }) command: ConfirmMove,
  ): Promise<PlanView> {
    return this.commands.move(context, id, command);
  }

  @Put('dependencies')
  putDependency(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: putDependency }) command: PutDependency,
  ): Promise<PlanView> {
    return this.commands.putDependency(context, id, command);
  }

  @Delete('dependencies/:predecessorId/:successorId')
  removeDependency(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('predecessorId') predecessorId: string,
    @Param('successorId') successorId: string,
  ): Promise<PlanView> {
    return this.commands.removeDependency(context, id, predecessorId, successorId);
  }

  @Get('baselines')
  @Policy('plan:read')
  baselines(@Context() context: RequestContext, @Param('id') id: string): Promise<PlanBaselines> {
    return this.queries.baselines(context.principal, id);
  }

  @Post('baselines')
  baseline(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: takeBaseline }) command: TakeBaseline,
  ): Promise<PlanBaseline> {
    return this.commands.baseline(context, id, command);
  }
}
