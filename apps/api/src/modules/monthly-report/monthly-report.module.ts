import { Module, type DynamicModule } from '@nestjs/common';
import { TemplateChoiceModule } from '../templates/index.js';
import { ReportDocuments } from './application/report-documents.js';
import { ReportQueries } from './application/report-queries.js';
import { RequestReport } from './application/request-report.js';
import { ReportsController } from './http/reports.controller.js';
import { MonthlyReportJob } from './jobs/monthly-report.job.js';
import { ReportDocumentStore } from './persistence/report-document.store.js';

/** The HTTP side: asking, listing, downloading. */
@Module({
  controllers: [ReportsController],
  providers: [ReportDocumentStore, ReportQueries, RequestReport],
})
export class MonthlyReportModule {}

/** The worker's side: reading, drawing, storing. `rendering` provides the renderer. */
@Module({})
export class MonthlyReportJobsModule {
  static of(rendering: DynamicModule): DynamicModule {
    return {
      module: MonthlyReportJobsModule,
      imports: [rendering, TemplateChoiceModule],
      providers: [ReportDocumentStore, MonthlyReportJob, ReportDocuments],
      exports: [MonthlyReportJob],
    };
  }
}
