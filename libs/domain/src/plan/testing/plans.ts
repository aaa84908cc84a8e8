import * as fc from 'fast-check';
import { addDays } from '../../shared/local-date.js';
import { addWorkingDays } from '../../shared/working-days.js';
import {
  brokenDependencies,
  milestoneDate,
  type Dependency,
  type Plan,
  type PlannedMilestone,
} from '../plan.js';

/** Milestones by letter, so that tests read as the plan does: `plan({ a: '2026-03-02' }, ['a>b+3'])`. */
export function plan(
  dates: Readonly<Record<string, string | { readonly actualOn: string }>>,
  links: readonly string[] = [],
): Plan {
  return {
    milestones: Object.entries(dates).map(([id, on]) => ({
      id,
      name: id.toUpperCase(),
      baselineOn: null,
      forecastOn: typeof on === 'string' ? on : null,
      actualOn: typeof on === 'string' ? null : on.actualOn,
    })),
    dependencies: links.map((link) => {
      const [, predecessorId = '', successorId = '', lag = '0'] =
        /^(\w+)>(\w+)(?:\+(\d+))?$/.exec(link) ?? [];
      return { predecessorId, successorId, lagDays: Number(lag) };
    }),
  };
}

/** A plan that holds together: no closed chain, working days, every lag kept; some milestones are reached. */
export const soundPlan: fc.Arbitrary<Plan> = fc
  .record({
    days: fc.array(fc.record({ after: fc.nat(120), reached: fc.integer({ min: 0, max: 5 }) }), {
      minLength: 1,
      maxLength: 12,
    }),
    links: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.nat(15)), { maxLength: 24 }),
    order: fc.nat(),
  })
  .map(({ days, links, order }) => {
    const dependencies = new Map<string, Dependency>();
    for (const [left, right, lagDays] of links) {
      const [from, to] = [Math.min(left, right), Math.max(left, right)];
      // Only forward, so that nothing closes.
      if (from === to || to >= days.length) continue;
      dependencies.set(`${from}>${to}`, { predecessorId: `m${from}`, successorId: `m${to}`, lagDays });
    }
    const milestones: PlannedMilestone[] = [];
    for (const [index, { after, reached }] of days.entries()) {
      const asked = [...dependencies.values()]
        .filter((one) => one.successorId === `m${index}`)
        .flatMap((one) => {
          const before = milestones.find((milestone) => milestone.id === one.predecessorId);
          const on = before && milestoneDate(before);
          return on ? [addWorkingDays(on, one.lagDays)] : [];
        });
      const wished = addWorkingDays(addDays('2026-01-05', after), 0);
      const on = [wished, ...asked].sort().at(-1) ?? wished;
      milestones.push({
        id: `m${index}`,
        name: `M${index}`,
        baselineOn: null,
        forecastOn: on,
        actualOn: reached === 0 ? on : null,
      });
    }
    // The order of the rows means nothing.
    const shift = order % milestones.length;
    return {
      milestones: [...milestones.slice(shift), ...milestones.slice(0, shift)],
      dependencies: [...dependencies.values()],
    };
  })
  .filter((made) => brokenDependencies(made).length === 0);

/** The plan with the dates that a cascade gives it. */
export function moved(
  before: Plan,
  moves: readonly { readonly milestoneId: string; readonly after: string }[],
): Plan {
  const to = new Map(moves.map((one) => [one.milestoneId, one.after]));
  return {
    ...before,
    milestones: before.milestones.map((one) => ({ ...one, forecastOn: to.get(one.id) ?? one.forecastOn })),
  };
}
