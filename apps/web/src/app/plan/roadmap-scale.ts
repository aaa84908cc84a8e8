import type { DeploymentRow, PlanMilestone, PlanView } from '@jalon/contracts';
import type { Wave } from '@jalon/domain';
import { timeAxis, type TimeAxis } from '../ui/chart/time-axis';

export const ROW = 40;
export const TOP = 24;
/** Half of a mark: arrows stop where it begins. */
const HALF = 9;
/** Room for the day written at the right of the last mark. */
const LABEL = 60;

export interface RoadmapRow {
  readonly milestone: PlanMilestone;
  /** The day it stands on, the one a move would give it included. */
  readonly on: string;
  readonly x: number;
  readonly y: number;
  /** Where the compared baseline has it. */
  readonly ghost: number | null;
  /** Where it stood before the move that is being tried. */
  readonly before: number | null;
}

/** What goes live together, from its first day to its last, under the milestones. */
export interface RoadmapWave {
  readonly wave: DatedWave;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** A wave whose days are known. */
export interface DatedWave extends Wave<DeploymentRow> {
  readonly from: string;
  readonly to: string;
}

export interface RoadmapLink {
  readonly id: string;
  readonly d: string;
  readonly critical: boolean;
  readonly broken: boolean;
}

export interface Roadmap {
  readonly axis: TimeAxis;
  readonly today: number;
  readonly height: number;
  readonly rows: readonly RoadmapRow[];
  readonly links: readonly RoadmapLink[];
  readonly waves: readonly RoadmapWave[];
}

/**
 * The plan drawn on `width` pixels; `tried` gives the days of a move that is not confirmed yet. The axis is that of
 * the plan as it stands, stretched only when something would leave it, so that nothing jumps under the pointer.
 */
export function roadmap(
  plan: Pick<PlanView, 'milestones' | 'dependencies'>,
  tried: ReadonlyMap<string, string>,
  today: string,
  width: number,
  waves: readonly DatedWave[] = [],
): Roadmap | null {
  const { milestones } = plan;
  const days = milestones.flatMap((one) => [one.on, ...(one.comparedOn === null ? [] : [one.comparedOn])]);
  days.push(...waves.flatMap(({ from, to }) => [from, to]));
  if (days.length === 0) return null;
  const axis = timeAxis([...days, today, ...roomFor(days, tried)], Math.max(LABEL, width - LABEL));
  if (!axis) return null;
  const rows = milestones.map((milestone, index) => {
    const on = tried.get(milestone.id) ?? milestone.on;
    return {
      milestone,
      on,
      x: axis.x(on),
      y: TOP + index * ROW + ROW / 2,
      ghost: milestone.comparedOn === null ? null : axis.x(milestone.comparedOn),
      before: on === milestone.on ? null : axis.x(milestone.on),
    };
  });
  const byId = new Map(rows.map((row) => [row.milestone.id, row]));
  const links = plan.dependencies.flatMap(({ predecessorId, successorId, brokenUntil }) => {
    const [from, to] = [byId.get(predecessorId), byId.get(successorId)];
    if (!from || !to) return [];
    return [
      {
        id: `${predecessorId}>${successorId}`,
        d: arrow(from, to),
        critical: from.milestone.critical && to.milestone.critical,
        broken: brokenUntil !== null,
      },
    ];
  });
  const under = waves.map((wave, index) => ({
    wave,
    from: axis.x(wave.from),
    to: axis.x(wave.to),
    y: TOP + (rows.length + index) * ROW + ROW / 2,
  }));
  const height = TOP + (rows.length + under.length) * ROW;
  return { axis, today: axis.x(today), height, rows, links, waves: under };
}

function roomFor(days: readonly string[], tried: ReadonlyMap<string, string>): readonly string[] {
  const last = [...days].sort().at(-1) ?? '';
  const first = [...days].sort()[0] ?? '';
  return [...tried.values()].filter((day) => day > last || day < first);
}

/** Down (or up) from the predecessor, across between the rows, where no slip is drawn, then to the successor. */
function arrow(from: RoadmapRow, to: RoadmapRow): string {
  const step = to.y > from.y ? 1 : -1;
  const between = to.y - (step * ROW) / 2;
  return `M${from.x},${from.y + step * HALF} V${between} H${to.x} V${to.y - step * (HALF + 3)}`;
}
