import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ReportDocument, RequestMonthlyReport } from '@jalon/contracts';
import { DomainError, monthOf } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ReportDocumentStore } from '../persistence/report-document.store.js';

/** Asks for the documents of a month: the request, its job and its outbox row in one transaction. */
@Injectable()
export class RequestReport {
  constructor(
    private readonly documents: ReportDocumentStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async request(context: RequestContext, request: RequestMonthlyReport): Promise<ReportDocument> {
    const current = monthOf(today(this.clock));
    if (request.month > current) {
      throw new DomainError('invalid_value', 'This month has not begun', [
        { path: 'month', code: 'in_future', params: { max: current } },
      ]);
    }
    return this.work.once(context.actor, context.once, async (tx) => {
      if (request.entityId !== null) {
        const found = await tx.query('select 1 from partner_entity where id = $1', [request.entityId]);
        if (found.length === 0) {
          throw new DomainError('invalid_value', 'No such entity', [{ path: 'entityId', code: 'unknown' }]);
        }
      }
      const id = randomUUID();
      const jobId = await tx.enqueue({
        kind: 'monthly_report',
        subjectId: id,
        label: request.month,
        accountId: context.principal.accountId,
      });
      const document = await this.documents.insert(tx, id, request, jobId);
      await tx.audit({ action: 'report.requested', subjectType: 'report_document', subjectId: id });
      return document;
    });
  }
}
