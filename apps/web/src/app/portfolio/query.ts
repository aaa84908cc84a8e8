import { USE_CASE_SORTS, type UseCaseSort } from '@jalon/contracts';
import { CONDITIONS, HEALTHS, STAGES, type Condition, type Health, type Stage } from '@jalon/domain';

/** What the portfolio shows: the same words in the page's address and in the API's query. */
export interface PortfolioQuery {
  readonly q: string;
  readonly stage: readonly Stage[];
  readonly health: readonly Health[];
  readonly condition: readonly Condition[];
  readonly entity: readonly string[];
  readonly referent: readonly string[];
  readonly product: readonly string[];
  readonly domain: readonly string[];
  readonly tag: readonly string[];
  /** Only use cases with a late milestone. */
  readonly late: boolean;
  readonly sort: UseCaseSort;
  readonly dir: 'asc' | 'desc';
}

export const LIST_FILTERS = [
  'stage',
  'health',
  'condition',
  'entity',
  'referent',
  'product',
  'domain',
  'tag',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const EMPTY_QUERY: PortfolioQuery = {
  q: '',
  stage: [],
  health: [],
  condition: [],
  entity: [],
  referent: [],
  product: [],
  domain: [],
  tag: [],
  late: false,
  sort: 'code',
  dir: 'asc',
};

/** Free words may hold a comma: they are repeated in the address instead of joined. */
const FREE: ReadonlySet<ListFilter> = new Set(['domain', 'tag']);
const LIST_MAX = 20;
const Q_MAX = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The part of Angular's ParamMap that is read here. */
export interface Params {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** The query of an address. What it does not understand is left out: an old or mangled link still opens. */
export function readQuery(params: Params): PortfolioQuery {
  return {
    q: (params.get('q') ?? '').trim().slice(0, Q_MAX),
    stage: oneOf(params, 'stage', STAGES),
    health: oneOf(params, 'health', HEALTHS),
    condition: oneOf(params, 'condition', CONDITIONS),
    entity: ids(params, 'entity'),
    referent: ids(params, 'referent'),
    product: ids(params, 'product'),
    domain: values(params, 'domain'),
    tag: values(params, 'tag'),
    late: params.get('late') === 'true',
    sort: USE_CASE_SORTS.find((sort) => sort === params.get('sort')) ?? 'code',
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
  };
}

/** The address of a query, for the router: null takes a parameter away, so defaults leave no trace. */
export function toParams(query: PortfolioQuery): Record<string, string | readonly string[] | null> {
  const params: Record<string, string | readonly string[] | null> = { q: query.q || null };
  for (const name of LIST_FILTERS) {
    const list = query[name];
    params[name] = list.length === 0 ? null : FREE.has(name) ? list : list.join(',');
  }
  params['late'] = query.late ? 'true' : null;
  params['sort'] = query.sort === 'code' ? null : query.sort;
  params['dir'] = query.dir === 'asc' ? null : query.dir;
  return params;
}

/** The filters as a query string of the API, without sort and page. */
export function toFilterString(query: PortfolioQuery): string {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  for (const name of LIST_FILTERS) {
    const list: readonly string[] = query[name];
    for (const value of list) params.append(name, value);
    // A lone value is split at its commas; given twice it is a list already, and kept whole.
    if (list.length === 1 && list[0]?.includes(',')) params.append(name, list[0]);
  }
  if (query.late) params.set('late', 'true');
  return params.toString();
}

/** The whole query string of GET /api/use-cases but the page. */
export function toListString(query: PortfolioQuery): string {
  const filter = toFilterString(query);
  return `${filter ? `${filter}&` : ''}sort=${query.sort}&dir=${query.dir}`;
}

/** Whether anything hides rows. */
export function isFiltered(query: PortfolioQuery): boolean {
  return query.q !== '' || query.late || LIST_FILTERS.some((name) => query[name].length > 0);
}

/** `query` without any filter, the sort kept. */
export function withoutFilters(query: PortfolioQuery): PortfolioQuery {
  return { ...EMPTY_QUERY, sort: query.sort, dir: query.dir };
}

/** `query` with `value` of a filter put in or taken out. */
export function toggled(query: PortfolioQuery, name: ListFilter, value: string): PortfolioQuery {
  const list: readonly string[] = query[name];
  return withList(query, name, list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
}

/** `query` with a filter's values replaced; unknown values of a closed list are dropped. */
export function withList(query: PortfolioQuery, name: ListFilter, list: readonly string[]): PortfolioQuery {
  const params = { get: () => null, getAll: (asked: string) => (asked === name ? [...list] : []) };
  return { ...query, [name]: readQuery(params)[name] };
}

function values(params: Params, name: ListFilter): string[] {
  const all = params.getAll(name).flatMap((value) => (FREE.has(name) ? [value] : value.split(',')));
  return [...new Set(all.filter((value) => value !== ''))].slice(0, LIST_MAX);
}

function oneOf<T extends string>(params: Params, name: ListFilter, known: readonly T[]): T[] {
  const asked = values(params, name);
  return known.filter((value) => asked.includes(value));
}

function ids(params: Params, name: ListFilter): string[] {
  return values(params, name).filter((value) => UUID.test(value));
}
