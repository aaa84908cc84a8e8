export { Baselines, type NewBaseline } from './application/baselines.js';
export { PlanModule } from './plan.module.js';
