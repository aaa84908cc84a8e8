import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  comparisonQuery,
  month as monthSchema,
  moveRestitution,
  remindUpdates,
  type ComparisonQuery,
  type MissingUpdates,
  type MonthComparison,
  type MoveRestitution,
  type Reminded,
  type RemindUpdates,
  type Restitution,
  type Restitutions,
} from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { CompareMonths } from '../application/compare-months.js';
import { MissingUpdatesQuery } from '../application/missing-updates.js';
import { MoveRestitutionCommands } from '../application/move-restitution.js';
import { RemindUpdatesCommands } from '../application/remind-updates.js';
import { RestitutionQueries } from '../application/restitution-queries.js';

/** The month as an object: open, frozen, published. */
@Controller('api/restitutions')
@Policy('report:read')
export class RestitutionsController {
  constructor(
    private readonly queries: RestitutionQueries,
    private readonly moves: MoveRestitutionCommands,
    private readonly missing: MissingUpdatesQuery,
    private readonly reminders: RemindUpdatesCommands,
    private readonly comparisons: CompareMonths,
  ) {}

  @Get()
  list(): Promise<Restitutions> {
    return this.queries.list();
  }

  @Get(':month')
  one(
    @Context() { principal }: RequestContext,
    @Param('month', { schema: monthSchema }) month: string,
  ): Promise<Restitution> {
    return this.queries.one(principal, month);
  }

  @Post(':month/freeze')
  @HttpCode(200)
  @Policy('report:close')
  freeze(
    @Context() context: RequestContext,
    @Param('month', { schema: monthSchema }) month: string,
    @Body({ schema: moveRestitution }) command: MoveRestitution,
  ): Promise<Restitution> {
    return this.moves.move(context, month, 'freeze', command);
  }

  @Post(':month/publish')
  @HttpCode(200)
  @Policy('report:close')
  publish(
    @Context() context: RequestContext,
    @Param('month', { schema: monthSchema }) month: string,
    @Body({ schema: moveRestitution }) command: MoveRestitution,
  ): Promise<Restitution> {
    return this.moves.move(context, month, 'publish', command);
  }

  @Post(':month/reopen')
  @HttpCode(200)
  @Policy('report:reopen')
  reopen(
    @Context() context: RequestContext,
    @Param('month', { schema: monthSchema }) month: string,
    @Body({ schema: moveRestitution }) command: MoveRestitution,
  ): Promise<Restitution> {
    return this.moves.move(context, month, 'reopen', command);
  }

  @Get(':month/updates')
  updates(@Param('month', { schema: monthSchema }) month: string): Promise<MissingUpdates> {
    return this.missing.read(month);
  }

  @Post(':month/reminders')
  @HttpCode(200)
  @Policy('report:close')
  remind(
    @Context() context: RequestContext,
    @Param('month', { schema: monthSchema }) month: string,
    @Body({ schema: remindUpdates }) command: RemindUpdates,
  ): Promise<Reminded> {
    return this.reminders.byHand(context, month, command);
  }

  @Get(':month/comparison')
  comparison(
    @Param('month', { schema: monthSchema }) month: string,
    @Query({ schema: comparisonQuery }) query: ComparisonQuery,
  ): Promise<MonthComparison> {
    return this.comparisons.compare(month, query);
  }
}
