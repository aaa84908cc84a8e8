export { Notifier, type Notice } from './application/notifier.js';
export { NotificationsModule } from './notifications.module.js';
