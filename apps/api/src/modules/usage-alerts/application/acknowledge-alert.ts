import { Injectable } from '@nestjs/common';
import type { UsageAlert } from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { AlertStore } from '../persistence/alert.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Says that somebody has seen an alert and takes care of it; it closes by itself when its condition ends. */
@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly store: AlertStore,
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** The first who says it is kept. @throws DomainError `not_found`, `transition_not_allowed` for a closed one */
  async run({ principal, actor }: RequestContext, id: string): Promise<UsageAlert> {
    const query: Query = (text, values) => this.database.query(text, values);
    const seen = await this.find(query, principal, id);
    if (seen.acknowledgedAt !== null) return seen;
    return this.work.run(actor, async (tx) => {
      const inside: Query = (text, values) => tx.query(text, values);
      const alert = await this.find(inside, principal, id);
      if (alert.closedOn !== null) {
        throw new DomainError('transition_not_allowed', 'This alert has closed', [
          { path: 'id', code: 'alert_closed' },
        ]);
      }
      const first = await this.store.acknowledge(tx, id);
      await audit(tx, alert, first);
      return this.find(inside, principal, id);
    });
  }

  private async find(query: Query, principal: Principal, id: string): Promise<UsageAlert> {
    const alert = UUID.test(id) ? await this.store.one(query, principal, id) : undefined;
    if (!alert || !may(principal, 'usage:declare', alert)) {
      throw new DomainError('not_found', 'No such alert');
    }
    return alert;
  }
}

async function audit(tx: Transaction, alert: UsageAlert, first: boolean): Promise<void> {
  await tx.audit({
    action: first ? 'usage_alert.acknowledged' : 'usage_alert.acknowledged_again',
    subjectType: 'use_case',
    subjectId: alert.useCaseId,
    changes: [
      { path: 'rule', before: null, after: alert.rule },
      { path: 'entity', before: null, after: alert.entityName },
    ],
  });
}
