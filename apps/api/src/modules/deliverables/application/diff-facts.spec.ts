import { diffFacts } from './diff-facts.js';

const rows = (...titles: readonly [id: string, title: string][]) => ({
  risks: titles.map(([id, title]) => ({ id, title, owner: { name: 'Ada' } })),
});

it('finds nothing in the same facts, whatever the order of their keys', () => {
  expect(diffFacts({ a: 1, b: [null] }, { b: [null], a: 1 })).toEqual([]);
});

it('knows rows by what identifies them: one that came first is one change', () => {
  const before = rows(['1', 'Retard'], ['2', 'Données']);
  const after = rows(['3', 'Coût'], ['1', 'Retard'], ['2', 'Données']);
  expect(diffFacts(before, after)).toEqual([{ path: ['risks', 'Coût'], before: null, after: 'Coût' }]);
  expect(diffFacts(after, before)).toEqual([{ path: ['risks', 'Coût'], before: 'Coût', after: null }]);
});

it('says where within a row', () => {
  expect(diffFacts(rows(['1', 'Retard']), rows(['1', 'Retard levé']))).toEqual([
    { path: ['risks', 'Retard levé', 'title'], before: 'Retard', after: 'Retard levé' },
  ]);
});

it('goes by place where rows are known by nothing, or by the same twice', () => {
  expect(diffFacts({ tags: ['a', 'b'] }, { tags: ['a', 'c', 'd'] })).toEqual([
    { path: ['tags', 1], before: 'b', after: 'c' },
    { path: ['tags', 2], before: null, after: 'd' },
  ]);
  const twice = [
    { id: '1', n: 1 },
    { id: '1', n: 2 },
  ];
  expect(diffFacts({ x: twice }, { x: [twice[0], { id: '1', n: 3 }] })).toEqual([
    { path: ['x', 1, 'n'], before: '2', after: '3' },
  ]);
});

it('leaves out what is of the generation: the day, the author', () => {
  expect(
    diffFacts({ asOf: '2026-03-01', authorName: 'Ada' }, { asOf: '2026-03-18', authorName: 'Bo' }),
  ).toEqual([]);
});

it('tells nothing from an empty text, and a number from its text', () => {
  expect(diffFacts({ a: null }, { a: '' })).toEqual([{ path: ['a'], before: null, after: '' }]);
  expect(diffFacts({ a: 1 }, { a: '1' })).toEqual([{ path: ['a'], before: '1', after: '1' }]);
  expect(diffFacts({ a: null }, {})).toEqual([]);
});

it('calls a figure by the approach, the data and the criterion it stands between', () => {
  const figure = (value: number) => ({ results: [{ approach: 'a', dataset: 'd', criterion: 'f1', value }] });
  expect(diffFacts(figure(1), figure(2))).toEqual([
    { path: ['results', 'a, d, f1', 'value'], before: '1', after: '2' },
  ]);
});
