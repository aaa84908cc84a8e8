import { Module, type DynamicModule } from '@nestjs/common';
import { TemplateChoiceModule } from '../templates/index.js';
import { MeetingsModule } from '../meetings/index.js';
import { DocumentWork } from './application/document-work.js';
import { MeetingDocuments } from './application/meeting-documents.js';
import { CommitteeFactsReader } from './facts/committee-facts.js';
import { MeetingFacts } from './facts/meeting-facts.js';
import { MinutesFactsReader } from './facts/minutes-facts.js';
import { WorkshopFactsReader } from './facts/workshop-facts.js';
import { MeetingDocumentsController } from './http/meeting-documents.controller.js';
import { MeetingDocumentJob } from './jobs/meeting-document.job.js';
import { MeetingDocumentStore } from './persistence/meeting-document.store.js';

/** The HTTP side: asking, listing, downloading, and what approval archives. */
@Module({
  imports: [MeetingsModule],
  controllers: [MeetingDocumentsController],
  providers: [MeetingDocuments, MeetingDocumentStore],
  exports: [MeetingDocuments],
})
export class MeetingDocumentsModule {}

/** The worker's side: reading, drawing, storing. `rendering` provides the renderer. */
@Module({})
export class MeetingDocumentJobsModule {
  static of(rendering: DynamicModule): DynamicModule {
    return {
      module: MeetingDocumentJobsModule,
      imports: [rendering, TemplateChoiceModule],
      providers: [
        DocumentWork,
        MeetingDocumentJob,
        MeetingDocumentStore,
        MinutesFactsReader,
        CommitteeFactsReader,
        WorkshopFactsReader,
      ],
      exports: [MeetingDocumentJob],
    };
  }
}

/** Reading what the documents of meetings are drawn from, for whoever draws them. */
@Module({
  providers: [
    MeetingFacts,
    MeetingDocumentStore,
    MinutesFactsReader,
    CommitteeFactsReader,
    WorkshopFactsReader,
  ],
  exports: [MeetingFacts],
})
export class MeetingFactsModule {}
