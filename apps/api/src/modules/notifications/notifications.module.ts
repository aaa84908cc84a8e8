import { Module } from '@nestjs/common';
import { Notifier } from './application/notifier.js';
import { OwnNotifications } from './application/own-notifications.js';
import { NotificationsController } from './http/notifications.controller.js';
import { NotificationStore } from './persistence/notification.store.js';

@Module({
  controllers: [NotificationsController],
  providers: [NotificationStore, Notifier, OwnNotifications],
  exports: [Notifier],
})
export class NotificationsModule {}
