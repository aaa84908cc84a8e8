import type { UseCaseCard } from '@jalon/contracts';

export const QUADRANTS = ['priorities', 'bets', 'quick_wins', 'set_aside'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** From this score on (of 5) value or feasibility is high: priorities stay few. */
export const HIGH_FROM = 4;

/** A use case with both scores. */
export type Scored = UseCaseCard & { readonly value: number; readonly feasibility: number };

export function isScored(card: UseCaseCard): card is Scored {
  return card.value !== null && card.feasibility !== null;
}

export function quadrantOf(card: Scored): Quadrant {
  const valuable = card.value >= HIGH_FROM;
  const feasible = card.feasibility >= HIGH_FROM;
  if (valuable) return feasible ? 'priorities' : 'bets';
  return feasible ? 'quick_wins' : 'set_aside';
}

export interface Bubble {
  readonly card: Scored;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GRADES = 5;
const SMALLEST = 5;
const LARGEST = 20;
const REACH = 1.3;
/** Where nobody knows the effort: between the two. */
const UNKNOWN_SHARE = 0.35;
const PADDING = 6;
/** The name of a quadrant stands at the top of its first cell. */
const NAME = 16;

/**
 * Where the bubbles go: one cell a pair of scores, those that share it fanned out over its grid, largest first and
 * then by code, so that the same use cases are always in the same place. Areas tell the effort; all radii shrink
 * together when the fullest cell asks for it.
 */
export function bubbles(cards: readonly Scored[], plot: Plot): readonly Bubble[] {
  const width = plot.width / GRADES;
  const height = plot.height / GRADES;
  const cells = new Map<number, Scored[]>();
  for (const card of cards) {
    const key = card.value * 10 + card.feasibility;
    const cell = cells.get(key);
    if (cell) cell.push(card);
    else cells.set(key, [card]);
  }
  const room = { width: width - 2 * PADDING, height: height - 2 * PADDING - NAME };
  const slots = [...cells.values()].map((cell) => gridOf(cell.length, room));
  // A star reaches further than the circle of its area.
  const largest = Math.max(2, Math.min(LARGEST, ...slots.map((slot) => slot.size / 2 / REACH)));
  const smallest = Math.min(SMALLEST, largest * 0.7);
  const most = Math.max(0, ...cards.map((card) => card.effort ?? 0));
  const radius = (effort: number | null) => {
    const share = effort === null || most === 0 ? UNKNOWN_SHARE : effort / most;
    return smallest + (largest - smallest) * Math.sqrt(share);
  };
  return [...cells.values()].flatMap((cell) => {
    const { columns, rows } = gridOf(cell.length, room);
    const first = cell[0];
    if (!first) return [];
    const left = plot.left + (first.feasibility - 1) * width + PADDING;
    const top = plot.top + (GRADES - first.value) * height + PADDING + NAME;
    const ordered = [...cell].sort(
      (one, other) => (other.effort ?? -1) - (one.effort ?? -1) || byCode(one.code, other.code),
    );
    return ordered.map((card, index) => ({
      card,
      x: left + ((index % columns) + 0.5) * (room.width / columns),
      y: top + (Math.floor(index / columns) + 0.5) * (room.height / rows),
      r: radius(card.effort),
    }));
  });
}

/** The grid that leaves the most room to each of `count`. */
function gridOf(
  count: number,
  room: { readonly width: number; readonly height: number },
): { readonly columns: number; readonly rows: number; readonly size: number } {
  let best = { columns: 1, rows: count, size: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const size = Math.min(room.width / columns, room.height / rows);
    if (size > best.size) best = { columns, rows, size };
  }
  return best;
}

function byCode(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

/** The domains in the order of their use cases, the last ones together as null. */
export function domainGroups(cards: readonly UseCaseCard[], shapes: number): readonly (string | null)[] {
  const counts = new Map<string, number>();
  for (const { domain } of cards) if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const named = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([domain]) => domain);
  const others = named.length >= shapes || cards.some((card) => card.domain === null);
  return others ? [...named.slice(0, shapes - 1), null] : named;
}
