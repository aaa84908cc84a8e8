import { useCaseFilter } from '@jalon/contracts';
import { FIGURES, FOLLOWED, keyFigures, scoped } from './figures';
import { figuresOf, monthOf } from './testing/report-facts';

const ENTITY = '00000000-0000-4000-8000-00000000000e';

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

  it('lead to their rows by filters the portfolio knows, within the scope', () => {
    for (const figure of keyFigures(monthOf({ entityId: ENTITY }))) {
      if (figure.query === null) continue;
      expect(figure.query['entity']).toBe(ENTITY);
      expect(useCaseFilter.safeParse(figure.query).success).toBe(true);
    }
    expect(keyFigures(monthOf()).every((figure) => figure.query?.['entity'] === undefined)).toBe(true);
  });

  it('are all there, and those without filter are listed on the page', () => {
    expect(keyFigures(monthOf()).map((figure) => figure.key)).toEqual([...FIGURES]);
    const listed = keyFigures(monthOf()).filter((figure) => figure.part !== null);
    expect(listed.map((figure) => figure.key)).toEqual(['entered', 'left']);
  });

  it('count neither closed nor abandoned use cases as followed', () => {
    expect(FOLLOWED['stage']).not.toContain('closed');
    expect(FOLLOWED['condition']).not.toContain('abandoned');
    expect(scoped(FOLLOWED, null)).toBe(FOLLOWED);
  });
});
