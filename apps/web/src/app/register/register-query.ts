import { REGISTER_SORTS, type RegisterSort } from '@jalon/contracts';
import { REGISTER_KINDS, SEVERE, type RegisterKind } from '@jalon/domain';

export const PAGE_SIZE = 50;

/** What the page shows: the same words in its address and in the API's query. */
export interface ListQuery {
  readonly q: string;
  readonly kind: readonly RegisterKind[];
  readonly owner: readonly string[];
  /** What is over as well. */
  readonly all: boolean;
  readonly overdue: boolean;
  readonly severe: boolean;
  readonly sort: RegisterSort;
  readonly dir: 'asc' | 'desc';
  readonly page: number;
}

interface Params {
  get(name: string): string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The query of an address; what it does not understand is left out. */
export function readQuery(params: Params): ListQuery {
  const many = (name: string) => (params.get(name) ?? '').split(',').filter((value) => value !== '');
  const page = Number(params.get('page'));
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    kind: REGISTER_KINDS.filter((kind) => many('kind').includes(kind)),
    owner: many('owner')
      .filter((id) => UUID.test(id))
      .slice(0, 20),
    all: params.get('all') === 'true',
    overdue: params.get('overdue') === 'true',
    severe: params.get('severe') === 'true',
    sort: REGISTER_SORTS.find((sort) => sort === params.get('sort')) ?? 'due',
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The address of a query: defaults leave no trace (null takes a parameter away). */
export function toParams(query: ListQuery): Record<string, string | null> {
  const flag = (value: boolean) => (value ? 'true' : null);
  return {
    q: query.q || null,
    kind: query.kind.join(',') || null,
    owner: query.owner.join(',') || null,
    all: flag(query.all),
    overdue: flag(query.overdue),
    severe: flag(query.severe),
    sort: query.sort === 'due' ? null : query.sort,
    dir: query.dir === 'asc' ? null : query.dir,
    page: query.page === 1 ? null : String(query.page),
  };
}

/** The query string of GET /api/register. */
export function toApi(query: ListQuery): string {
  const params = new URLSearchParams({
    sort: query.sort,
    dir: query.dir,
    page: String(query.page),
    pageSize: String(PAGE_SIZE),
  });
  if (query.q) params.set('q', query.q);
  if (query.kind.length) params.set('kind', query.kind.join(','));
  if (query.owner.length) params.set('owner', query.owner.join(','));
  if (!query.all) params.set('open', 'true');
  if (query.overdue) params.set('overdue', 'true');
  if (query.severe) params.set('severity', String(SEVERE));
  return params.toString();
}

export function isFiltered(query: ListQuery): boolean {
  return query.q !== '' || query.kind.length > 0 || query.owner.length > 0 || query.overdue || query.severe;
}
