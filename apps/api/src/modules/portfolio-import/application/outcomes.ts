import type { Transaction } from '../../../database/unit-of-work.js';
import type { ImportCounts, ImportStore, OutcomeRow } from '../persistence/import.store.js';
import { planImport, type PlanInput } from './plan-import.js';

/** Counts outcomes as they come. */
export class OutcomeCounter {
  private readonly tally = { created: 0, updated: 0, unchanged: 0, rejected: 0 };

  add(rows: readonly Pick<OutcomeRow, 'outcome'>[]): void {
    for (const { outcome } of rows) this.tally[outcome]++;
  }

  get counts(): ImportCounts {
    return { ...this.tally };
  }
}

/** Stores what a run would do now, row by row, and its counts; nothing of the portfolio changes. */
export async function storeDryRun(
  store: ImportStore,
  tx: Transaction,
  id: string,
  input: PlanInput,
): Promise<ImportCounts> {
  const counter = new OutcomeCounter();
  await store.clearOutcomes(tx, id);
  for await (const rows of planImport(input)) {
    counter.add(rows);
    await store.addOutcomes(
      tx,
      id,
      rows.map(({ row, outcome, title, useCaseId, reasons }) => ({
        row,
        outcome,
        title,
        useCaseId,
        reasons,
      })),
    );
  }
  await store.saveCounts(tx, id, counter.counts);
  return counter.counts;
}
