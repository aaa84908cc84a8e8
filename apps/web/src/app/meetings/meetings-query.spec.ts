import { filtersOf, isFiltered, PAST_STEP, readQuery, toParams } from './meetings-query';

const SERIES = '11111111-2222-4333-8444-555555555555';
const read = (text: string) => readQuery(new URLSearchParams(text));

describe('the query of the meetings', () => {
  it('says the same in the address and back', () => {
    const query = read(`kind=workshop,steering_committee&series=${SERIES}&mine=true&minutes=none&past=60`);
    expect(query.kind).toEqual(['steering_committee', 'workshop']);
    const params = Object.entries(toParams(query)).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    expect(readQuery(new URLSearchParams(params))).toEqual(query);
    expect(filtersOf(query)).toEqual({
      kind: 'steering_committee,workshop',
      series: SERIES,
      mine: 'true',
      minutes: 'none',
    });
  });

  it('leaves out what it does not understand, and leaves no trace of defaults', () => {
    const query = read('kind=party&series=x&mine=1&minutes=burnt&past=-4');
    expect(query).toEqual({ kind: [], series: null, mine: false, minutes: [], past: PAST_STEP });
    expect(isFiltered(query)).toBe(false);
    expect(Object.values(toParams(query))).toEqual([null, null, null, null, null]);
  });
});
