import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { readNotifications, type Notifications, type ReadNotifications } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { OwnNotifications } from '../application/own-notifications.js';

/** What the reader was told of. */
@Controller('api/notifications')
@Policy('notification:own')
export class NotificationsController {
  constructor(private readonly own: OwnNotifications) {}

  @Get()
  list(@Context() context: RequestContext): Promise<Notifications> {
    return this.own.list(context.principal);
  }

  @Post('read')
  @HttpCode(200)
  read(
    @Context() context: RequestContext,
    @Body({ schema: readNotifications }) command: ReadNotifications,
  ): Promise<Notifications> {
    return this.own.read(context, command);
  }
}
