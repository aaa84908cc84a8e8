import type { ParagraphSpec, SlideElement } from '../pptx/index.js';
import { fitLines, textWidth } from '../text/index.js';
import { POINTS, points } from '../theme/index.js';

export const plain = (text: string): ParagraphSpec => ({ runs: [{ text }] });

/** The line under charts and tables: where the figures come from, and that they are made up where they are. */
export function sourceSlot(source: string, demoNotice: string | null): SlideElement {
  const text = demoNotice === null ? source : `${source} ${demoNotice}.`;
  return { kind: 'slot', slot: 'source', paragraphs: [plain(fitLines(text, { size: 10 }, points(12.0), 1))] };
}

/** Inches of the foot of a slide. */
const FOOT = 8.8;

/** The foot of every slide: its parts as far as they hold on the line, the first one cut where it alone is too long. */
export function slideFooter(...parts: readonly (string | null)[]): string {
  const said = parts.filter((part): part is string => part !== null && part !== '');
  const room = points(FOOT) - 4;
  const kept = said.filter(
    (_, index) => textWidth(said.slice(0, index + 1).join(' · '), { size: POINTS.footer }) <= room,
  );
  return kept.join(' · ') || fitLines(said[0] ?? '', { size: POINTS.footer }, room, 1);
}
