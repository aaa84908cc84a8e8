import * as fc from 'fast-check';
import { addWorkingDays } from '../shared/working-days.js';
import { cascade } from './cascade.js';
import { criticalPath } from './critical-path.js';
import { milestoneDate, type Plan } from './plan.js';
import { moved, plan, soundPlan } from './testing/plans.js';

const lastOf = (given: Plan) =>
  given.milestones
    .filter((one) => one.actualOn === null)
    .map((one) => milestoneDate(one) ?? '')
    .sort()
    .at(-1);

describe('criticalPath', () => {
  it('follows back the predecessor that lets the next come no earlier', () => {
    const given = plan({ a: '2026-03-02', b: '2026-03-09', c: '2026-03-04', d: '2026-03-16' }, [
      'a>b+5',
      'c>d+1',
      'b>d+5',
    ]);
    const path = criticalPath(given);
    expect(path).toMatchObject({ lastId: 'd', chain: ['a', 'b', 'd'] });
    expect(Object.fromEntries(path.float)).toEqual({ a: 0, b: 0, c: 7, d: 0 });
  });

  it('starts after what is reached', () => {
    const path = criticalPath(plan({ a: { actualOn: '2026-03-02' }, b: '2026-03-09' }, ['a>b']));
    expect(path.chain).toEqual(['b']);
    expect(path.float.has('a')).toBe(false);
  });

  it('has none once everything is reached', () => {
    expect(criticalPath(plan({ a: { actualOn: '2026-03-02' } }))).toMatchObject({ lastId: null, chain: [] });
  });

  it('gives the float that a move really has: a day more, and the last date moves', () => {
    fc.assert(
      fc.property(soundPlan, (given) => {
        const finish = lastOf(given);
        for (const [id, float] of criticalPath(given).float) {
          const milestone = given.milestones.find((one) => one.id === id);
          const on = (milestone && milestoneDate(milestone)) ?? '';
          const until = (days: number) =>
            lastOf(
              moved(
                given,
                cascade(given, { milestoneId: id, to: addWorkingDays(on, days), pull: false }).moved,
              ),
            );
          expect(float).toBeGreaterThanOrEqual(0);
          expect(until(float)).toBe(finish);
          expect((until(float + 1) ?? '') > (finish ?? '')).toBe(true);
        }
      }),
    );
  });

  it('has the least float along its chain', () => {
    fc.assert(
      fc.property(soundPlan, (given) => {
        const { chain, float, lastId } = criticalPath(given);
        if (lastId === null) return;
        expect(chain.at(-1)).toBe(lastId);
        expect(float.get(lastId)).toBe(0);
        for (const [index, id] of chain.entries()) {
          const next = chain[index + 1];
          if (next === undefined) continue;
          expect(given.dependencies.some((one) => one.predecessorId === id && one.successorId === next)).toBe(
            true,
          );
        }
      }),
    );
  });
});
