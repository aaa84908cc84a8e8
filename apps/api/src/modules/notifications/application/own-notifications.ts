import { Injectable } from '@nestjs/common';
import type { Notifications, ReadNotifications } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { NotificationStore } from '../persistence/notification.store.js';

/** What somebody was told. */
@Injectable()
export class OwnNotifications {
  constructor(
    private readonly store: NotificationStore,
    private readonly work: UnitOfWork,
  ) {}

  list(principal: Principal): Promise<Notifications> {
    return this.store.mine(principal);
  }

  async read({ principal, actor }: RequestContext, { ids }: ReadNotifications): Promise<Notifications> {
    const { accountId } = principal;
    await this.work.run(actor, async (tx) => {
      await this.store.read(tx, accountId, ids);
      await tx.audit({ action: 'notifications.read', subjectType: 'account', subjectId: accountId });
    });
    return this.store.mine(principal);
  }
}
