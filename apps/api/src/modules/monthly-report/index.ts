export { MonthlyReportJob } from './jobs/monthly-report.job.js';
export { MonthlyReportJobsModule, MonthlyReportModule } from './monthly-report.module.js';
export { MonthViewModule } from './read/month-view.module.js';
export { readMonthPage } from './read/month-view.js';
export { readMonth, readMonthForMany } from './read/month-facts.js';
export {
  readDifference,
  type DifferentCase,
  type HeadedMonth,
  type MonthDifference,
} from './read/month-difference.js';
export { readWholeRecord, type MonthRecord } from './read/month-record.js';
export { isLive } from './read/month-rows.js';
