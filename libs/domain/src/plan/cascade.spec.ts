import * as fc from 'fast-check';
import { isWorkingDay } from '../shared/working-days.js';
import { addWorkingDays, workingDaysBetween } from '../shared/working-days.js';
import { cascade, moveProblems, type PlanMove } from './cascade.js';
import { brokenDependencies, milestoneDate, predecessorsOf, type Plan } from './plan.js';
import { moved, plan, soundPlan } from './testing/plans.js';

const move = (milestoneId: string, to: string, pull = false): PlanMove => ({ milestoneId, to, pull });
const told = (given: Plan, asked: PlanMove) =>
  cascade(given, asked).moved.map((one) => `${one.milestoneId} ${one.before} ${one.after} ${one.days}`);

describe('cascade', () => {
  it('carries along what waits for the milestone, as far as it has to', () => {
    const given = plan({ a: '2026-03-02', b: '2026-03-05', c: '2026-03-30' }, ['a>b+3', 'b>c+5']);
    expect(told(given, move('a', '2026-03-04'))).toEqual([
      'a 2026-03-02 2026-03-04 2',
      'b 2026-03-05 2026-03-09 2',
    ]);
  });

  it('counts no week-end and no French holiday', () => {
    // Good Friday is worked, Easter Monday (6 April 2026) is not.
    const given = plan({ a: '2026-04-01', b: '2026-04-02' }, ['a>b+1']);
    expect(told(given, move('a', '2026-04-03'))).toEqual([
      'a 2026-04-01 2026-04-03 2',
      'b 2026-04-02 2026-04-07 2',
    ]);
  });

  it('takes the latest of several predecessors', () => {
    const given = plan({ a: '2026-03-02', b: '2026-03-20', c: '2026-03-23' }, ['a>c+1', 'b>c+1']);
    expect(told(given, move('a', '2026-03-18'))).toEqual(['a 2026-03-02 2026-03-18 12']);
  });

  it('leaves successors where they are when it comes earlier, unless asked to pull them', () => {
    const given = plan({ a: '2026-03-16', b: '2026-03-19', c: '2026-03-25' }, ['a>b+1', 'b>c+2']);
    expect(told(given, move('a', '2026-03-09'))).toEqual(['a 2026-03-16 2026-03-09 -5']);
    // b keeps its two days of room, c its two.
    expect(told(given, move('a', '2026-03-09', true))).toEqual([
      'a 2026-03-16 2026-03-09 -5',
      'b 2026-03-19 2026-03-12 -5',
      'c 2026-03-25 2026-03-18 -5',
    ]);
  });

  it('never moves what is reached, and says that it came too early', () => {
    const given = plan({ a: '2026-03-02', b: { actualOn: '2026-03-05' }, c: '2026-03-06' }, [
      'a>b+1',
      'b>c+1',
    ]);
    expect(cascade(given, move('a', '2026-03-10'))).toEqual({
      moved: [expect.objectContaining({ milestoneId: 'a' })],
      conflicts: [
        { milestoneId: 'b', name: 'B', actualOn: '2026-03-05', predecessorName: 'A', earliest: '2026-03-11' },
      ],
    });
  });

  it('moves nothing when the day is the same', () => {
    expect(cascade(plan({ a: '2026-03-02' }), move('a', '2026-03-02'))).toEqual({ moved: [], conflicts: [] });
  });
});

describe('moveProblems', () => {
  const given = plan({ a: '2026-03-02', b: '2026-03-05', c: { actualOn: '2026-03-01' } }, ['a>b+3']);
  it.each([
    [
      'a Saturday',
      move('a', '2026-03-07'),
      [{ path: 'to', code: 'not_working_day', params: { next: '2026-03-09' } }],
    ],
    [
      'before the use case',
      move('a', '2026-01-05'),
      [{ path: 'to', code: 'before_start', params: { min: '2026-02-02' } }],
    ],
    [
      'before what it waits for',
      move('b', '2026-03-04'),
      [{ path: 'to', code: 'breaks_dependency', params: { name: 'A', earliest: '2026-03-05' } }],
    ],
    [
      'what is reached',
      move('c', '2026-03-09'),
      [{ path: 'milestoneId', code: 'reached', params: { name: 'C' } }],
    ],
    ['what is not there', move('z', '2026-03-09'), [{ path: 'milestoneId', code: 'unknown' }]],
    ['a day that can be', move('b', '2026-03-09'), []],
  ])('%s', (_, asked, expected) => {
    expect(moveProblems(given, asked, '2026-02-02')).toEqual(expected);
  });
});

describe('any cascade', () => {
  const asked = fc
    .tuple(soundPlan, fc.nat(), fc.integer({ min: -60, max: 60 }), fc.boolean())
    .map(([given, pick, days, pull]) => {
      const milestone = given.milestones[pick % given.milestones.length];
      const to = addWorkingDays((milestone && milestoneDate(milestone)) ?? '2026-01-05', days);
      return { given, asked: move(milestone?.id ?? '', to, pull) };
    });
  const possible = asked.filter((one) => moveProblems(one.given, one.asked, null).length === 0);

  it('loses no lag, on working days only, and leaves what is reached', () => {
    fc.assert(
      fc.property(possible, ({ given, asked }) => {
        const { moved: moves } = cascade(given, asked);
        const after = moved(given, moves);
        expect(brokenDependencies(after)).toEqual([]);
        for (const one of moves) {
          expect(isWorkingDay(one.after)).toBe(true);
          expect(one.days).toBe(workingDaysBetween(one.before, one.after));
          expect(given.milestones.find(({ id }) => id === one.milestoneId)?.actualOn).toBeNull();
        }
      }),
    );
  });

  it('done twice changes nothing more', () => {
    fc.assert(
      fc.property(possible, ({ given, asked }) => {
        expect(cascade(moved(given, cascade(given, asked).moved), asked).moved).toEqual([]);
      }),
    );
  });

  it('moves nothing further than one of its predecessors asks', () => {
    fc.assert(
      fc.property(possible, ({ given, asked }) => {
        const { moved: moves } = cascade(given, { ...asked, pull: false });
        const after = moved(given, moves);
        const dates = new Map(after.milestones.map((one) => [one.id, milestoneDate(one)]));
        for (const one of moves.slice(1)) {
          expect(one.days).toBeGreaterThan(0);
          const earliest = (predecessorsOf(given).get(one.milestoneId) ?? []).map((link) =>
            addWorkingDays(dates.get(link.predecessorId) ?? '', link.lagDays),
          );
          expect(earliest).toContain(one.after);
        }
      }),
    );
  });

  it('pulls only what follows, and never later than it was', () => {
    fc.assert(
      fc.property(possible, ({ given, asked }) => {
        const stays = cascade(given, { ...asked, pull: false }).moved;
        const pulls = cascade(given, { ...asked, pull: true }).moved;
        const earlier = pulls[0] !== undefined && pulls[0].days < 0;
        if (earlier) {
          expect(stays).toHaveLength(1);
          expect(pulls.every((one) => one.days < 0)).toBe(true);
        } else expect(pulls).toEqual(stays);
      }),
    );
  });
});
