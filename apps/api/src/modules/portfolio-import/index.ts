export { PortfolioImportJob } from './jobs/portfolio-import.job.js';
export { PortfolioImportJobsModule, PortfolioImportModule } from './portfolio-import.module.js';
