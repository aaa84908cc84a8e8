import * as fc from 'fast-check';
import { brokenDependencies, cyclePath, planOrder } from './plan.js';
import { plan, soundPlan } from './testing/plans.js';

describe('cyclePath', () => {
  const given = plan({ a: '2026-03-02', b: '2026-03-05', c: '2026-03-09' }, ['a>b', 'b>c']);
  it.each([
    ['c>a', ['C', 'A', 'B', 'C']],
    ['b>a', ['B', 'A', 'B']],
    ['a>a', ['A', 'A']],
    ['a>c', null],
  ])('%s', (link, path) => {
    const [added] = plan({}, [link]).dependencies;
    expect(added && cyclePath(given, added)).toEqual(path);
  });

  it('speaks exactly when the order would lose a milestone', () => {
    fc.assert(
      fc.property(soundPlan, fc.nat(), fc.nat(), (given, left, right) => {
        const ids = given.milestones.map((one) => one.id);
        const predecessorId = ids[left % ids.length] ?? '';
        const successorId = ids[right % ids.length] ?? '';
        const added = { predecessorId, successorId, lagDays: 0 };
        const order = planOrder({ ...given, dependencies: [...given.dependencies, added] });
        expect(cyclePath(given, added) === null).toBe(order.length === ids.length);
      }),
    );
  });
});

describe('planOrder', () => {
  it('puts every milestone after what it waits for', () => {
    fc.assert(
      fc.property(soundPlan, (given) => {
        const order = planOrder(given);
        expect(order).toHaveLength(given.milestones.length);
        for (const { predecessorId, successorId } of given.dependencies) {
          expect(order.indexOf(predecessorId)).toBeLessThan(order.indexOf(successorId));
        }
      }),
    );
  });
});

describe('brokenDependencies', () => {
  it('names what stands too early, and from when it could', () => {
    const given = plan({ a: '2026-03-06', b: '2026-03-09', c: '2026-03-30' }, ['a>b+2', 'a>c+1']);
    expect(brokenDependencies(given)).toEqual([
      expect.objectContaining({ earliest: '2026-03-10', successor: expect.objectContaining({ id: 'b' }) }),
    ]);
    expect(brokenDependencies(given, 'c')).toEqual([]);
  });
  it('holds no fact against anybody', () => {
    expect(brokenDependencies(plan({ a: '2026-03-06', b: { actualOn: '2026-03-02' } }, ['a>b']))).toEqual([]);
  });
});
