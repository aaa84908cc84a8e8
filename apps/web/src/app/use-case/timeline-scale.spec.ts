import type { MilestoneView } from '@jalon/contracts';
import { timeline } from './timeline-scale';

const TODAY = '2026-06-15';
function milestone(part: Partial<MilestoneView>): MilestoneView {
  return {
    id: 'm',
    useCaseId: 'u',
    name: 'Jalon',
    ownerId: null,
    baselineOn: null,
    forecastOn: null,
    actualOn: null,
    slipDays: 0,
    late: false,
    version: 1,
    ...part,
  };
}

describe('milestones on a line of time', () => {
  it('shows nothing without a date', () => {
    expect(timeline([], TODAY, 600)).toBeNull();
    expect(timeline([milestone({})], TODAY, 600)).toBeNull();
  });

  it('keeps dates and today in order, inside the line', () => {
    const line = timeline(
      [
        milestone({ id: 'a', baselineOn: '2026-01-10', actualOn: '2026-02-01' }),
        milestone({ id: 'b', baselineOn: '2026-09-01', forecastOn: '2026-10-01' }),
        milestone({ id: 'c' }),
      ],
      TODAY,
      600,
    );
    expect(line?.rows.map((row) => row.id)).toEqual(['a', 'b']);
    const places = [
      line?.rows[0]?.baseline,
      line?.rows[0]?.end,
      line?.today,
      line?.rows[1]?.baseline,
      line?.rows[1]?.end,
    ];
    expect(places.every((place, index) => index === 0 || (place ?? 0) > (places[index - 1] ?? 0))).toBe(true);
    expect(places[0]).toBeGreaterThan(0);
    expect(places.at(-1)).toBeLessThan(600);
  });

  it('ends where it was reached, else where it is expected', () => {
    const dates = { baselineOn: '2026-05-01', forecastOn: '2026-08-01' };
    const line = timeline([milestone({ ...dates, actualOn: '2026-05-20' }), milestone(dates)], TODAY, 600);
    expect(line?.rows[0]?.end).toBeLessThan(line?.today ?? 0);
    expect(line?.rows[1]?.end).toBeGreaterThan(line?.today ?? 0);
    expect(line?.rows.map((row) => row.reached)).toEqual([true, false]);
  });

  it('stands on a single day too', () => {
    const line = timeline([milestone({ forecastOn: TODAY })], TODAY, 400);
    expect(line?.rows[0]?.end).toBe(line?.today);
    expect(line?.today).toBe(200);
  });

  it('keeps its labels apart, on quarters and years when months would touch', () => {
    const months = timeline([milestone({ baselineOn: '2026-02-10', forecastOn: '2026-06-20' })], TODAY, 600);
    expect(months?.ticks.map((tick) => tick.day)).toEqual([
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
      '2026-06-01',
    ]);
    const years = timeline([milestone({ baselineOn: '2021-02-10', forecastOn: '2029-06-20' })], TODAY, 600);
    expect(years?.ticks.every((tick) => tick.day.endsWith('-01-01'))).toBe(true);
    for (const line of [months, years]) {
      const gaps = (line?.ticks ?? []).slice(1).map((tick, index) => tick.x - (line?.ticks[index]?.x ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(55);
    }
  });
});
