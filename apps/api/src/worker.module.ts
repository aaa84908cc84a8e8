import { Module, type DynamicModule } from '@nestjs/common';
import { CoreModule, type Core } from './core.module.js';
import { MonthlyReportJob, MonthlyReportJobsModule } from './modules/monthly-report/index.js';
import { PortfolioImportJob, PortfolioImportJobsModule } from './modules/portfolio-import/index.js';
import { JOB_HANDLERS, type JobHandlers } from './queue/job-handler.js';

/** What takes jobs. Nothing here answers HTTP: consumption is decided by who imports this module. */
@Module({})
export class WorkerModule {
  /** `modules` is the folder of the built modules, where the threads' own files are. */
  static of(core: Core, modules: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [CoreModule.of(core), MonthlyReportJobsModule.of(modules), PortfolioImportJobsModule],
      providers: [
        {
          provide: JOB_HANDLERS,
          inject: [MonthlyReportJob, PortfolioImportJob],
          useFactory: (report: MonthlyReportJob, imported: PortfolioImportJob): JobHandlers => ({
            monthly_report: report,
            portfolio_import: imported,
          }),
        },
      ],
    };
  }
}
