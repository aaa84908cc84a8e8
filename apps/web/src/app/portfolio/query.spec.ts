import { useCaseQuery } from '@jalon/contracts';
import {
  EMPTY_QUERY,
  isFiltered,
  readQuery,
  toFilterString,
  toggled,
  toListString,
  toParams,
  withList,
  withoutFilters,
  type PortfolioQuery,
} from './query';

const ID = '00000000-0000-4000-8000-000000000001';

/** An address as the router gives it. */
function address(search: string) {
  const params = new URLSearchParams(search);
  return { get: (name: string) => params.get(name), getAll: (name: string) => params.getAll(name) };
}

/** What the API reads in a query string: repeated words as a list. */
function asApi(search: string) {
  const params = new URLSearchParams(search);
  const query = Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 ? all : all[0]];
    }),
  );
  return useCaseQuery.parse(query);
}

const FULL: PortfolioQuery = {
  q: 'fraude aux virements',
  stage: ['framing', 'delivery'],
  health: ['off_track'],
  condition: ['active'],
  entity: [ID],
  referent: [],
  product: [],
  domain: ['Paiements, virements'],
  tag: ['IA générative', 'a,b'],
  late: true,
  sort: 'next_milestone',
  dir: 'desc',
};

describe('the address of the portfolio', () => {
  it('says again what was shown', () => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(toParams(FULL))) {
      for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, one);
    }
    expect(readQuery(address(search.toString()))).toEqual(FULL);
  });

  it('carries nothing for the plain list', () => {
    expect(Object.values(toParams(EMPTY_QUERY)).every((value) => value === null)).toBe(true);
    expect(readQuery(address(''))).toEqual(EMPTY_QUERY);
  });

  it('leaves out what it does not understand', () => {
    const query = readQuery(address('stage=nowhere,usage&entity=12&sort=colour&dir=up&late=yes&health=red'));
    expect(query).toEqual({ ...EMPTY_QUERY, stage: ['usage'] });
  });

  it('keeps within what the API takes', () => {
    const many = Array.from({ length: 40 }, (_, index) => `tag=t${index}`).join('&');
    const query = readQuery(address(`${many}&q=${'x'.repeat(500)}`));
    expect(query.tag).toHaveLength(20);
    expect(query.q).toHaveLength(200);
  });
});

describe('the query of the API', () => {
  it('is read by the contract as it was meant, commas included', () => {
    const read = asApi(toListString(FULL));
    expect(read).toMatchObject({
      q: FULL.q,
      stage: FULL.stage,
      health: FULL.health,
      entity: [ID],
      tag: FULL.tag,
      late: true,
      sort: 'next_milestone',
      dir: 'desc',
    });
    expect([...new Set(read.domain)]).toEqual(FULL.domain);
  });

  it('leaves sort and page to the list: counts take filters only', () => {
    expect(toFilterString(EMPTY_QUERY)).toBe('');
    expect(toFilterString(FULL)).not.toContain('sort');
    expect(toListString(EMPTY_QUERY)).toBe('sort=code&dir=asc');
  });
});

describe('changes of filters', () => {
  it('puts a value in and takes it out, in the order of the list', () => {
    const one = toggled(toggled(EMPTY_QUERY, 'stage', 'usage'), 'stage', 'framing');
    expect(one.stage).toEqual(['framing', 'usage']);
    expect(toggled(one, 'stage', 'usage').stage).toEqual(['framing']);
    expect(withList(one, 'stage', ['closed', 'elsewhere']).stage).toEqual(['closed']);
  });

  it('clears every filter and keeps the sort', () => {
    expect(isFiltered(FULL)).toBe(true);
    const cleared = withoutFilters(FULL);
    expect(isFiltered(cleared)).toBe(false);
    expect([cleared.sort, cleared.dir]).toEqual(['next_milestone', 'desc']);
    expect(isFiltered({ ...EMPTY_QUERY, late: true })).toBe(true);
    expect(isFiltered({ ...EMPTY_QUERY, tag: ['a'] })).toBe(true);
  });
});
