import { isFiltered, readQuery, toApi, toParams } from './register-query';

const read = (address: string) => readQuery(new URLSearchParams(address));

describe('the address of the register', () => {
  it('comes back as it was, and defaults leave no trace', () => {
    const address =
      'q=quota&kind=risk,action&all=true&overdue=true&severe=true&sort=severity&dir=desc&page=3';
    const params = Object.entries(toParams(read(address))).filter(([, value]) => value !== null);
    expect(new URLSearchParams(params as [string, string][]).toString()).toBe(
      new URLSearchParams(address).toString(),
    );
    expect(Object.values(toParams(read('')))).toEqual(Array(9).fill(null));
  });

  it('leaves out what it does not understand', () => {
    expect(read('kind=dragon&owner=x&sort=colour&dir=up&page=-2')).toEqual(read(''));
  });

  it('asks the API for what is open unless told otherwise', () => {
    expect(toApi(read(''))).toBe('sort=due&dir=asc&page=1&pageSize=50&open=true');
    expect(toApi(read('severe=true&all=true'))).toBe('sort=due&dir=asc&page=1&pageSize=50&severity=15');
    expect(isFiltered(read('all=true'))).toBe(false);
    expect(isFiltered(read('overdue=true'))).toBe(true);
  });
});
