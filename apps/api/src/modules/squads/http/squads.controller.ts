import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  createMember,
  createSquad,
  id,
  updateMember,
  updateSquad,
  type CreateMember,
  type CreateSquad,
  type Squad,
  type Squads,
  type UpdateMember,
  type UpdateSquad,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { SquadCommands } from '../application/squad-commands.js';
import { SquadQueries } from '../application/squad-queries.js';

@Controller('api/squads')
@Policy('squad:edit')
export class SquadsController {
  constructor(
    private readonly queries: SquadQueries,
    private readonly commands: SquadCommands,
  ) {}

  @Get()
  @Policy('squad:read')
  list(): Promise<Squads> {
    return this.queries.list();
  }

  @Post()
  create(
    @Context() context: RequestContext,
    @Body({ schema: createSquad }) command: CreateSquad,
  ): Promise<Squad> {
    return this.commands.create(context, command);
  }

  @Patch(':id')
  update(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) squadId: string,
    @Body({ schema: updateSquad }) command: UpdateSquad,
  ): Promise<Squad> {
    return this.commands.update(context, squadId, command);
  }

  @Post(':id/members')
  addMember(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) squadId: string,
    @Body({ schema: createMember }) command: CreateMember,
  ): Promise<Squad> {
    return this.commands.addMember(context, squadId, command);
  }

  @Patch(':id/members/:memberId')
  updateMember(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) squadId: string,
    @Param('memberId') memberId: string,
    @Body({ schema: updateMember }) command: UpdateMember,
  ): Promise<Squad> {
    return this.commands.updateMember(context, squadId, memberId, command);
  }

  @Delete(':id/members/:memberId')
  removeMember(
    @Context() context: RequestContext,
    @Param('id', { schema: id }) squadId: string,
    @Param('memberId') memberId: string,
  ): Promise<Squad> {
    return this.commands.removeMember(context, squadId, memberId);
  }
}
