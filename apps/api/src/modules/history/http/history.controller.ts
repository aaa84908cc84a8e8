import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { asOfQuery, type AsOf, type AsOfQuery, type Visit } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { HistoryQueries } from '../application/history-queries.js';

@Controller('api/use-cases/:id')
export class HistoryController {
  constructor(private readonly history: HistoryQueries) {}

  @Get('as-of')
  @Policy('use_case:history')
  asOf(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: asOfQuery }) query: AsOfQuery,
  ): Promise<AsOf> {
    return this.history.asOf(context.principal, id, query.on);
  }

  @Post('visits')
  @HttpCode(200)
  @Policy('use_case:history')
  visit(@Context() context: RequestContext, @Param('id') id: string): Promise<Visit> {
    return this.history.visit(context.principal, id);
  }
}
