import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  usageDetailFile,
  usageDetailQuery,
  usageOverviewFile,
  usageOverviewQuery,
  type UsageDefinitions,
  type UsageDetail,
  type UsageDetailFile,
  type UsageDetailQuery,
  type UsageOverview,
  type UsageOverviewFile,
  type UsageOverviewQuery,
} from '@jalon/contracts';
import {
  ACTIVATION_SPAN,
  FEWEST_USERS,
  MONTH_DAYS,
  USAGE_METRICS,
  WEEK_DAYS,
  type UsageMetric,
} from '@jalon/domain';
import type { FastifyReply } from 'fastify';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { MetricsExport, type CsvFile } from '../application/metrics-export.js';
import { MetricsQueries } from '../application/metrics-queries.js';

/** The days each figure looks at, where it is always the same. */
const DAYS: Partial<Readonly<Record<UsageMetric, number>>> = {
  dau: 1,
  wau: WEEK_DAYS,
  mau: MONTH_DAYS,
  mau_change: MONTH_DAYS,
  stickiness: MONTH_DAYS,
  stickiness_working: MONTH_DAYS,
  adoption: MONTH_DAYS,
  activation: ACTIVATION_SPAN,
  retention: MONTH_DAYS,
  retention_since: MONTH_DAYS,
  depth: MONTH_DAYS,
  breadth: MONTH_DAYS,
};

@Controller('api')
export class UsageMetricsController {
  constructor(
    private readonly queries: MetricsQueries,
    private readonly exports: MetricsExport,
  ) {}

  @Get('usage-metrics')
  @Policy('usage:read')
  overview(
    @Context() context: RequestContext,
    @Query({ schema: usageOverviewQuery }) query: UsageOverviewQuery,
  ): Promise<UsageOverview> {
    return this.queries.overview(context.principal, query);
  }

  @Get('usage-metrics/overview.csv')
  @Policy('usage:read')
  async overviewFile(
    @Context() context: RequestContext,
    @Query({ schema: usageOverviewFile }) query: UsageOverviewFile,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.overview(context.principal, query));
  }

  @Get('usage-metrics/definitions')
  @Policy('usage:read')
  definitions(): UsageDefinitions {
    return {
      items: USAGE_METRICS.map((metric) => ({ metric, days: DAYS[metric] ?? null })),
      fewestUsers: FEWEST_USERS,
    };
  }

  @Get('use-cases/:id/usage-metrics')
  @Policy('usage:read')
  detail(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: usageDetailQuery }) query: UsageDetailQuery,
  ): Promise<UsageDetail> {
    return this.queries.detail(context.principal, id, query);
  }

  @Get('use-cases/:id/usage-metrics/series.csv')
  @Policy('usage:read')
  async detailFile(
    @Context() context: RequestContext,
    @Param('id') id: string,
    @Query({ schema: usageDetailFile }) query: UsageDetailFile,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.exports.detail(context.principal, id, query));
  }
}

async function send(reply: FastifyReply, { fileName, text }: CsvFile): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(text);
}
