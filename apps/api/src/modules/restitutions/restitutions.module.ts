import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { CompareMonths } from './application/compare-months.js';
import { MissingUpdatesQuery } from './application/missing-updates.js';
import { MoveRestitutionCommands } from './application/move-restitution.js';
import { RemindUpdatesCommands } from './application/remind-updates.js';
import { RestitutionQueries } from './application/restitution-queries.js';
import { RestitutionsController } from './http/restitutions.controller.js';
import { OwedQuery } from './persistence/owed.query.js';
import { ReminderStore } from './persistence/reminder.store.js';
import { RestitutionStore } from './persistence/restitution.store.js';

/** The HTTP side: months, their moves, who has not updated, comparison. */
@Module({
  imports: [NotificationsModule],
  controllers: [RestitutionsController],
  providers: [
    RestitutionStore,
    OwedQuery,
    ReminderStore,
    RestitutionQueries,
    MoveRestitutionCommands,
    MissingUpdatesQuery,
    RemindUpdatesCommands,
    CompareMonths,
  ],
})
export class RestitutionsModule {}

/** The worker's side: what the clock tells. */
@Module({
  imports: [NotificationsModule],
  providers: [RestitutionStore, OwedQuery, ReminderStore, RemindUpdatesCommands],
  exports: [RemindUpdatesCommands],
})
export class RestitutionClockModule {}
