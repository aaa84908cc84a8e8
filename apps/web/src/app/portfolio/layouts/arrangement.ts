import { GROUPINGS, LAYOUTS, ZOOMS, type Grouping, type Layout, type Zoom } from '@jalon/contracts';
import type { Params } from '../query';

/** How the portfolio is laid out: with the filters, all that its address says. */
export interface Arrangement {
  readonly layout: Layout;
  readonly group: Grouping;
  readonly zoom: Zoom;
}

/** What each layout groups by when the address says nothing: rows of a roadmap need heads, a board has its columns. */
const GROUP: Readonly<Record<Layout, Grouping>> = {
  list: 'none',
  board: 'none',
  roadmap: 'stage',
  matrix: 'none',
};
/** What each layout can be grouped by. */
export const GROUPS: Readonly<Record<Layout, readonly Grouping[]>> = {
  list: [],
  board: ['none', 'entity', 'referent'],
  roadmap: ['stage', 'entity', 'referent'],
  matrix: [],
};

export function readArrangement(params: Params): Arrangement {
  const layout = LAYOUTS.find((one) => one === params.get('layout')) ?? 'list';
  const asked = GROUPINGS.find((one) => one === params.get('group'));
  return {
    layout,
    group: asked !== undefined && GROUPS[layout].includes(asked) ? asked : GROUP[layout],
    zoom: ZOOMS.find((one) => one === params.get('zoom')) ?? 'quarter',
  };
}

/** For the router: null takes a parameter away, so that defaults leave no trace. */
export function arrangementParams({ layout, group, zoom }: Arrangement): Record<string, string | null> {
  return {
    layout: layout === 'list' ? null : layout,
    group: GROUPS[layout].includes(group) && group !== GROUP[layout] ? group : null,
    zoom: layout === 'roadmap' && zoom !== 'quarter' ? zoom : null,
  };
}
