import * as fc from 'fast-check';
import { isWorkingDay } from '../shared/working-days.js';
import { completionSilence, forecastCompletion, weeklyThroughput } from './completion.js';
import { mulberry32, seedOf } from './random.js';

const FROM = '2026-03-18';

describe('weeklyThroughput', () => {
  it('counts whole weeks from the first thing finished, empty ones included', () => {
    expect(weeklyThroughput(['2026-02-27', '2026-02-23', '2026-03-11'], FROM)).toEqual([2, 0, 1]);
  });
  it('leaves the week that is not over out', () => {
    expect(weeklyThroughput(['2026-03-16', '2026-03-17'], FROM)).toEqual([]);
    expect(weeklyThroughput(['2026-03-15', '2026-03-17'], FROM)).toEqual([1]);
  });
});

describe('completionSilence', () => {
  it.each([
    ['nothing remains', [1, 1, 1, 1, 1, 1, 1, 1], 0, 'nothing_left'],
    ['seven weeks', [1, 1, 1, 1, 1, 1, 1], 3, 'short_history'],
    ['no week with anything', [0, 0, 0, 0, 0, 0, 0, 0], 3, 'nothing_done'],
    ['eight weeks', [0, 0, 0, 0, 0, 0, 0, 1], 3, null],
  ])('%s', (_, weekly, remaining, expected) => {
    expect(completionSilence(weekly, remaining)).toBe(expected);
    if (expected !== null) expect(forecastCompletion(weekly, remaining, FROM, 1)).toBeNull();
  });
});

describe('forecastCompletion', () => {
  it('is sure of a pace that never changes', () => {
    const weekly = Array.from({ length: 8 }, () => 2);
    expect(forecastCompletion(weekly, 6, FROM, 7)).toEqual({
      p50: '2026-04-08',
      p85: '2026-04-08',
      p95: '2026-04-08',
    });
  });

  it('is near the exact chances where they can be written down', () => {
    // One thing to do, done in a week with chance 1/2: 1 week, then 3 for 85 % (87.5), then 5 for 95 % (96.9).
    const weekly = [0, 1, 0, 1, 0, 1, 0, 1];
    expect(forecastCompletion(weekly, 1, FROM, 12)).toEqual({
      p50: expect.stringMatching(/2026-03-25|2026-04-01/),
      p85: '2026-04-08',
      p95: '2026-04-22',
    });
  });

  it('gives no date beyond five years', () => {
    expect(forecastCompletion([1, 0, 0, 0, 0, 0, 0, 0], 40, FROM, 1)).toBeNull();
  });

  const weekly = fc
    .array(fc.nat(4), { minLength: 8, maxLength: 30 })
    .filter((counts) => counts.some((one) => one > 0));
  const seed = fc.integer({ min: 0, max: 0xffffffff });

  it('says the same for the same seed, in order, on working days, and never sooner for more', () => {
    fc.assert(
      fc.property(
        weekly,
        fc.integer({ min: 1, max: 12 }),
        fc.nat(8),
        seed,
        (counts, remaining, more, value) => {
          const once = forecastCompletion(counts, remaining, FROM, value, 400);
          expect(forecastCompletion(counts, remaining, FROM, value, 400)).toEqual(once);
          const further = forecastCompletion(counts, remaining + more, FROM, value, 400);
          if (once === null) return expect(further).toBeNull();
          expect(once.p50 <= once.p85 && once.p85 <= once.p95).toBe(true);
          expect([once.p50, once.p85, once.p95].every(isWorkingDay)).toBe(true);
          if (further === null) return;
          expect(further.p50 >= once.p50 && further.p85 >= once.p85 && further.p95 >= once.p95).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('mulberry32', () => {
  it('draws what its author’s code draws', () => {
    const random = mulberry32(1);
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });
  it('is even over sixteen classes', () => {
    const random = mulberry32(seedOf('jalon'));
    const counts = Array.from({ length: 16 }, () => 0);
    for (let draw = 0; draw < 16_000; draw++) {
      const index = Math.floor(random() * 16);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 15 degrees of freedom: 37.7 is exceeded once in a thousand.
    expect(chiSquare).toBeLessThan(37.7);
  });
});
