import type { ResearchSort } from '@jalon/contracts';
import {
  PUBLICATION_STATES,
  RESEARCH_VERDICTS,
  type PublicationState,
  type ResearchVerdict,
} from '@jalon/domain';

export const PAGE_SIZE = 50;
export const VIEWS = ['references', 'studies', 'publications'] as const;
export type ResearchView = (typeof VIEWS)[number];

/** Whose research is shown: everything, or that of one use case or internship. */
export interface ResearchScope {
  readonly useCase?: string;
  readonly internship?: string;
}

/** What the lists show: the same words in the page's address and in the API's query. */
export interface ResearchQuery {
  readonly view: ResearchView;
  readonly q: string;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly verdict: readonly ResearchVerdict[];
  readonly state: readonly PublicationState[];
  readonly sort: ResearchSort;
  readonly dir: 'asc' | 'desc';
  readonly page: number;
}

interface Params {
  get(name: string): string | null;
}

/** The query of an address; what it does not understand is left out. */
export function readQuery(params: Params): ResearchQuery {
  const many = (name: string) => (params.get(name) ?? '').split(',');
  const page = Number(params.get('page'));
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'references';
  const sorts: readonly ResearchSort[] =
    view === 'references' ? ['updated', 'title', 'year'] : ['updated', 'title'];
  return {
    view,
    q: (params.get('q') ?? '').trim().slice(0, 200),
    yearFrom: yearOf(params.get('from')),
    yearTo: yearOf(params.get('to')),
    verdict: RESEARCH_VERDICTS.filter((one) => many('verdict').includes(one)),
    state: PUBLICATION_STATES.filter((one) => many('state').includes(one)),
    sort: sorts.find((one) => one === params.get('sort')) ?? 'updated',
    dir: params.get('dir') === 'asc' ? 'asc' : 'desc',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** A year as it is typed; null while it is none. */
export function yearOf(text: string | null): number | null {
  const year = Number(text);
  return Number.isInteger(year) && year >= 1500 && year <= 2200 ? year : null;
}

/** The address of a query: defaults leave no trace (null takes a parameter away). */
export function toParams(query: ResearchQuery): Record<string, string | null> {
  return {
    view: query.view === 'references' ? null : query.view,
    q: query.q || null,
    from: query.yearFrom === null ? null : String(query.yearFrom),
    to: query.yearTo === null ? null : String(query.yearTo),
    verdict: query.verdict.join(',') || null,
    state: query.state.join(',') || null,
    sort: query.sort === 'updated' ? null : query.sort,
    dir: query.dir === 'desc' ? null : query.dir,
    page: query.page === 1 ? null : String(query.page),
  };
}

/** What the view of the query is filtered by, for the list and for the export. */
export function filterOf(query: ResearchQuery, scope: ResearchScope): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  if (scope.useCase !== undefined) params.set('useCase', scope.useCase);
  if (scope.internship !== undefined) params.set('internship', scope.internship);
  if (query.view === 'references') {
    if (query.yearFrom !== null) params.set('yearFrom', String(query.yearFrom));
    if (query.yearTo !== null) params.set('yearTo', String(query.yearTo));
  } else if (query.view === 'studies') {
    if (query.verdict.length) params.set('verdict', query.verdict.join(','));
  } else if (query.state.length) params.set('state', query.state.join(','));
  return params;
}

/** The address of the list of the view. */
export function toApi(query: ResearchQuery, scope: ResearchScope): string {
  const params = filterOf(query, scope);
  params.set('sort', query.sort);
  params.set('dir', query.dir);
  params.set('page', String(query.page));
  params.set('pageSize', String(PAGE_SIZE));
  return `/api/research/${query.view}?${params.toString()}`;
}

export function isFiltered(query: ResearchQuery): boolean {
  return filterOf(query, {}).size > 0;
}
