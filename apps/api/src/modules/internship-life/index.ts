export { InternshipLifeModule } from './internship-life.module.js';
