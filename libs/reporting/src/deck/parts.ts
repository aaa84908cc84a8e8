import type { ParagraphSpec, SlideElement } from '../pptx/index.js';
import { fitLines } from '../text/index.js';
import { points } from '../theme/index.js';

export const plain = (text: string): ParagraphSpec => ({ runs: [{ text }] });

/** The line under charts and tables: where the figures come from, and that they are made up where they are. */
export function sourceSlot(source: string, demoNotice: string | null): SlideElement {
  const text = demoNotice === null ? source : `${source} ${demoNotice}.`;
  return { kind: 'slot', slot: 'source', paragraphs: [plain(fitLines(text, { size: 10 }, points(12.0), 1))] };
}
