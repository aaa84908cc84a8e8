import type { Health } from '@jalon/domain';
import type { ParagraphSpec, SlideElement } from '../pptx/index.js';
import { fitLines } from '../text/index.js';
import { points, type ToneName } from '../theme/index.js';
import type { MonthlyReportView } from './view.js';

export const HEALTH_TONES: Record<Health, ToneName> = {
  on_track: 'green',
  at_risk: 'amber',
  off_track: 'red',
  not_rated: 'muted',
};

export const plain = (text: string): ParagraphSpec => ({ runs: [{ text }] });

export function sourceElement(view: MonthlyReportView): SlideElement {
  const text = view.demoNotice === null ? view.source : `${view.source} ${view.demoNotice}.`;
  return { kind: 'slot', slot: 'source', paragraphs: [plain(fitLines(text, { size: 10 }, points(12.0), 1))] };
}
