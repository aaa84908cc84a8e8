import { Injectable } from '@nestjs/common';
import type { UsageAlertQuery, UsageAlerts } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { AlertStore } from '../persistence/alert.store.js';

/** What asks for attention, as the reader may see it: a partner what is deployed at its own entity. */
@Injectable()
export class AlertQueries {
  constructor(private readonly store: AlertStore) {}

  list(principal: Principal, query: UsageAlertQuery): Promise<UsageAlerts> {
    return this.store.list(principal, query);
  }
}
