import { Module, type DynamicModule } from '@nestjs/common';
import { OfficeModule } from '../../files/office.module.js';
import { TemplateChoiceModule } from '../templates/index.js';
import { DeliverableAccess } from './application/deliverable-access.js';
import { ChangedFacts } from './application/deliverable-changes.js';
import { DeliverableCommands } from './application/deliverable-commands.js';
import { DeliverableQueries } from './application/deliverable-queries.js';
import { DeliverableRequests } from './application/deliverable-requests.js';
import { DeliverableSource } from './application/deliverable-source.js';
import { DeliverableUploads } from './application/deliverable-uploads.js';
import { DeliverableZip } from './application/deliverable-zip.js';
import { FactsOf } from './application/facts-of.js';
import { KnockLimit } from './application/knock-limit.js';
import { PdfRequests } from './application/pdf-requests.js';
import { PdfWork } from './application/pdf-work.js';
import { PreviewWork } from './application/preview-work.js';
import { Previews } from './application/previews.js';
import { Shares } from './application/shares.js';
import { VersionWork } from './application/version-work.js';
import { FactsModule } from './facts/facts.module.js';
import { DeliverablesController } from './http/deliverables.controller.js';
import { DownloadsController } from './http/downloads.controller.js';
import { SharedController } from './http/shared.controller.js';
import { SharesController } from './http/shares.controller.js';
import { DeliverablePdfJob } from './jobs/deliverable-pdf.job.js';
import { DeliverablePreviewJob } from './jobs/deliverable-preview.job.js';
import { DeliverableJob } from './jobs/deliverable.job.js';
import { LibreOffice } from './pdf/libre-office.js';
import { DeliverableDetailQuery } from './persistence/deliverable-detail.query.js';
import { DeliverableListQuery } from './persistence/deliverable-list.query.js';
import { DeliverableStore } from './persistence/deliverable.store.js';
import { PdfStore } from './persistence/pdf.store.js';
import { PreviewStore } from './persistence/preview.store.js';
import { ShareStore } from './persistence/share.store.js';
import { SubjectQuery } from './persistence/subject.query.js';
import { VersionStore } from './persistence/version.store.js';
import { ZipQuery } from './persistence/zip.query.js';

/** The HTTP side: asking, listing, editing, reviewing, handing out. */
@Module({
  imports: [FactsModule, OfficeModule, TemplateChoiceModule],
  controllers: [DownloadsController, DeliverablesController, SharesController, SharedController],
  providers: [
    ChangedFacts,
    DeliverableAccess,
    DeliverableCommands,
    DeliverableDetailQuery,
    DeliverableListQuery,
    DeliverableQueries,
    DeliverableRequests,
    DeliverableSource,
    DeliverableStore,
    DeliverableUploads,
    DeliverableZip,
    FactsOf,
    KnockLimit,
    LibreOffice,
    PdfRequests,
    PdfStore,
    Previews,
    PreviewStore,
    Shares,
    ShareStore,
    SubjectQuery,
    VersionStore,
    ZipQuery,
  ],
  exports: [ChangedFacts, DeliverableRequests],
})
export class DeliverablesModule {}

/** The worker's side: reading, drawing, storing. `rendering` provides the renderer. */
@Module({})
export class DeliverableJobsModule {
  static of(rendering: DynamicModule): DynamicModule {
    return {
      module: DeliverableJobsModule,
      imports: [rendering, FactsModule, TemplateChoiceModule],
      providers: [
        DeliverableJob,
        DeliverablePdfJob,
        DeliverablePreviewJob,
        FactsOf,
        LibreOffice,
        PdfStore,
        PdfWork,
        PreviewStore,
        PreviewWork,
        VersionStore,
        VersionWork,
      ],
      exports: [DeliverableJob, DeliverablePdfJob, DeliverablePreviewJob],
    };
  }
}
