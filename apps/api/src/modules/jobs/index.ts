export { JobCommands } from './application/job-commands.js';
export { JobsModule } from './jobs.module.js';
