export { MeetingDocuments, type ArchiveRequest } from './application/meeting-documents.js';
export { MeetingDocumentJob } from './jobs/meeting-document.job.js';
export { MeetingDocumentJobsModule, MeetingDocumentsModule } from './meeting-documents.module.js';
