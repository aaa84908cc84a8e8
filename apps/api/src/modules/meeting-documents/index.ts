export { MeetingDocuments, type ArchiveRequest } from './application/meeting-documents.js';
export { MeetingDocumentJob } from './jobs/meeting-document.job.js';
export { MeetingFacts } from './facts/meeting-facts.js';
export {
  MeetingDocumentJobsModule,
  MeetingDocumentsModule,
  MeetingFactsModule,
} from './meeting-documents.module.js';
