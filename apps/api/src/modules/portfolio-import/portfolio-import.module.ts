import { Module } from '@nestjs/common';
import { FileIntake } from './application/file-intake.js';
import { ImportQueries } from './application/import-queries.js';
import { ImportReport } from './application/import-report.js';
import { RunImport } from './application/run-import.js';
import { SetMapping } from './application/set-mapping.js';
import { StartImport } from './application/start-import.js';
import { UploadImport } from './application/upload-import.js';
import { ImportsController } from './http/imports.controller.js';
import { PortfolioImportJob } from './jobs/portfolio-import.job.js';
import { ImportStore } from './persistence/import.store.js';

/** The HTTP side: uploading, mapping, starting, looking. */
@Module({
  controllers: [ImportsController],
  providers: [FileIntake, ImportQueries, ImportReport, ImportStore, SetMapping, StartImport, UploadImport],
})
export class PortfolioImportModule {}

/** The worker's side: writing what was uploaded into the portfolio. */
@Module({
  providers: [ImportStore, PortfolioImportJob, RunImport],
  exports: [PortfolioImportJob],
})
export class PortfolioImportJobsModule {}
