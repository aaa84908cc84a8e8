export {
  DeliverableRequests,
  type DeliverableRequest,
  type RequestedWith,
} from './application/deliverable-requests.js';
export { DeliverableJobsModule, DeliverablesModule } from './deliverables.module.js';
export { DeliverablePdfJob } from './jobs/deliverable-pdf.job.js';
export { DeliverablePreviewJob } from './jobs/deliverable-preview.job.js';
export { DeliverableJob } from './jobs/deliverable.job.js';
