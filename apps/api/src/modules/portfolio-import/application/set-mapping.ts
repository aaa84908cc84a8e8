import { Inject, Injectable } from '@nestjs/common';
import type { ImportMapping } from '@jalon/contracts';
import { DomainError, mappingProblems } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ImportStore } from '../persistence/import.store.js';
import { storeDryRun } from './outcomes.js';

/** Settles what each column becomes, and looks again at what importing would do. */
@Injectable()
export class SetMapping {
  constructor(
    private readonly store: ImportStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found`, `not_ready` once the import was started, `invalid_value` for the mapping */
  async set(context: RequestContext, id: string, mapping: ImportMapping): Promise<void> {
    await this.work.run(context.actor, async (tx) => {
      const found = await this.store.find(tx, id, true);
      if (!found) throw new DomainError('not_found', 'No such import');
      if (found.state !== 'uploaded' && found.state !== 'failed') {
        throw new DomainError('not_ready', 'This import was started: its mapping is settled');
      }
      const problems = mappingProblems(mapping.columns, found.columns.length);
      // A mapping without title is half done, not wrong: it can be looked at, not run.
      const wrong = problems.filter((problem) => problem.code !== 'title_unmapped');
      if (wrong.length > 0) throw new DomainError('invalid_value', 'This mapping cannot be used', wrong);
      await this.store.saveMapping(tx, id, mapping);
      const query = tx.query.bind(tx);
      await storeDryRun(this.store, tx, id, {
        source: this.store.source(query, id, found.detected.rows),
        headers: found.columns.map((column) => column.name),
        mapping,
        today: today(this.clock),
        query,
        lock: false,
      });
      await tx.audit({ action: 'portfolio_import.mapped', subjectType: 'portfolio_import', subjectId: id });
    });
  }
}
