import * as fc from 'fast-check';
import { addDays, addMonths } from '../shared/local-date.js';
import {
  alertMoves,
  USAGE_ALERT_RULES,
  usageAlerts,
  type AlertFacts,
  type AlertReason,
  type UsageAlertRule,
} from './alerts.js';

const calm: AlertFacts = {
  on: '2026-03-31',
  live: true,
  liveOn: '2026-01-05',
  reporting: 'events',
  activeUsers: 100,
  activeEligible: null,
  activeBefore: 100,
  declared: [],
  lastUseOn: '2026-03-31',
  silenceDays: 14,
  eligible: 200,
  target: 40,
  targetOn: '2026-03-31',
};
const rules = (part: Partial<AlertFacts>) => usageAlerts({ ...calm, ...part }).map(({ rule }) => rule);

describe('alerts of use', () => {
  it('say nothing of a solution that is used as it should', () => {
    expect(rules({})).toEqual([]);
  });

  it.each([
    [80, ['adoption_falling']],
    [81, []],
    [0, ['adoption_falling', 'target_missed']],
  ])('of a hundred users a month ago, with %s now: %s', (activeUsers, expected) => {
    expect(rules({ activeUsers, target: activeUsers === 0 ? 40 : 1 })).toEqual(expected);
  });

  it('compare no fewer than five users', () => {
    expect(rules({ activeBefore: 4, activeUsers: 0, target: null, targetOn: null })).toEqual([]);
    expect(rules({ activeBefore: 5, activeUsers: 4, target: null, targetOn: null })).toEqual([
      'adoption_falling',
    ]);
    expect(rules({ activeBefore: null, activeUsers: 50, target: 1 })).toEqual([]);
  });

  describe('of months declared by hand', () => {
    const facts: AlertFacts = {
      ...calm,
      reporting: 'declared',
      activeUsers: 1,
      target: null,
      targetOn: null,
    };
    const months = (users: Readonly<Record<string, number>>) =>
      Object.entries(users).map(([month, count]) => ({ month, users: count }));
    it.each([
      ['a fifth less than the month before', '2026-03-31', { '2026-02': 10, '2026-03': 8 }, true],
      ['nearly a fifth less', '2026-03-31', { '2026-02': 11, '2026-03': 9 }, false],
      ['nobody left', '2026-03-31', { '2026-02': 9, '2026-03': 0 }, true],
      ['a month that is not over', '2026-03-30', { '2026-02': 10, '2026-03': 2 }, false],
      ['the month before it, meanwhile', '2026-03-30', { '2026-01': 20, '2026-02': 10, '2026-03': 2 }, true],
      ['a fall that was made up for', '2026-03-31', { '2026-01': 20, '2026-02': 10, '2026-03': 10 }, false],
      ['a month after a gap', '2026-03-31', { '2026-01': 20, '2026-03': 8 }, false],
      ['months of another year', '2026-01-31', { '2025-12': 20, '2026-01': 8 }, true],
      ['the last day on which a month is news', '2026-03-31', { '2025-12': 20, '2026-01': 8 }, true],
      ['an old month', '2026-04-01', { '2025-12': 20, '2026-01': 8 }, false],
      ['too few to compare', '2026-03-31', { '2026-02': 4, '2026-03': 0 }, false],
      ['nothing declared', '2026-03-31', {}, false],
    ])('%s', (_, on, users, falls) => {
      expect(usageAlerts({ ...facts, on, declared: months(users) }).map(({ rule }) => rule)).toEqual(
        falls ? ['adoption_falling'] : [],
      );
    });

    it('say which month, and nothing of under five', () => {
      const declared = months({ '2026-03': 4, '2026-02': 12 });
      expect(usageAlerts({ ...facts, declared })).toMatchObject([
        { activeUsers: null, before: 12, month: '2026-03' },
      ]);
      // With telemetry they are not looked at.
      expect(rules({ declared })).toEqual([]);
    });
  });

  it('count silence in days from the last event, or from the go-live', () => {
    expect(rules({ lastUseOn: '2026-03-18' })).toEqual([]);
    expect(rules({ lastUseOn: '2026-03-17' })).toEqual(['silent']);
    expect(rules({ lastUseOn: null, liveOn: '2026-03-19' })).toEqual([]);
    expect(rules({ lastUseOn: null, liveOn: '2026-03-18' })).toEqual(['silent']);
    expect(rules({ lastUseOn: '2026-03-01', liveOn: '2026-03-25' })).toEqual([]);
    expect(rules({ lastUseOn: '2026-01-01', reporting: 'file' })).toEqual([]);
    expect(usageAlerts({ ...calm, lastUseOn: '2026-03-10' })).toMatchObject([
      { days: 21, lastUseOn: '2026-03-10' },
    ]);
  });

  it('hold a target from its day on, against the eligible when they are known by name', () => {
    expect(rules({ target: 51 })).toEqual(['target_missed']);
    expect(rules({ target: 50 })).toEqual([]);
    expect(rules({ target: 51, targetOn: '2026-04-01' })).toEqual([]);
    expect(rules({ activeEligible: 79 })).toEqual(['target_missed']);
    expect(rules({ eligible: 0 })).toEqual([]);
    expect(rules({ eligible: null })).toEqual([]);
    expect(rules({ reporting: 'declared', activeUsers: null })).toEqual([]);
    expect(rules({ reporting: 'declared', activeUsers: 79 })).toEqual(['target_missed']);
  });

  it('say nothing of what is not live, or not yet', () => {
    const bad = { lastUseOn: null, activeUsers: 0 };
    expect(rules({ ...bad, live: false })).toEqual([]);
    expect(rules({ ...bad, liveOn: '2026-04-01' })).toEqual([]);
  });
});

const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays('2026-03-31', days));
const count = fc.option(fc.integer({ min: 0, max: 60 }));
const anyFacts: fc.Arbitrary<AlertFacts> = fc.record({
  on: day,
  live: fc.boolean(),
  liveOn: day,
  reporting: fc.constantFrom('events', 'file', 'declared'),
  activeUsers: count,
  activeEligible: count,
  activeBefore: count,
  declared: fc.uniqueArray(
    fc.record({
      month: fc.integer({ min: -6, max: 2 }).map((months) => addMonths('2026-03', months)),
      users: fc.integer({ min: 0, max: 60 }),
    }),
    { selector: ({ month }) => month },
  ),
  lastUseOn: fc.option(day),
  silenceDays: fc.integer({ min: 1, max: 90 }),
  eligible: count,
  target: fc.option(fc.integer({ min: 1, max: 100 })),
  targetOn: fc.option(day),
});

describe('whatever the facts', () => {
  it('a rule is said once at most, and never with a count that tells of persons', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = usageAlerts(facts);
        expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length);
        for (const { activeUsers, before } of found) {
          expect([1, 2, 3, 4]).not.toContain(activeUsers);
          expect([1, 2, 3, 4]).not.toContain(before);
        }
      }),
    );
  });

  it('judging day after day, or the same day again, opens each alert once and leaves open what holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFacts, fc.integer({ min: 1, max: 3 }))), (days) => {
        let open: readonly UsageAlertRule[] = [];
        for (const [facts, times] of days) {
          const holding: readonly AlertReason[] = usageAlerts(facts);
          for (let time = 0; time < times; time += 1) {
            const { opens, closes } = alertMoves(open, holding);
            if (time > 0) expect({ opens, closes }).toEqual({ opens: [], closes: [] });
            expect(opens.some(({ rule }) => open.includes(rule))).toBe(false);
            open = [...open.filter((rule) => !closes.includes(rule)), ...opens.map(({ rule }) => rule)];
          }
          const holds = new Set(holding.map(({ rule }) => rule));
          expect(USAGE_ALERT_RULES.filter((rule) => open.includes(rule))).toEqual(
            USAGE_ALERT_RULES.filter((rule) => holds.has(rule)),
          );
        }
      }),
    );
  });
});
