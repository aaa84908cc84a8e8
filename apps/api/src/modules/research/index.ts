export { ResearchModule } from './research.module.js';
