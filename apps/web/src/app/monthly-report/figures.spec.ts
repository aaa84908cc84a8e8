import { FIGURES, FOLLOWED, keyFigures, scoped } from './figures';
import { figuresOf, monthOf } from './testing/report-facts';

describe('key figures', () => {
  it('tell the change from the month before, welcome or not', () => {
    const byHealth = { on_track: 12, at_risk: 4, off_track: 5, not_rated: 2 };
    const view = monthOf({
      current: figuresOf({ total: 23, byHealth, milestonesLate: 1, milestonesReached: 4 }),
    });
    const figures = new Map(keyFigures(view).map((figure) => [figure.key, figure]));
    expect(figures.get('total')).toMatchObject({ value: 23, previous: 20, change: 3, tone: 'neutral' });
    expect(figures.get('offTrack')).toMatchObject({ value: 5, change: 3, tone: 'bad' });
    expect(figures.get('milestonesLate')).toMatchObject({ change: -2, tone: 'good' });
    expect(figures.get('milestonesReached')).toMatchObject({ change: -1, tone: 'bad' });
    expect(figures.get('atRisk')).toMatchObject({ change: 0, tone: 'neutral' });
  });

  it('are all there, in their order', () => {
    expect(keyFigures(monthOf()).map((figure) => figure.key)).toEqual([...FIGURES]);
  });

  it('count neither closed nor abandoned use cases as followed', () => {
    expect(FOLLOWED['stage']).not.toContain('closed');
    expect(FOLLOWED['condition']).not.toContain('abandoned');
    expect(scoped(FOLLOWED, null)).toBe(FOLLOWED);
  });
});
