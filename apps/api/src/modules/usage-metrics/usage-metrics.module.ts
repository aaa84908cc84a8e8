import { Module } from '@nestjs/common';
import { UseCasesModule } from '../use-cases/index.js';
import { MetricsExport } from './application/metrics-export.js';
import { MetricsQueries } from './application/metrics-queries.js';
import { UsageMetricsController } from './http/usage-metrics.controller.js';
import { DetailQuery } from './persistence/detail.query.js';
import { MetricsQuery } from './persistence/metrics.query.js';

/** The HTTP side: figures of usage, as they are kept. */
@Module({
  imports: [UseCasesModule],
  controllers: [UsageMetricsController],
  providers: [DetailQuery, MetricsExport, MetricsQueries, MetricsQuery],
})
export class UsageMetricsModule {}
