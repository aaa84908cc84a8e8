export { BenefitsModule } from './benefits.module.js';
