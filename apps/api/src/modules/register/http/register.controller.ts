import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  moveRegisterItem,
  openRegisterItem,
  registerFilter,
  registerQuery,
  updateRegisterItem,
  type MoveRegisterItem,
  type OpenRegisterItem,
  type RegisterEntry,
  type RegisterFilter,
  type RegisterMoved,
  type RegisterPage,
  type RegisterQuery,
  type UpdateRegisterItem,
  type UseCaseRegister,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { useCaseKey } from '../../use-cases/index.js';
import { RegisterCommands } from '../application/register-commands.js';
import { RegisterQueries } from '../application/register-queries.js';

@Controller('api')
export class RegisterController {
  constructor(
    private readonly queries: RegisterQueries,
    private readonly commands: RegisterCommands,
  ) {}

  @Get('register')
  @Policy('register:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: registerQuery }) query: RegisterQuery,
  ): Promise<RegisterPage> {
    return this.queries.page(context.principal, query);
  }

  @Get('use-cases/:id/register')
  @Policy('register:read')
  ofUseCase(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: registerFilter }) filter: RegisterFilter,
  ): Promise<UseCaseRegister> {
    return this.queries.ofUseCase(context.principal, useCaseKey(id), filter);
  }

  @Post('use-cases/:id/register')
  @Policy('register:edit')
  open(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Body({ schema: openRegisterItem }) command: OpenRegisterItem,
  ): Promise<RegisterEntry> {
    return this.commands.open(context, id, command);
  }

  @Patch('use-cases/:id/register/:itemId')
  @Policy('register:edit')
  update(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @Body({ schema: updateRegisterItem }) command: UpdateRegisterItem,
  ): Promise<RegisterEntry> {
    return this.commands.update(context, id, itemId, command);
  }

  @Post('use-cases/:id/register/:itemId/transitions')
  @HttpCode(200)
  @Policy('register:edit')
  move(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @Body({ schema: moveRegisterItem }) command: MoveRegisterItem,
  ): Promise<RegisterMoved> {
    return this.commands.move(context, id, itemId, command);
  }
}
