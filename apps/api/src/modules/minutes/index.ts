export { MinutesAccess } from './application/minutes-access.js';
export { preparedContent } from './application/start-minutes.js';
export { MinutesModule } from './minutes.module.js';
