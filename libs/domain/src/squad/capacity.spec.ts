import * as fc from 'fast-check';
import { addDays, mondayOf, toLocalDate } from '../shared/local-date.js';
import { isWorkingDay, workingDaysBetween } from '../shared/working-days.js';
import {
  capacityOf,
  effortDays,
  type AssignedWork,
  type CapacityFacts,
  type Membership,
} from './capacity.js';
import { dayNumber, WorkingDayCount } from './day-count.js';
import { isOverloaded, loadPercent, overloadRuns } from './overload.js';
import { isoWeek, weeksFrom } from './week.js';

const day = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true })
  .map(toLocalDate);
const personId = fc.constantFrom('ana', 'bob', 'cyd');
const squadId = fc.constantFrom('red', 'blue');
const work: fc.Arbitrary<AssignedWork> = fc
  .record({
    personId,
    useCaseId: fc.constantFrom('u1', 'u2', 'u3'),
    squadId: fc.option(squadId),
    fromOn: day,
    length: fc.integer({ min: 0, max: 1_000 }),
    effort: fc.oneof(
      fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent, personDays: null })),
      fc.integer({ min: 1, max: 400 }).map((halves) => ({ percent: null, personDays: halves / 2 })),
    ),
    stoppedOn: fc.option(day, { freq: 4 }),
  })
  .map(({ length, effort, ...rest }) => ({ ...rest, ...effort, toOn: addDays(rest.fromOn, length) }));
const membership: fc.Arbitrary<Membership> = fc
  .record({
    squadId,
    personId,
    fromOn: day,
    length: fc.option(fc.integer({ min: 0, max: 900 })),
    percent: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, toOn: length === null ? null : addDays(rest.fromOn, length) }));
const facts: fc.Arbitrary<CapacityFacts> = fc.record({
  people: fc.constant(['ana', 'bob', 'cyd']),
  memberships: fc.array(membership, { maxLength: 6 }),
  work: fc.array(work, { maxLength: 8 }),
});
const weeks = fc.tuple(day, fc.integer({ min: 1, max: 60 })).map(([from, count]) => weeksFrom(from, count));

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
const one = (fields: Partial<AssignedWork>): AssignedWork => ({
  personId: 'ana',
  useCaseId: 'u1',
  squadId: null,
  fromOn: '2026-03-02',
  toOn: '2026-03-27',
  percent: 100,
  personDays: null,
  stoppedOn: null,
  ...fields,
});
const load = (list: readonly AssignedWork[], from = '2026-03-02', count = 4) =>
  capacityOf({ people: ['ana'], memberships: [], work: list }, weeksFrom(from, count)).people[0]?.load;

describe('weeks', () => {
  it.each([
    ['2026-01-01', 2026, 1],
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2026-03-30', 2026, 14],
  ])('%s is in week %i-%i', (date, year, week) => expect(isoWeek(date)).toEqual({ year, week }));

  it('begin on Monday, and hold their days', () => {
    fc.assert(
      fc.property(day, (date) => {
        const monday = mondayOf(date);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(monday <= date && date < addDays(monday, 7)).toBe(true);
        expect(isoWeek(date)).toEqual(isoWeek(monday));
      }),
    );
  });

  it('count working days as one by one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (from, length) => {
        const to = addDays(from, length);
        const count = new WorkingDayCount('2024-01-01', '2032-12-31');
        expect(count.between(dayNumber(from), dayNumber(to))).toBe(workingDaysBetween(addDays(from, -1), to));
        expect(count.between(dayNumber(to), dayNumber(from))).toBe(length === 0 && isWorkingDay(to) ? 1 : 0);
      }),
    );
  });
});

describe('load', () => {
  it('of a percentage is that part of the working days covered', () => {
    expect(load([one({ percent: 40 })])).toEqual([2, 2, 2, 2]);
    expect(load([one({ percent: 50, fromOn: '2026-03-05', toOn: '2026-03-10' })])).toEqual([1, 1, 0, 0]);
  });

  it('of person-days is even over the working days, holidays left out', () => {
    // Easter Monday is 6 April 2026: nine working days in these two weeks.
    const spread = one({ fromOn: '2026-03-30', toOn: '2026-04-10', percent: null, personDays: 9 });
    expect(load([spread], '2026-03-30', 2)).toEqual([5, 4]);
  });

  it('ends the day the use case stops', () => {
    expect(load([one({ stoppedOn: '2026-03-11' })])).toEqual([5, 2, 0, 0]);
    expect(load([one({ stoppedOn: '2026-01-01' })])).toEqual([0, 0, 0, 0]);
  });

  it('of person-days adds up to the person-days over all its weeks', () => {
    fc.assert(
      fc.property(work, (each) => {
        const whole = { ...each, personId: 'ana', percent: null, personDays: 12.5, stoppedOn: null };
        const count = Math.floor((Date.parse(whole.toOn) - Date.parse(whole.fromOn)) / 86_400_000 / 7) + 2;
        const worked = workingDaysBetween(addDays(whole.fromOn, -1), whole.toOn) > 0;
        expect(sum(load([whole], whole.fromOn, count) ?? [])).toBeCloseTo(worked ? 12.5 : 0, 8);
      }),
    );
  });

  it('says how many days an assignment takes in all', () => {
    expect(effortDays(one({ percent: 40 }))).toBe(8);
    expect(effortDays(one({ percent: null, personDays: 7.5 }))).toBe(7.5);
  });
});

describe('capacity', () => {
  const alone = (memberships: readonly Membership[]) =>
    capacityOf({ people: ['ana'], memberships, work: [] }, weeksFrom('2026-03-02', 2));
  const member = (fields: Partial<Membership>): Membership => ({
    squadId: 'red',
    personId: 'ana',
    fromOn: '2026-01-01',
    toOn: null,
    percent: 60,
    ...fields,
  });

  it('is the whole week for who has no squad, else the share of the squads, never above it', () => {
    expect(alone([]).people[0]?.capacity).toEqual([5, 5]);
    expect(alone([member({})]).people[0]?.capacity).toEqual([3, 3]);
    const both = alone([member({}), member({ squadId: 'blue', percent: 90 })]);
    expect(both.people[0]?.capacity).toEqual([5, 5]);
    expect(both.squads.map((squad) => [squad.squadId, squad.capacity])).toEqual([
      ['red', [2, 2]],
      ['blue', [3, 3]],
    ]);
  });

  it('follows the days of a membership within the week', () => {
    const { people, squads } = alone([member({ fromOn: '2026-03-04', toOn: '2026-03-09' })]);
    // Two whole days, three at 60 %; then one at 60 % and four whole.
    expect(people[0]?.capacity.map((days) => Math.round(days * 10) / 10)).toEqual([3.8, 4.6]);
    expect(squads.find(({ squadId }) => squadId === null)?.capacity).toEqual([2, 4]);
  });

  it('gives a load without squad to the squads of the person by their shares', () => {
    const { squads } = capacityOf(
      {
        people: ['ana'],
        memberships: [member({ percent: 25 }), member({ squadId: 'blue', percent: 75 })],
        work: [one({ percent: 80 }), one({ squadId: 'red', percent: 20 })],
      },
      weeksFrom('2026-03-02', 1),
    );
    expect(squads.map((squad) => [squad.squadId, squad.load])).toEqual([
      ['red', [2]],
      ['blue', [3]],
    ]);
  });
});

describe('whatever the memberships and assignments', () => {
  const check = (property: (given: CapacityFacts, mondays: readonly string[]) => void) =>
    fc.assert(fc.property(facts, weeks, property), { numRuns: 150 });

  it('asks and offers nothing on holidays and weekends', () => {
    check((given, mondays) => {
      const { people } = capacityOf(given, mondays);
      for (const [index, monday] of mondays.entries()) {
        const working = workingDaysBetween(addDays(monday, -1), addDays(monday, 6));
        for (const person of people) {
          expect(person.capacity[index]).toBeLessThanOrEqual(working + 1e-9);
          if (working === 0) expect(person.load[index]).toBe(0);
        }
      }
    });
  });

  it('has the use cases of a person add up to the load, and the squads to the people', () => {
    check((given, mondays) => {
      const { people, squads } = capacityOf(given, mondays);
      for (const [index] of mondays.entries()) {
        for (const person of people) {
          expect(sum(person.useCases.map((useCase) => useCase.load[index - useCase.from] ?? 0))).toBeCloseTo(
            person.load[index] ?? 0,
            8,
          );
        }
        for (const figure of ['capacity', 'load'] as const) {
          expect(sum(squads.map((squad) => squad[figure][index] ?? 0))).toBeCloseTo(
            sum(people.map((person) => person[figure][index] ?? 0)),
            8,
          );
        }
      }
    });
  });

  it('adds what is given apart, in whatever order', () => {
    check((given, mondays) => {
      const loads = (list: readonly AssignedWork[]) =>
        capacityOf({ ...given, work: list }, mondays).people.map((person) => person.load);
      const all = loads(given.work);
      const turned = loads([...given.work].reverse());
      const cut = Math.floor(given.work.length / 2);
      const [left, right] = [loads(given.work.slice(0, cut)), loads(given.work.slice(cut))];
      for (const [person, figures] of all.entries()) {
        for (const [week, days] of figures.entries()) {
          expect(turned[person]?.[week]).toBeCloseTo(days, 8);
          expect((left[person]?.[week] ?? 0) + (right[person]?.[week] ?? 0)).toBeCloseTo(days, 8);
        }
      }
    });
  });

  it('does not depend on how many weeks are looked at', () => {
    check((given, mondays) => {
      const whole = capacityOf(given, mondays).people.map((person) => person.load[0] ?? 0);
      const short = capacityOf(given, mondays.slice(0, 1)).people.map((person) => person.load[0] ?? 0);
      whole.forEach((days, index) => expect(short[index]).toBeCloseTo(days, 8));
    });
  });
});

describe('overload', () => {
  it('is more load than capacity, beyond rounding', () => {
    expect(isOverloaded(5, 5)).toBe(false);
    expect(isOverloaded(5.004, 5)).toBe(false);
    expect(isOverloaded(5.01, 5)).toBe(true);
    expect([loadPercent(7, 5), loadPercent(0, 0), loadPercent(1, 0)]).toEqual([140, 0, null]);
  });

  it('is told in runs of weeks with their worst', () => {
    const mondays = weeksFrom('2026-03-30', 6);
    const runs = overloadRuns(mondays, { capacity: [5, 4, 5, 5, 0, 5], load: [6, 5.6, 2, 7, 1, 5] });
    expect(runs).toEqual([
      { fromWeek: '2026-03-30', toWeek: '2026-04-06', peakPercent: 140 },
      { fromWeek: '2026-04-20', toWeek: '2026-04-27', peakPercent: null },
    ]);
  });
});
