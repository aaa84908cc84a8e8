export { WeekModule } from './week.module.js';
