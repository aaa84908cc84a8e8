import type { SlideSpec } from '../pptx/index.js';
import { layoutOf, slotOf } from '../pptx/template/layouts.js';
import { fitLines, textWidth, truncate } from '../text/index.js';
import { points } from '../theme/index.js';

/** Titles of slides hold on two lines. */
export const TITLE_MAX = 120;
/** Characters kept for a page number, as ` (12/34)`. */
const PAGE_ROOM = 9;

/** Two slides of the same title are told apart by a number: titles are how people and screen readers find a page. */
export function withUniqueTitles(slides: readonly SlideSpec[]): SlideSpec[] {
  const seen = new Set<string>();
  return slides.map((slide) => {
    let title = fitTitle(slide, '');
    for (let copy = 2; seen.has(title); copy += 1) title = fitTitle(slide, ` (${copy})`);
    seen.add(title);
    return { ...slide, title };
  });
}

/** A title of at most 120 characters on two lines, page numbers like (1/3) kept. */
function fitTitle(slide: SlideSpec, copy: string): string {
  const title = slotOf(layoutOf(slide.layout), 'title');
  const tail = `${/ \(\d+\/\d+\)$/.exec(slide.title)?.[0] ?? ''}${copy}`;
  const text = slide.title.slice(0, slide.title.length - (tail.length - copy.length));
  const style = { size: title.size, bold: true };
  const room = points(title.box.w) - textWidth(tail, style) - 4;
  return `${fitLines(truncate(text, TITLE_MAX - tail.length), style, room, 2)}${tail}`;
}

/** What a title says of a thing, its name cut so that the rest is kept: `Extension du pilote : 2 décisions`. */
export function titleAbout(name: string, rest: string): string {
  return `${truncate(name, Math.max(20, TITLE_MAX - PAGE_ROOM - rest.length))}${rest}`;
}
