import { Injectable } from '@nestjs/common';
import { DomainError, mappingProblems } from '@jalon/domain';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ImportStore } from '../persistence/import.store.js';
import { mappingSignature } from './proposed-mapping.js';

/** Queues an import; its mapping is remembered for the next file with the same columns. */
@Injectable()
export class StartImport {
  constructor(
    private readonly store: ImportStore,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `not_found`, `not_ready` when it was started before, `invalid_value` without a title column */
  start(context: RequestContext, id: string): Promise<{ jobId: string }> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const found = await this.store.find(tx, id, true);
      if (!found) throw new DomainError('not_found', 'No such import');
      if (found.state !== 'uploaded' && found.state !== 'failed') {
        throw new DomainError('not_ready', 'This import was started already', [
          { path: 'state', code: found.state },
        ]);
      }
      const problems = mappingProblems(found.mapping.columns, found.columns.length);
      if (problems.length > 0) throw new DomainError('invalid_value', 'This mapping cannot be run', problems);
      const headers = found.columns.map((column) => column.name);
      await this.store.rememberMapping(tx, mappingSignature(headers), found.mapping);
      const jobId = await tx.enqueue({
        kind: 'portfolio_import',
        subjectId: id,
        label: found.fileName,
        accountId: context.principal.accountId,
      });
      await this.store.setState(tx, id, 'queued', jobId);
      await tx.audit({ action: 'portfolio_import.started', subjectType: 'portfolio_import', subjectId: id });
      return { jobId };
    });
  }
}
