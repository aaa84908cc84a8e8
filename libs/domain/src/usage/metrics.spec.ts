import * as fc from 'fast-check';
import { addDays, type LocalDate } from '../shared/local-date.js';
import { cohorts, isMature } from './cohorts.js';
import {
  activation,
  activeUsers,
  adoption,
  MONTH_DAYS,
  perUser,
  stickiness,
  workingStickiness,
} from './metrics.js';
import { fewUsers, shownCount, shownFigure } from './suppression.js';
import {
  daysMoved,
  firstUses,
  isLogIn,
  mergeRanges,
  qualifies,
  userDaysOf,
  type UsageFact,
  type UserDay,
} from './user-day.js';

const FIRST = '2026-01-01';
const RULES = { qualifyingTypes: [], keyType: 'app.answer.accepted' };
const row = (userKey: string, day: LocalDate, keyAction = false): UserDay => ({
  day,
  entityId: 'e',
  release: '1',
  userKey,
  uses: 1,
  features: 1,
  keyAction,
});

const facts = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 400 }).map(String),
    day: fc.integer({ min: 0, max: 120 }).map((offset) => addDays(FIRST, offset)),
    entityId: fc.constantFrom('e', 'f'),
    userKey: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'),
    type: fc.constantFrom('app.question', 'app.answer.accepted', 'app.login'),
    release: fc.constantFrom('1', '2'),
    feature: fc.constantFrom('search', 'summary', null),
  }),
  { maxLength: 60 },
);

/** The same id is the same event. */
const distinct = (events: readonly UsageFact[]) => [...new Map(events.map((one) => [one.id, one])).values()];

describe('active users', () => {
  it('are the same in any order, however often an event comes', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (found, draws) => {
        const events = distinct(found);
        const again = [...events, ...events.filter(() => (draws.next().value ?? 0) > 0.5)]
          .map((event) => ({ event, at: draws.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(userDaysOf(again, RULES)).toEqual(userDaysOf(events, RULES));
      }),
    );
  });

  it('grow with the window, never beyond those there are', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 130 }), (found, offset) => {
        const rows = userDaysOf(found, RULES);
        const counts = [1, 7, 30].map((days) => activeUsers(rows, addDays(FIRST, offset), days));
        expect([...counts].sort((a, b) => a - b)).toEqual(counts);
        expect(counts[2]).toBeLessThanOrEqual(firstUses(rows).size);
      }),
    );
  });

  it('count the day itself and the 29 before it', () => {
    const rows = [row('a', '2026-01-31'), row('b', '2026-01-02'), row('c', '2026-01-01')];
    expect(activeUsers(rows, '2026-01-31', 30)).toBe(2);
    expect(activeUsers(rows, '2026-01-31', 7)).toBe(1);
    expect(activeUsers(rows, '2026-02-01', 1)).toBe(0);
  });

  it('are not made by a log-in, unless the solution says so', () => {
    expect(['com.x.Login', 'com.x.session.sign-in.v1', 'fr.x.connexion'].every(isLogIn)).toBe(true);
    expect(['com.x.loginscreen.search', 'com.x.question'].some(isLogIn)).toBe(false);
    expect(qualifies('com.x.login', { qualifyingTypes: ['com.x.login'], keyType: null })).toBe(true);
    expect(qualifies('com.x.other', { qualifyingTypes: ['com.x.login'], keyType: null })).toBe(false);
    expect(qualifies('com.x.done', { qualifyingTypes: ['com.x.login'], keyType: 'com.x.done' })).toBe(true);
  });
});

describe('stickiness', () => {
  // March 2026 has 30 days from the 2nd to the 31st, 22 of them working days.
  const day = '2026-03-31';
  const everyDay = Array.from({ length: MONTH_DAYS }, (_, index) => ({
    day: addDays(day, -index),
    users: 8,
  }));

  it('is 1 for a tool everybody uses every day, and has no value without users', () => {
    expect(stickiness(everyDay, 8)).toBe(1);
    expect(workingStickiness(everyDay, day, 8)).toBe(1);
    expect(stickiness([], 0)).toBeNull();
    expect(workingStickiness([], day, 0)).toBeNull();
  });

  it('leaves week-ends and holidays out of the working-day variant', () => {
    const inTheWeek = everyDay.filter((one) => ![0, 6].includes(new Date(one.day).getUTCDay()));
    expect(inTheWeek).toHaveLength(22);
    expect(stickiness(inTheWeek, 8)).toBeCloseTo(22 / 30);
    expect(workingStickiness(inTheWeek, day, 8)).toBe(1);
    // Easter Monday 2026 is 6 April: no loss when nobody came.
    const april = Array.from({ length: 30 }, (_, index) => addDays('2026-04-30', -index))
      .filter((one) => ![0, 6].includes(new Date(one).getUTCDay()) && one !== '2026-04-06')
      .map((one) => ({ day: one, users: 8 }));
    expect(workingStickiness(april, '2026-04-30', 8)).toBe(1);
  });
});

describe('adoption', () => {
  it.each([
    ['without anybody eligible', [{ mau: 3, mauEligible: null, eligible: 0 }], null],
    ['without a population', [{ mau: 3, mauEligible: null, eligible: null }], null],
    ['of those on the list', [{ mau: 30, mauEligible: 10, eligible: 40 }], 0.25],
    ['without a list, at most everybody', [{ mau: 60, mauEligible: null, eligible: 40 }], 1],
    [
      'over entities that said how many',
      [
        { mau: 10, mauEligible: null, eligible: 40 },
        { mau: 5, mauEligible: null, eligible: null },
        { mau: 0, mauEligible: null, eligible: 10 },
      ],
      0.2,
    ],
  ])('%s', (_, entities, expected) => {
    expect(adoption(entities)).toBe(expected);
  });
});

describe('activation', () => {
  const firsts = [
    { firstDay: '2026-03-01', keyDay: '2026-03-14' },
    { firstDay: '2026-03-01', keyDay: '2026-03-15' },
    { firstDay: '2026-03-02', keyDay: '2026-03-02' },
    { firstDay: '2025-11-01', keyDay: '2025-11-01' },
  ];
  it('takes those who had all their days, within the ninety before', () => {
    expect(activation(firsts, 14, '2026-03-13')).toEqual({ started: 0, activated: 0 });
    expect(activation(firsts, 14, '2026-03-14')).toEqual({ started: 2, activated: 1 });
    expect(activation(firsts, 14, '2026-03-15')).toEqual({ started: 3, activated: 2 });
  });
  it('has no share without new users', () => {
    expect(perUser(0, 0)).toBeNull();
    expect(perUser(3, 2)).toBe(1.5);
  });
});

describe('retention', () => {
  it('counts periods of thirty days from the first day of each', () => {
    const rows = [
      row('a', '2026-01-10'),
      row('a', '2026-02-08'),
      row('a', '2026-03-11'),
      row('b', '2026-01-31'),
      row('b', '2026-03-02'),
    ];
    // a: periods 0 (29 days after) and 2; b: periods 0 and 1 (30 days after).
    expect(cohorts(rows, '2026-03-12')).toEqual([
      { month: '2026-01', period: 0, size: 2, active: 2, activeSince: 2 },
      { month: '2026-01', period: 1, size: 2, active: 1, activeSince: 2 },
      { month: '2026-01', period: 2, size: 2, active: 1, activeSince: 1 },
    ]);
  });

  it('is whole in its first period, and never grows when it is unbounded', () => {
    fc.assert(
      fc.property(facts, (found) => {
        const cells = cohorts(userDaysOf(found, RULES), addDays(FIRST, 130));
        for (const [index, cell] of cells.entries()) {
          if (cell.period === 0) expect([cell.active, cell.activeSince]).toEqual([cell.size, cell.size]);
          expect(cell.active).toBeLessThanOrEqual(cell.activeSince);
          const before = cells[index - 1];
          if (before?.month === cell.month) expect(cell.activeSince).toBeLessThanOrEqual(before.activeSince);
        }
      }),
    );
  });

  it('is shown once who began on the last day of the month has had the period', () => {
    // 31 January + 30 days − 1 = 1 March.
    expect(isMature('2026-01', 0, '2026-02-28')).toBe(false);
    expect(isMature('2026-01', 0, '2026-03-01')).toBe(true);
    expect(isMature('2026-01', 1, '2026-03-30')).toBe(false);
    expect(isMature('2026-01', 1, '2026-03-31')).toBe(true);
  });
});

describe('suppression', () => {
  it('hides what one to four users did, and never a zero', () => {
    expect([0, 1, 4, 5].map(fewUsers)).toEqual([false, true, true, false]);
    expect(shownCount(4)).toEqual({ value: null, reason: 'few_users' });
    expect(shownCount(0)).toEqual({ value: 0, reason: null });
    expect(shownCount(null)).toEqual({ value: null, reason: 'no_data' });
    expect(shownFigure(0.5, [8, 4])).toEqual({ value: null, reason: 'few_users' });
    expect(shownFigure(null, [8], 'no_population')).toEqual({ value: null, reason: 'no_population' });
  });
});

describe('the days that a change moves', () => {
  it('are the day and the 29 after it, never beyond today, without overlap', () => {
    expect(daysMoved(['2026-01-01', '2026-01-20', '2026-03-01'], 30, '2026-03-10')).toEqual([
      { from: '2026-01-01', to: '2026-02-18' },
      { from: '2026-03-01', to: '2026-03-10' },
    ]);
    expect(daysMoved(['2026-03-11'], 30, '2026-03-10')).toEqual([]);
    expect(
      mergeRanges(
        [
          { from: '2026-01-05', to: '2026-01-20' },
          { from: '2026-01-01', to: '2026-01-04' },
          { from: '2026-01-06', to: '2026-01-07' },
        ],
        '2026-03-10',
      ),
    ).toEqual([{ from: '2026-01-01', to: '2026-01-20' }]);
  });
});
