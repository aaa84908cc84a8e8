export { RollUpUsage } from './application/roll-up-usage.js';
export { rollUpSolution } from './persistence/rollup.store.js';
export { UsageRollupModule } from './usage-rollup.module.js';
export { UsageMetricsModule } from './usage-metrics.module.js';
