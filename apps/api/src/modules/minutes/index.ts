export { MinutesAccess } from './application/minutes-access.js';
export { MinutesModule } from './minutes.module.js';
