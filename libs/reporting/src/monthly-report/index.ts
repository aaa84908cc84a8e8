import { renderNote } from '../docx/index.js';
import { renderDeck } from '../pptx/index.js';
import { buildMonthlyDeck } from './build-deck.js';
import { buildMonthlyNote } from './build-note.js';
import type { MonthlyReportFacts } from './facts.js';
import { buildMonthlyReportView } from './view-model.js';

export type * from './facts.js';
export type * from './view.js';
export { buildMonthlyReportView } from './view-model.js';

/** The steps of a rendering, in order. */
export const RENDER_STEPS = ['view', 'deck', 'note'] as const;
export type RenderStep = (typeof RENDER_STEPS)[number];

export interface MonthlyReportFiles {
  readonly pptx: Uint8Array;
  readonly docx: Uint8Array;
}

/** The PowerPoint deck of the month. */
export async function renderMonthlyDeck(facts: MonthlyReportFacts): Promise<Uint8Array> {
  return renderDeck(buildMonthlyDeck(buildMonthlyReportView(facts)));
}

/** The Word note of the month. */
export async function renderMonthlyNote(facts: MonthlyReportFacts): Promise<Uint8Array> {
  return renderNote(buildMonthlyNote(buildMonthlyReportView(facts)));
}

/**
 * Both documents of the month from one set of facts. `onStep` is called when a step starts, with the number of steps
 * done before it, and a last time with all of them done. The same facts give the same bytes.
 */
export async function renderMonthlyReport(
  facts: MonthlyReportFacts,
  onStep: (step: RenderStep, done: number, total: number) => void = () => undefined,
): Promise<MonthlyReportFiles> {
  const total = RENDER_STEPS.length;
  onStep('view', 0, total);
  const view = buildMonthlyReportView(facts);
  onStep('deck', 1, total);
  const pptx = await renderDeck(buildMonthlyDeck(view));
  onStep('note', 2, total);
  const docx = await renderNote(buildMonthlyNote(view));
  onStep('note', total, total);
  return { pptx, docx };
}
