import type { SlideElement, SlideSpec, TableElement } from '../pptx/spec.js';
import type { HostedSlide } from './hosted.js';
import { titleScale } from './scales.js';

const TITLE_MAX = 120;
const PAGE = /\s*\((\d+)\/(\d+)\)/;
/** The same in the words of an alternative text: `, page 2 sur 3`. */
const SAID_PAGE = /, page \d+ \S+ \d+$/;
export const tableOf = ({ elements }: SlideSpec): TableElement | undefined =>
  elements.find((item): item is TableElement => item.kind === 'table');

/** Slides in a row that are the pages of one table; any other slide is alone. */
export function runsOf(slides: readonly SlideSpec[]): SlideSpec[][] {
  const runs: SlideSpec[][] = [];
  let last = '';
  for (const slide of slides) {
    const base = tableOf(slide) && PAGE.test(slide.title) ? slide.title.replace(PAGE, '') : '';
    if (base !== '' && base === last && slide.startsSection === undefined) runs.at(-1)?.push(slide);
    else runs.push([slide]);
    last = base;
  }
  return runs;
}

export function renumbered(page: HostedSlide, id: string, index: number, count: number): HostedSlide {
  const suffix = count > 1 ? ` (${index + 1}/${count})` : '';
  const base = page.spec.title.replace(PAGE, '');
  const title = `${base.slice(0, TITLE_MAX - suffix.length).trimEnd()}${suffix}`;
  const elements = page.spec.elements.map((item) =>
    item.kind === 'table'
      ? {
          ...item,
          name: `${item.name.replace(SAID_PAGE, '')}${suffix}`,
          alt: `${item.alt.replace(SAID_PAGE, '')}${suffix}`,
        }
      : item,
  );
  return { ...page, titleScale: titleScale(title, page.host), spec: { ...page.spec, id, title, elements } };
}

export function relinked(slide: HostedSlide, gone: ReadonlyMap<string, string>): HostedSlide {
  const lead = <Piece extends { readonly link?: string }>(piece: Piece): Piece => {
    const link = piece.link === undefined ? undefined : gone.get(piece.link);
    return link === undefined ? piece : { ...piece, link };
  };
  const elements = slide.spec.elements.map((item): SlideElement => {
    if (item.kind === 'table')
      return { ...item, rows: item.rows.map((row) => ({ ...row, cells: row.cells.map(lead) })) };
    if (item.kind !== 'slot' && item.kind !== 'text') return item;
    return { ...item, paragraphs: item.paragraphs.map((each) => ({ ...each, runs: each.runs.map(lead) })) };
  });
  return { ...slide, spec: { ...slide.spec, elements } };
}
