import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { usageAlertQuery, type UsageAlert, type UsageAlertQuery, type UsageAlerts } from '@jalon/contracts';
import { Policy } from '../../../http/policy.js';
import { Context, type RequestContext } from '../../../http/request-context.js';
import { AcknowledgeAlert } from '../application/acknowledge-alert.js';
import { AlertQueries } from '../application/alert-queries.js';

/** What asks for attention among what is in use. */
@Controller('api/usage-alerts')
export class UsageAlertsController {
  constructor(
    private readonly alerts: AlertQueries,
    private readonly acknowledging: AcknowledgeAlert,
  ) {}

  @Get()
  @Policy('usage:read')
  list(
    @Context() context: RequestContext,
    @Query({ schema: usageAlertQuery }) query: UsageAlertQuery,
  ): Promise<UsageAlerts> {
    return this.alerts.list(context.principal, query);
  }

  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Policy('usage:declare')
  acknowledge(@Context() context: RequestContext, @Param('id') id: string): Promise<UsageAlert> {
    return this.acknowledging.run(context, id);
  }
}
