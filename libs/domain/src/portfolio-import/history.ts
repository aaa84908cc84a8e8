import type { LocalDate } from '../shared/local-date.js';
import { STAGES, type Stage } from '../use-case/stage.js';
import type { ImportDoubt } from './field.js';

export interface HistoryStep {
  readonly stage: Stage;
  /** null: the file does not say. */
  readonly on: LocalDate | null;
}

/** A date of the file that the history does not take, and why. */
export interface LeftDate {
  readonly stage: Stage;
  readonly on: LocalDate;
  readonly code: Extract<ImportDoubt, 'date_in_future' | 'date_out_of_order' | 'date_after_stage'>;
}

/**
 * The stages a row passed through, oldest first, ending on its present one. No day is invented: stages in between
 * without one are left out, and the present stage may have none.
 */
export function stageHistory(
  present: Stage,
  dates: Readonly<Partial<Record<Stage, LocalDate>>>,
  today: LocalDate,
): { readonly steps: readonly HistoryStep[]; readonly left: readonly LeftDate[] } {
  const steps: HistoryStep[] = [];
  const left: LeftDate[] = [];
  let last: LocalDate | null = null;
  for (const stage of STAGES) {
    const on = dates[stage];
    if (on === undefined) continue;
    if (STAGES.indexOf(stage) > STAGES.indexOf(present)) left.push({ stage, on, code: 'date_after_stage' });
    else if (on > today) left.push({ stage, on, code: 'date_in_future' });
    else if (last !== null && on < last) left.push({ stage, on, code: 'date_out_of_order' });
    else {
      steps.push({ stage, on });
      last = on;
    }
  }
  if (steps.at(-1)?.stage !== present) steps.push({ stage: present, on: null });
  return { steps, left };
}
