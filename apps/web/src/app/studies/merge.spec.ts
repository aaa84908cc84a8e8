import { mergeStep, same, tidy } from './merge';

it('compares what would be stored', () => {
  expect(tidy({ a: ' x\r\ny ', b: [' z'], c: null, d: 3 })).toEqual({ a: 'x\ny', b: ['z'], c: null, d: 3 });
  expect(same({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
  expect(same([1], { 0: 1 })).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
  expect(same(null, {})).toBe(false);
});

it('takes what one side changed, and asks about what both did', () => {
  const base = { title: 'A', problem: 'B', tags: ['x'], domain: 'D' };
  const mine = { ...base, title: 'Mine', tags: ['x', 'y'], domain: 'E ' };
  const theirs = { ...base, title: 'Theirs', problem: 'C', domain: 'E' };
  expect(mergeStep(base, mine, theirs)).toEqual({
    merged: { title: 'Mine', problem: 'C', tags: ['x', 'y'], domain: 'E ' },
    clashes: [{ field: 'title', mine: 'Mine', theirs: 'Theirs' }],
  });
});
