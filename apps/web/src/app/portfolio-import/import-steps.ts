import type { ImportView } from '@jalon/contracts';

/** Steps of the wizard after the file is there, as in the address. */
export const WIZARD_STEPS = ['mapping', 'preview', 'run', 'report'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];
export type ImportState = ImportView['state'];

/** What the person may open while the import is in this state; the first one is where a bare address leads. */
const OPEN: Readonly<Record<ImportState, readonly WizardStep[]>> = {
  uploaded: ['mapping', 'preview'],
  queued: ['run'],
  running: ['run'],
  done: ['report'],
  failed: ['run', 'mapping', 'preview'],
};

/** The step to show: the one asked for when it is open, else the one where the import stands. */
export function stepFor(state: ImportState, asked: string | undefined): WizardStep {
  const open = OPEN[state];
  return open.find((step) => step === asked) ?? open[0] ?? 'mapping';
}
