export { Pseudonymiser } from './application/pseudonymiser.js';
export { UsageClock } from './application/usage-clock.js';
export { BATCHED, STRUCTURED } from './http/event-request.js';
export { UsageImportJob } from './jobs/usage-import.job.js';
export { UsageEventJobsModule, UsageEventsModule } from './usage-events.module.js';
