import { isFiltered, readQuery, toApi, toParams } from './research-query';

const read = (text: string) => readQuery(new URLSearchParams(text));

it('keeps what an address says, and leaves out what it does not understand', () => {
  const said = 'view=publications&q=tri&state=submitted,rejected&sort=title&dir=asc&page=3';
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(toParams(read(said))))
    if (value !== null) params.set(name, value);
  expect(read(params.toString())).toEqual(read(said));
  expect(toParams(read('view=x&from=abc&verdict=x&sort=x&page=-1'))).toEqual(toParams(read('')));
  expect(Object.values(toParams(read(''))).every((value) => value === null)).toBe(true);
});

it('asks the API for the view’s own filters only', () => {
  const query = read('view=studies&verdict=better&state=submitted&from=2000&sort=year');
  expect(toApi(query, { useCase: 'u' })).toBe(
    '/api/research/studies?useCase=u&verdict=better&sort=updated&dir=desc&page=1&pageSize=50',
  );
  expect([isFiltered(query), isFiltered(read('view=studies&from=2000'))]).toEqual([true, false]);
});
