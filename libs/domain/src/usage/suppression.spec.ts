import fc from 'fast-check';
import { addDays } from '../shared/local-date.js';
import { isWorkingDay } from '../shared/working-days.js';
import { MONTH_DAYS } from './metrics.js';
import { shownDays } from './shown-days.js';
import { partAndRest, shownParts, staysHidden } from './suppression.js';

const sum = (cells: readonly number[]) => cells.reduce((total, users) => total + users, 0);

/** Whether `count` cells that each have a user at least may hold `users` together, tried one by one. */
function possible(count: number, users: number): boolean {
  if (count === 0) return users === 0;
  for (let first = 1; first <= users; first += 1) if (possible(count - 1, users - first)) return true;
  return false;
}

/** What holds: beside the total each hidden cell may have 1, 2, 3 or 4 users, as far as a reader can tell. */
function expectHidden(cells: readonly number[], hidden: readonly boolean[]): void {
  const [shown, count] = [sum(cells.filter((_, index) => !hidden[index])), hidden.filter(Boolean).length];
  if (count === 0) return;
  for (const users of [1, 2, 3, 4]) {
    expect(possible(count - 1, sum(cells) - shown - users)).toBe(true);
  }
}

describe('a partition beside its total', () => {
  it.each([
    ['nothing where no cell is small', [8, 0, 5], [false, false, false], true],
    ['the next smallest with the only small one', [3, 20, 9], [true, false, true], true],
    ['two that hold five together, and no more', [2, 3, 9], [true, true, false], true],
    ['another where all but one have one', [1, 1, 1, 9], [true, true, true, true], true],
    ['never an empty one, and then not the total', [3, 0, 0], [true, false, false], false],
    ['nor the total of five that have one each', [1, 1, 1, 1, 1], [true, true, true, true, true], false],
    ['the first of two as small', [4, 7, 7], [true, true, false], true],
  ])('hides %s', (_, cells, hidden, total) => {
    expect(shownParts(cells)).toEqual({ hidden, total });
  });

  it('never narrows a hidden cell to less than 1 to 4', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(6), fc.nat(12)), { maxLength: 6 }), (cells) => {
        const { hidden, total } = shownParts(cells);
        cells.forEach((users, index) => {
          if (users > 0 && users < 5) expect(hidden[index]).toBe(true);
          if (users === 0) expect(hidden[index]).toBe(false);
        });
        if (total) expectHidden(cells, hidden);
        else expect(cells.every((users, index) => users === 0 || hidden[index])).toBe(true);
      }),
    );
  });

  it('hides no more than it has to: with one less the others would be told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (cells) => {
        const { hidden } = shownParts(cells);
        const second = cells.filter((users, index) => hidden[index] && users >= 5);
        if (second.length === 0) return;
        const kept = cells.filter((_, index) => hidden[index]);
        kept.splice(kept.indexOf(Math.max(...second)), 1);
        expect(staysHidden(kept)).toBe(false);
      }),
    );
  });

  it('of a part is the part and the rest', () => {
    expect(partAndRest(15, 18)).toEqual([15, 3]);
  });
});

describe('the days of a month beside their means', () => {
  const last = '2026-03-31';
  const month = (users: readonly number[]) =>
    users.map((count, index) => ({ day: addDays(last, index + 1 - users.length), users: count }));

  it('hide a second day with the only small one', () => {
    // 31 March 2026 is a Tuesday; 28 and 29 March are a week-end.
    const days = month(Array.from({ length: MONTH_DAYS }, (_, index) => (index === 29 ? 2 : 10 + index)));
    const shown = shownDays(days);
    expect([...shown.hidden].sort()).toEqual(['2026-03-02', last]);
    expect([shown.stickiness, shown.workingStickiness]).toEqual([true, true]);
  });

  it('give up the mean of working days where one week-end day would be told, then the other mean', () => {
    const days = month(Array.from({ length: 5 }, (_, index) => [9, 3, 0, 8, 7][index] ?? 0));
    expect(shownDays(days)).toEqual({
      hidden: new Set(['2026-03-28', last]),
      stickiness: true,
      workingStickiness: false,
    });
    expect(shownDays(month([0, 3, 0]))).toMatchObject({ stickiness: false, workingStickiness: false });
  });

  it('are told by no total that is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { maxLength: 12 }), (users) => {
        const days = month(users);
        const { hidden, stickiness, workingStickiness } = shownDays(days);
        const expectPart = (part: typeof days) => {
          expectHidden(
            part.map((one) => one.users),
            part.map(({ day }) => hidden.has(day)),
          );
        };
        if (workingStickiness) expectPart(days.filter(({ day }) => isWorkingDay(day)));
        if (workingStickiness) expectPart(days.filter(({ day }) => !isWorkingDay(day)));
        if (stickiness) expectPart(days);
        for (const one of days) if (one.users > 0 && one.users < 5) expect(hidden.has(one.day)).toBe(true);
      }),
    );
  });
});
