import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createMilestone,
  createUseCase,
  moveUseCase,
  updateMilestone,
  updateUseCase,
  useCaseFilter,
  useCaseQuery,
  type Activity,
  type CreateMilestone,
  type CreateUseCase,
  type MoveUseCase,
  type Overview,
  type UpdateMilestone,
  type UpdateUseCase,
  type UseCaseCounts,
  type UseCaseDetail,
  type UseCaseFilter,
  type UseCasePage,
  type UseCaseQuery,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { CreateUseCaseCommand } from '../application/create-use-case.js';
import { MilestoneCommands } from '../application/milestone-commands.js';
import { MoveUseCaseCommand } from '../application/move-use-case.js';
import { UpdateUseCaseCommand } from '../application/update-use-case.js';
import { UseCaseQueries } from '../application/use-case-queries.js';
import { useCaseKey } from '../application/use-case-key.js';

/** A use case is addressed by its id or by its code. */
@Controller('api/use-cases')
export class UseCasesController {
  constructor(
    private readonly queries: UseCaseQueries,
    private readonly creation: CreateUseCaseCommand,
    private readonly updates: UpdateUseCaseCommand,
    private readonly moves: MoveUseCaseCommand,
    private readonly milestones: MilestoneCommands,
  ) {}

  @Get()
  @Policy('use_case:list')
  list(
    @Context() context: RequestContext,
    @Query({ schema: useCaseQuery }) query: UseCaseQuery,
  ): Promise<UseCasePage> {
    return this.queries.page(context.principal, query);
  }

  @Get('counts')
  @Policy('use_case:list')
  counts(
    @Context() context: RequestContext,
    @Query({ schema: useCaseFilter }) filter: UseCaseFilter,
  ): Promise<UseCaseCounts> {
    return this.queries.counts(context.principal, filter);
  }

  @Get('overview')
  @Policy('use_case:list')
  overview(
    @Context() context: RequestContext,
    @Query({ schema: useCaseFilter }) filter: UseCaseFilter,
  ): Promise<Overview> {
    return this.queries.overview(context.principal, filter);
  }

  @Post()
  @Policy('use_case:create')
  create(
    @Context() context: RequestContext,
    @Body({ schema: createUseCase }) command: CreateUseCase,
  ): Promise<UseCaseDetail> {
    return this.creation.run(context, command);
  }

  @Get(':id')
  @Policy('use_case:read')
  detail(@Context() context: RequestContext, @Param('id') id: string): Promise<UseCaseDetail> {
    return this.queries.detail(context.principal, useCaseKey(id));
  }

  @Patch(':id')
  @Policy('use_case:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: updateUseCase }) command: UpdateUseCase,
  ): Promise<UseCaseDetail> {
    return this.updates.run(context, useCaseKey(id), command);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Policy('use_case:move')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: moveUseCase }) command: MoveUseCase,
  ): Promise<UseCaseDetail> {
    return this.moves.run(context, useCaseKey(id), command);
  }

  @Post(':id/milestones')
  @Policy('use_case:edit')
  addMilestone(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createMilestone }) command: CreateMilestone,
  ): Promise<UseCaseDetail> {
    return this.milestones.add(context, useCaseKey(id), command);
  }

  @Patch(':id/milestones/:milestoneId')
  @Policy('use_case:edit')
  updateMilestone(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('milestoneId') milestoneId: string,
    @Body({ schema: updateMilestone }) command: UpdateMilestone,
  ): Promise<UseCaseDetail> {
    return this.milestones.update(context, useCaseKey(id), milestoneId, command);
  }

  @Delete(':id/milestones/:milestoneId')
  @Policy('use_case:edit')
  removeMilestone(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('milestoneId') milestoneId: string,
  ): Promise<UseCaseDetail> {
    return this.milestones.remove(context, useCaseKey(id), milestoneId);
  }

  @Get(':id/activity')
  @Policy('use_case:history')
  activity(@Context() context: RequestContext, @Param('id') id: string): Promise<Activity> {
    return this.queries.activity(context.principal, useCaseKey(id));
  }
}
