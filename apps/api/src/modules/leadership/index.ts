export { LeadershipModule } from './leadership.module.js';
