import { readLine } from './agenda-typing';

describe('a line typed for an item', () => {
  it('gives the duration written at its end', () => {
    expect(readLine('Budget 2027 15 min')).toEqual({ title: 'Budget 2027', minutes: 15 });
    expect(readLine('Risques (10mn) ')).toEqual({ title: 'Risques', minutes: 10 });
    expect(readLine("Tour de table 5'")).toEqual({ title: 'Tour de table', minutes: 5 });
  });

  it('leaves titles alone that only look like it', () => {
    expect(readLine('Horizon 2030')).toEqual({ title: 'Horizon 2030', minutes: null });
    expect(readLine('15 min')).toEqual({ title: '15 min', minutes: null });
    expect(readLine('Point 999 min')).toEqual({ title: 'Point 999 min', minutes: null });
  });
});
