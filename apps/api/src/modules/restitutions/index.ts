export { snapshotOf } from './application/move-restitution.js';
export { RemindUpdatesCommands } from './application/remind-updates.js';
export { RestitutionClockModule, RestitutionsModule } from './restitutions.module.js';
