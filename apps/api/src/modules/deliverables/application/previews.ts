import { Injectable } from '@nestjs/common';
import type { DeliverablePreview, RequestPreview } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { PreviewStore } from '../persistence/preview.store.js';
import { checkMayMake } from './deliverable-access.js';
import { DeliverableSource } from './deliverable-source.js';

/** What its job reads: the request, with what the check found out. */
export type PreviewRequest = RequestPreview;

/** Asks for the pages of a document before it is made. */
@Injectable()
export class Previews {
  constructor(
    private readonly store: PreviewStore,
    private readonly source: DeliverableSource,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError as creating the deliverable would */
  async request(context: RequestContext, request: RequestPreview): Promise<DeliverablePreview> {
    checkMayMake(context.principal, request.kind);
    return this.work.once(context.actor, context.once, async (tx) => {
      const { entityId, content, title } = await this.source.check(request, tx);
      const asked: PreviewRequest = {
        ...request,
        entityId,
        content: content as RequestPreview['content'],
      };
      const preview = await this.store.add(tx, context.principal.accountId, asked, title);
      await tx.audit({
        action: 'deliverable.previewed',
        subjectType: 'deliverable_preview',
        subjectId: preview.id,
      });
      return preview;
    });
  }

  /** @throws DomainError `not_found` for another's */
  async read(principal: Principal, id: string): Promise<DeliverablePreview> {
    const found = await this.store.read(principal.accountId, id);
    if (!found) throw new DomainError('not_found', 'No such preview');
    return found;
  }
}
