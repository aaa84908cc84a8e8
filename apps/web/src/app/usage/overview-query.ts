import { USAGE_SORTS, type UsageSort } from '@jalon/contracts';
import { REPORTINGS, type Reporting } from '@jalon/domain';

/** What the overview shows: the same words in its address and in the API's query. */
export interface OverviewQuery {
  readonly q: string;
  readonly entity: string;
  readonly reporting: Reporting | '';
  readonly below: boolean;
  readonly sort: UsageSort;
  readonly dir: 'asc' | 'desc';
}

interface Params {
  get(name: string): string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id of an address; what is none is left out. */
export function readId(params: Params, name: string): string {
  const value = params.get(name) ?? '';
  return UUID.test(value) ? value : '';
}

/** The query of an address; what it does not understand is left out. */
export function readQuery(params: Params): OverviewQuery {
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    entity: readId(params, 'entity'),
    reporting: REPORTINGS.find((one) => one === params.get('reporting')) ?? '',
    below: params.get('below') === 'true',
    sort: USAGE_SORTS.find((one) => one === params.get('sort')) ?? 'useCase',
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
  };
}

/** The address of a query: defaults leave no trace (null takes a parameter away). */
export function toParams(query: OverviewQuery): Record<string, string | null> {
  return {
    q: query.q || null,
    entity: query.entity || null,
    reporting: query.reporting || null,
    below: query.below ? 'true' : null,
    sort: query.sort === 'useCase' ? null : query.sort,
    dir: query.dir === 'asc' ? null : query.dir,
  };
}

export function toApi(query: OverviewQuery): URLSearchParams {
  const api = new URLSearchParams({ sort: query.sort, dir: query.dir });
  if (query.q) api.set('q', query.q);
  if (query.entity) api.set('entityId', query.entity);
  if (query.reporting) api.set('reporting', query.reporting);
  if (query.below) api.set('below', 'true');
  return api;
}

export function isFiltered({ q, entity, reporting, below }: OverviewQuery): boolean {
  return q !== '' || entity !== '' || reporting !== '' || below;
}
