import type { DeckSpec } from '../pptx/index.js';
import { LINE_HEIGHT, lineCount } from '../text/index.js';
import { points } from '../theme/index.js';

/** The boxes of a deck that do not hold what is written in them. */
export function overfullBoxes(deck: DeckSpec): string[] {
  return deck.slides.flatMap(({ id, elements }) =>
    elements.flatMap((element): string[] => {
      if (element.kind !== 'text') return [];
      const inset = element.inset ?? 0;
      const width = points(element.box.w) - 2 * inset;
      const height = element.paragraphs.reduce((sum, { runs, after }) => {
        const size = Math.max(...runs.map((run) => run.size ?? 14));
        const bold = runs.every((run) => run.bold === true);
        const text = runs.map((run) => run.text).join('');
        return sum + lineCount(text, { size, bold }, width) * size * LINE_HEIGHT + (after ?? 0);
      }, 0);
      const room = points(element.box.h) - 2 * inset;
      return height > room + 0.01 ? [`${id}: ${element.name} takes ${height} of ${room} points`] : [];
    }),
  );
}
