import * as fc from 'fast-check';
import { addDays } from '../shared/local-date.js';
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

  it('compare no fewer than five users, nor months declared by hand', () => {
    expect(rules({ activeBefore: 4, activeUsers: 0, target: null, targetOn: null })).toEqual([]);
    expect(rules({ activeBefore: 5, activeUsers: 4, target: null, targetOn: null })).toEqual([
      'adoption_falling',
    ]);
    expect(rules({ reporting: 'declared', activeUsers: 1, target: null, targetOn: null })).toEqual([]);
    expect(rules({ activeBefore: null, activeUsers: 50, target: 1 })).toEqual([]);
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
