export { EvaluateAlerts } from './application/evaluate-alerts.js';
export { UsageAlertsClockModule, UsageAlertsModule } from './usage-alerts.module.js';
