import { arrangementParams, readArrangement } from './arrangement';

const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readArrangement({ get: (name) => params.get(name), getAll: (name) => params.getAll(name) });
};

it('is a list unless the address says otherwise', () => {
  expect(read('')).toEqual({ layout: 'list', group: 'none', zoom: 'quarter' });
  expect(read('layout=pie&zoom=week')).toEqual({ layout: 'list', group: 'none', zoom: 'quarter' });
});

it('groups only by what the layout knows', () => {
  expect(read('layout=board&group=entity').group).toBe('entity');
  expect(read('layout=board&group=stage').group).toBe('none');
  expect(read('layout=roadmap').group).toBe('stage');
  expect(read('layout=roadmap&group=none').group).toBe('stage');
  expect(read('layout=matrix&group=entity').group).toBe('none');
});

it('leaves no trace of defaults, and comes back as it went', () => {
  expect(arrangementParams(read(''))).toEqual({ layout: null, group: null, zoom: null });
  for (const query of [
    'layout=roadmap&group=referent&zoom=year',
    'layout=board&group=entity',
    'layout=matrix',
  ]) {
    const written = arrangementParams(read(query));
    const pairs = Object.entries(written).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    expect(read(new URLSearchParams(pairs).toString())).toEqual(read(query));
  }
});
