export { EraseDueApplications } from './application/erase-applications.js';
export { ApplicationClockModule, InternshipApplicationsModule } from './internship-applications.module.js';
