import type { SlideSpec } from '../pptx/index.js';
import { TABLE_TOP } from '../pptx/template/layouts.js';
import { SOURCE_BOX } from '../theme/index.js';

/** Of the room of a table, what a short one is given. */
const SHARE = 0.82;
const MOST = 1.8;

/** Gives the rows of a table that stands alone on a short page more air, so that the page is not left half empty. */
export function aired(slides: readonly SlideSpec[]): SlideSpec[] {
  const [only, ...others] = slides;
  if (only === undefined || others.length > 0) return [...slides];
  return [
    {
      ...only,
      elements: only.elements.map((element) => {
        if (element.kind !== 'table') return element;
        const rows = element.rows.reduce((sum, { height }) => sum + height, 0);
        const room = (SOURCE_BOX.y - TABLE_TOP) * SHARE - element.headHeight;
        const factor = Math.min(MOST, room / rows);
        if (factor <= 1) return element;
        return {
          ...element,
          rows: element.rows.map((row) => ({ ...row, height: row.height * factor })),
        };
      }),
    },
  ];
}
