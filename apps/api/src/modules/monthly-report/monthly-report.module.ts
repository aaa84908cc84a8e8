import { join } from 'node:path';
import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { ReportDocuments } from './application/report-documents.js';
import { ReportQueries } from './application/report-queries.js';
import { RequestReport } from './application/request-report.js';
import { ReportsController } from './http/reports.controller.js';
import { MonthlyReportJob } from './jobs/monthly-report.job.js';
import { RENDERER, ThreadRenderer } from './jobs/renderer.js';
import { DeliverableRepository } from './persistence/deliverable.repository.js';

/** The HTTP side: asking, listing, downloading. */
@Module({
  controllers: [ReportsController],
  providers: [DeliverableRepository, ReportQueries, RequestReport],
})
export class MonthlyReportModule {}

/** The worker's side: reading, drawing, storing. */
@Module({})
export class MonthlyReportJobsModule implements OnModuleDestroy {
  constructor(@Inject(RENDERER) private readonly renderer: ThreadRenderer) {}

  static of(modules: string): DynamicModule {
    const file = join(modules, 'monthly-report', 'jobs', 'render-thread.js');
    return {
      module: MonthlyReportJobsModule,
      providers: [
        DeliverableRepository,
        MonthlyReportJob,
        ReportDocuments,
        { provide: RENDERER, useFactory: () => new ThreadRenderer(file) },
      ],
      exports: [MonthlyReportJob],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.renderer.close();
  }
}
