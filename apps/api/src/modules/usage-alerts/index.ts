export { EvaluateAlerts } from './application/evaluate-alerts.js';
export { judgeUse } from './application/judge-use.js';
export { tickDay } from './persistence/alert-writes.js';
export { UsageAlertsClockModule, UsageAlertsModule } from './usage-alerts.module.js';
