import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { AcknowledgeAlert } from './application/acknowledge-alert.js';
import { AlertQueries } from './application/alert-queries.js';
import { EvaluateAlerts } from './application/evaluate-alerts.js';
import { UsageAlertsController } from './http/usage-alerts.controller.js';
import { AlertStore } from './persistence/alert.store.js';

/** The HTTP side: what stands, and who has seen it. */
@Module({
  imports: [NotificationsModule],
  controllers: [UsageAlertsController],
  providers: [AcknowledgeAlert, AlertQueries, AlertStore, EvaluateAlerts],
})
export class UsageAlertsModule {}

/** The worker's side: what the clock judges. */
@Module({
  imports: [NotificationsModule],
  providers: [AlertStore, EvaluateAlerts],
  exports: [EvaluateAlerts],
})
export class UsageAlertsClockModule {}
