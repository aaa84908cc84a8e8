import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Actor, type Transaction } from '../../../database/unit-of-work.js';
import { ImportStore, type ImportCounts } from '../persistence/import.store.js';
import { PortfolioWriter } from '../persistence/portfolio.writer.js';
import { OutcomeCounter } from './outcomes.js';
import { planImport, type PlannedRow } from './plan-import.js';

/** Rows a statement; more saves nothing and holds more. */
const BATCH_ROWS = 1_000;
/** Key of the lock that makes imports wait for each other. */
const IMPORT_LOCK = 724_301;

export interface ImportProgress {
  /** Called before the first row is written, with the rows in all. */
  checking(total: number): Promise<void>;
  /** Called with the rows written so far and in all. */
  writing(done: number, total: number): Promise<void>;
  /** Called last, within the transaction of the import. */
  finish(tx: Transaction): Promise<void>;
}

/** Brings an uploaded file into the portfolio: everything in one transaction, or nothing. */
@Injectable()
export class RunImport {
  constructor(
    private readonly store: ImportStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Safe to call again: a run that ended did so together with the import's state. @throws DomainError `not_found` */
  async run(actor: Actor, id: string, progress: ImportProgress): Promise<void> {
    await this.store.markRunning(id);
    await this.work.run(actor, async (tx) => {
      // Two imports at once would both create the same names and use cases.
      await tx.query(`set local lock_timeout = '50s'`);
      await tx.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      await tx.query(`set local lock_timeout = '5s'`);
      // Not locked: who cancels takes the job first and this row next, and so does the end of this transaction.
      const found = await this.store.find(tx, id, false);
      if (!found) throw new DomainError('not_found', 'No such import');
      const counts = found.state === 'done' ? null : await this.writeRows(tx, found, progress);
      await tx.audit({
        action: 'portfolio_import.done',
        subjectType: 'portfolio_import',
        subjectId: id,
        changes: Object.entries(counts ?? {}).map(([path, after]) => ({ path, before: null, after })),
      });
      await progress.finish(tx);
      if (counts === null) return;
      await this.store.saveCounts(tx, id, counts);
      await this.store.setState(tx, id, 'done');
    });
  }

  async fail(tx: Transaction, id: string): Promise<void> {
    await this.store.setState(tx, id, 'failed');
  }

  private async writeRows(
    tx: Transaction,
    found: NonNullable<Awaited<ReturnType<ImportStore['find']>>>,
    progress: ImportProgress,
  ): Promise<ImportCounts> {
    const { id, detected, columns, mapping } = found;
    const day = today(this.clock);
    const query = tx.query.bind(tx);
    const writer = new PortfolioWriter(tx, day);
    const counter = new OutcomeCounter();
    let written = 0;
    const write = async (rows: readonly PlannedRow[]) => {
      await this.store.addOutcomes(tx, id, await writer.write(rows));
      counter.add(rows);
      written += rows.length;
      await progress.writing(written, detected.rows);
    };
    await progress.checking(detected.rows);
    await this.store.clearOutcomes(tx, id);
    let batch: PlannedRow[] = [];
    const plan = planImport({
      source: this.store.source(query, id, detected.rows),
      headers: columns.map((column) => column.name),
      mapping,
      today: day,
      query,
      lock: true,
    });
    for await (const rows of plan) {
      batch.push(...rows);
      if (batch.length < BATCH_ROWS) continue;
      await write(batch);
      batch = [];
    }
    if (batch.length > 0) await write(batch);
    await this.store.dropSource(tx, id);
    return counter.counts;
  }
}
