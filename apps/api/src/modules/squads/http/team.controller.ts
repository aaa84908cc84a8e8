import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  createAssignment,
  previewAssignment,
  updateAssignment,
  type AssignmentPreview,
  type CreateAssignment,
  type PreviewAssignment,
  type Team,
  type UpdateAssignment,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { useCaseKey } from '../../use-cases/index.js';
import { TeamCommands } from '../application/team-commands.js';
import { TeamQueries } from '../application/team-queries.js';

/** Who works for a use case. */
@Controller('api/use-cases/:id/team')
@Policy('squad:edit')
export class TeamController {
  constructor(
    private readonly queries: TeamQueries,
    private readonly commands: TeamCommands,
  ) {}

  @Get()
  @Policy('squad:read')
  read(@Context() context: RequestContext, @Param('id') id: string): Promise<Team> {
    return this.queries.read(context.principal, useCaseKey(id));
  }

  @Post()
  add(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: createAssignment }) command: CreateAssignment,
  ): Promise<Team> {
    return this.commands.add(context, useCaseKey(id), command);
  }

  /** Writes nothing: says what `add` or `update` would do to the weeks of the person. */
  @Post('preview')
  @HttpCode(200)
  preview(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: previewAssignment }) command: PreviewAssignment,
  ): Promise<AssignmentPreview> {
    return this.queries.preview(context.principal, useCaseKey(id), command);
  }

  @Patch(':assignmentId')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: updateAssignment }) command: UpdateAssignment,
  ): Promise<Team> {
    return this.commands.update(context, useCaseKey(id), assignmentId, command);
  }

  @Delete(':assignmentId')
  remove(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('assignmentId') assignmentId: string,
  ): Promise<Team> {
    return this.commands.remove(context, useCaseKey(id), assignmentId);
  }
}
