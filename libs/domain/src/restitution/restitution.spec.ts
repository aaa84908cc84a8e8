import * as fc from 'fast-check';
import { addDays, addMonths, firstDayOf, lastDayOf, monthOf } from '../shared/local-date.js';
import { isWorkingDay, workingDaysBetween } from '../shared/working-days.js';
import { dueReminders, reminderNumber, restitutionDays, type ToldMonth } from './calendar.js';
import { compareMonths, type ComparedUseCase } from './comparison.js';
import { restitutionNeedsReason, restitutionRefusal } from './life.js';
import { owedHealth, updateBounds } from './updates.js';

const month = fc.integer({ min: 0, max: 12 * 40 }).map((count) => addMonths('2020-01', count));
const day = fc.integer({ min: 0, max: 365 * 40 }).map((count) => addDays('2020-01-01', count));

describe('the days of a month’s report', () => {
  it.each([
    // Ends on a Saturday.
    ['2026-10', '2026-10-26', '2026-10-30', '2026-11-06'],
    // All Saints' Day falls on a Saturday in 2025, New Year on a Thursday in 2026.
    ['2025-12', '2025-12-23', '2025-12-31', '2026-01-08'],
    // Labour Day and Victory Day in the days that follow.
    ['2026-04', '2026-04-23', '2026-04-30', '2026-05-11'],
  ])('%s: from %s, told on %s, due on %s', (of, earliestOn, beforeOn, dueOn) => {
    expect(restitutionDays(of)).toMatchObject({ earliestOn, beforeOn, dueOn });
  });

  it('are working days, five apart, whatever the month', () => {
    fc.assert(
      fc.property(month, (of) => {
        const { earliestOn, beforeOn, dueOn, endOn } = restitutionDays(of);
        for (const on of [earliestOn, beforeOn, dueOn, endOn]) expect(isWorkingDay(on)).toBe(true);
        expect(workingDaysBetween(beforeOn, dueOn)).toBe(5);
        expect(monthOf(beforeOn)).toBe(of);
        expect(dueOn > lastDayOf(of) && earliestOn < beforeOn).toBe(true);
      }),
    );
  });
});

describe('the clock', () => {
  const told = (rows: ToldMonth[], today: string) =>
    dueReminders(today, rows).forEach(({ month, occasion }) => {
      const row = rows.find((one) => one.month === month);
      const said = { before: false, due: false, ...row?.told, [occasion]: true };
      if (row) rows.splice(rows.indexOf(row), 1);
      rows.push({ month, open: true, told: said });
    });

  it('tells each occasion of each month once, however often and irregularly it ticks', () => {
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 200 }), (start, gaps) => {
        const rows: ToldMonth[] = [];
        const seen = new Map<string, number>();
        let today = start;
        for (const gap of gaps) {
          today = addDays(today, gap);
          for (const one of dueReminders(today, rows)) {
            const key = `${one.month} ${one.occasion}`;
            seen.set(key, (seen.get(key) ?? 0) + 1);
            expect(one.on <= today).toBe(true);
          }
          told(rows, today);
        }
        expect([...seen.values()].every((times) => times === 1)).toBe(true);
      }),
    );
  });

  it('misses no occasion of a month it ticks through daily', () => {
    fc.assert(
      fc.property(month, (of) => {
        const rows: ToldMonth[] = [];
        for (let on = firstDayOf(of); on <= restitutionDays(of).endOn; on = addDays(on, 1)) told(rows, on);
        expect(rows.find((row) => row.month === of)?.told).toEqual({ before: true, due: true });
      }),
    );
  });

  it('tells nothing of a month that is frozen', () => {
    const { beforeOn } = restitutionDays('2026-10');
    expect(dueReminders(beforeOn, [])).toHaveLength(1);
    const frozen = { month: '2026-10', open: false, told: { before: false, due: false } };
    expect(dueReminders(beforeOn, [frozen])).toEqual([]);
  });

  it('numbers occasions apart, within what the database keeps', () => {
    expect(reminderNumber('due', '2026-11-06')).not.toBe(reminderNumber('before', '2026-11-06'));
    fc.assert(fc.property(day, (on) => reminderNumber('by_hand', on) < 2 ** 31));
  });
});

describe('the moves of a month', () => {
  const open = { month: '2026-10', state: 'open' } as const;

  it('freezes from five working days before its end, with a reason before the due day', () => {
    expect(restitutionRefusal(open, 'freeze', '2026-10-25')).toBe('too_early');
    expect(restitutionRefusal(open, 'freeze', '2026-10-26')).toBeNull();
    expect(restitutionNeedsReason('2026-10', 'freeze', '2026-11-05')).toBe(true);
    expect(restitutionNeedsReason('2026-10', 'freeze', '2026-11-06')).toBe(false);
  });

  it('is opened again with a reason, never once published', () => {
    expect(restitutionNeedsReason('2026-10', 'reopen', '2026-12-01')).toBe(true);
    expect(restitutionRefusal({ ...open, state: 'frozen' }, 'reopen', '2026-12-01')).toBeNull();
    expect(restitutionRefusal({ ...open, state: 'published' }, 'reopen', '2026-12-01')).toBe('wrong_state');
    expect(restitutionRefusal({ ...open, state: 'frozen' }, 'freeze', '2026-12-01')).toBe('wrong_state');
    expect(restitutionRefusal(open, 'publish', '2026-12-01')).toBe('wrong_state');
  });
});

describe('who has not updated', () => {
  it('asks by its bounds for exactly the healths that are owed', () => {
    fc.assert(
      fc.property(month, day, day, (of, today, declaredOn) => {
        const owed = owedHealth(declaredOn, of, today) !== null;
        expect(owed).toBe(declaredOn < updateBounds(of, today).healthFrom);
      }),
    );
    expect(owedHealth(null, '2026-10', '2026-10-30')).toBe('never');
    expect(owedHealth('2026-09-20', '2026-10', '2026-10-30')).toBe('stale');
    expect(owedHealth('2026-09-30', '2026-10', '2026-10-30')).toBe('not_declared');
    expect(owedHealth('2026-10-01', '2026-10', '2026-10-30')).toBeNull();
  });
});

describe('two months compared', () => {
  const one = (id: string, more: Partial<ComparedUseCase> = {}): ComparedUseCase => ({
    id,
    live: true,
    health: 'on_track',
    milestones: [],
    ...more,
  });
  const at = (on: string) => [{ id: 'm', name: 'Pilote', on }];

  it('says who came, who went, whose health is another and what slipped', () => {
    const earlier = [one('a'), one('b'), one('c', { milestones: at('2026-10-05') })];
    const later = [
      one('a', { health: 'off_track' }),
      one('b', { live: false }),
      one('c', { milestones: at('2026-10-12') }),
      one('d'),
    ];
    expect(compareMonths(later, earlier)).toEqual({
      entered: ['d'],
      left: ['b'],
      healths: [{ id: 'a', from: 'on_track', to: 'off_track' }],
      slipped: [
        { id: 'c', slip: { id: 'm', name: 'Pilote', from: '2026-10-05', to: '2026-10-12', days: 5 } },
      ],
    });
  });

  it('adds up: followed then, plus those who came, less those who went', () => {
    const cases = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), live: fc.boolean() }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(cases, cases, (now, then) => {
        const count = (list: { live: boolean }[]) => list.filter(({ live }) => live).length;
        const { entered, left } = compareMonths(
          now.map(({ id, live }) => one(id, { live })),
          then.map(({ id, live }) => one(id, { live })),
        );
        expect(count(then) + entered.length - left.length).toBe(count(now));
      }),
    );
  });
});
