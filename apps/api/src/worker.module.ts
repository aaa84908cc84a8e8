import { Module, type DynamicModule } from '@nestjs/common';
import { CoreModule, type Core } from './core.module.js';
import {
  DeliverableJob,
  DeliverableJobsModule,
  DeliverablePdfJob,
  DeliverablePreviewJob,
} from './modules/deliverables/index.js';
import { ApplicationClockModule } from './modules/internship-applications/index.js';
import { MeetingDocumentJob, MeetingDocumentJobsModule } from './modules/meeting-documents/index.js';
import { MonthlyReportJob, MonthlyReportJobsModule } from './modules/monthly-report/index.js';
import { PortfolioImportJob, PortfolioImportJobsModule } from './modules/portfolio-import/index.js';
import { RestitutionClockModule } from './modules/restitutions/index.js';
import { TemplateCheckJob, TemplateJobsModule } from './modules/templates/index.js';
import { UsageAlertsClockModule } from './modules/usage-alerts/index.js';
import { UsageRollupModule } from './modules/usage-metrics/index.js';
import { UsageEventJobsModule, UsageImportJob } from './modules/usage-events/index.js';
import { JOB_HANDLERS, type JobHandlers } from './queue/job-handler.js';
import { PARENT_JOB } from './queue/parent-job.js';
import { RenderingModule } from './rendering/rendering.module.js';

/** What takes jobs. Nothing here answers HTTP: consumption is decided by who imports this module. */
@Module({})
export class WorkerModule {
  /** `thread` is the built file of the threads that draw documents. */
  static of(core: Core, thread: string): DynamicModule {
    const rendering = RenderingModule.of(thread);
    return {
      module: WorkerModule,
      imports: [
        CoreModule.of(core),
        ApplicationClockModule,
        DeliverableJobsModule.of(rendering),
        MeetingDocumentJobsModule.of(rendering),
        MonthlyReportJobsModule.of(rendering),
        PortfolioImportJobsModule,
        RestitutionClockModule,
        TemplateJobsModule,
        UsageAlertsClockModule,
        UsageEventJobsModule,
        UsageRollupModule,
      ],
      providers: [
        {
          provide: JOB_HANDLERS,
          inject: [
            MonthlyReportJob,
            PortfolioImportJob,
            MeetingDocumentJob,
            TemplateCheckJob,
            DeliverableJob,
            DeliverablePreviewJob,
            DeliverablePdfJob,
            UsageImportJob,
          ],
          useFactory: (
            report: MonthlyReportJob,
            imported: PortfolioImportJob,
            document: MeetingDocumentJob,
            template: TemplateCheckJob,
            deliverable: DeliverableJob,
            preview: DeliverablePreviewJob,
            pdf: DeliverablePdfJob,
            usage: UsageImportJob,
          ): JobHandlers => ({
            monthly_report: report,
            portfolio_import: imported,
            meeting_document: document,
            deliverable,
            deliverable_preview: preview,
            deliverable_pdf: pdf,
            deliverable_batch: PARENT_JOB,
            template_check: template,
            usage_import: usage,
          }),
        },
      ],
    };
  }
}
