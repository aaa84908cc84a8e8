import { matches } from './fold';

describe('matches', () => {
  it.each([
    ['Élodie Faure', 'elo fau', true],
    ['Direction des risques', 'RISQUES direction', true],
    ['Banque de détail', 'detail', true],
    ['Banque de détail', 'retail', false],
    ['x', '', true],
  ])('%s with %s: %s', (text, query, expected) => {
    expect(matches(text, query)).toBe(expected);
  });
});
