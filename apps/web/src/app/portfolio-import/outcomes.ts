import { IMPORT_OUTCOMES, type ImportOutcome } from '@jalon/contracts';
import type { BadgeTone } from '../ui/badge/badge';

export const OUTCOMES = IMPORT_OUTCOMES;
/** The word always goes with the colour. */
export const OUTCOME_TONES: Readonly<Record<ImportOutcome, BadgeTone>> = {
  created: 'green',
  updated: 'accent',
  unchanged: 'neutral',
  rejected: 'red',
};

/** Rows that have something to say, or one outcome. */
export type RowFilter = 'to_check' | ImportOutcome;

export function isOutcome(text: string | undefined): text is ImportOutcome {
  return (IMPORT_OUTCOMES as readonly string[]).includes(text ?? '');
}
