export { checkMayMake } from './application/deliverable-access.js';
export { ChangedFacts } from './application/deliverable-changes.js';
export {
  DeliverableRequests,
  type DeliverableRequest,
  type RequestedWith,
} from './application/deliverable-requests.js';
export { network } from './application/knock-limit.js';
export { SharedReads } from './facts/facts-reader.js';
export { monthLabel } from './application/deliverable-source.js';
export { mayOpenKind } from './application/kind-access.js';
export { kindTitle } from './application/kind-words.js';
export { zipPieces } from './application/zip-stream.js';
export { DeliverableJobsModule, DeliverablesModule } from './deliverables.module.js';
export { DeliverablePdfJob } from './jobs/deliverable-pdf.job.js';
export { DeliverablePreviewJob } from './jobs/deliverable-preview.job.js';
export { DeliverableJob } from './jobs/deliverable.job.js';
