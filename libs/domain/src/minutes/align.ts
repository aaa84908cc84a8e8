/**
 * Work that comparisons may still do. One is shared by all of a document, so that a hostile text costs what an
 * ordinary one does and only reads less finely.
 */
export interface Budget {
  left: number;
}

/** Position in the older and in the newer sequence. */
export type Match = readonly [number, number];

/**
 * Which items stay, in order: the longest common subsequence by Myers' O(ND) while the budget lasts, else the items
 * that occur once on both sides and keep their order.
 */
export function align(before: readonly string[], after: readonly string[], budget: Budget): readonly Match[] {
  let start = 0;
  const shortest = Math.min(before.length, after.length);
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;

  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const middle = a.length === 0 || b.length === 0 ? [] : (myers(a, b, budget) ?? unique(a, b));
  return [
    ...Array.from({ length: start }, (_, index): Match => [index, index]),
    ...middle.map(([i, j]): Match => [i + start, j + start]),
    ...Array.from({ length: end }, (_, index): Match => [
      before.length - end + index,
      after.length - end + index,
    ]),
  ];
}

/** No trace is kept beyond this many differences: it would take a megabyte and say nothing to a reader. */
const MOST_DIFFERENCES = 600;

function myers(a: readonly string[], b: readonly string[], budget: Budget): readonly Match[] | null {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  // furthest[k + most + 1]: how far the path on diagonal k = i − j has come in `a`.
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(furthest.slice(most + 1 - d, most + 2 + d));
    budget.left -= d + 1;
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      const down = k === -d || (k !== d && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
      let i = down ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      const from = i;
      while (i < a.length && i - k < b.length && a[i] === b[i - k]) i++;
      budget.left -= i - from;
      furthest[at] = i;
      if (i >= a.length && i - k >= b.length) return walkBack(a, b, trace, d);
    }
    if (budget.left < 0) return null;
  }
  return null;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Int32Array[],
  differences: number,
): readonly Match[] {
  const matches: Match[] = [];
  let i = a.length;
  let j = b.length;
  for (let d = differences; d >= 0; d--) {
    const k = i - j;
    // The row kept before round d: its diagonals −d…d, of which round d reads the neighbours.
    const row = trace[d];
    const value = (diagonal: number) => row?.[diagonal + d] ?? 0;
    const down = d > 0 && (k === -d || (k !== d && value(k - 1) < value(k + 1)));
    const fromI = d === 0 ? 0 : down ? value(k + 1) : value(k - 1) + 1;
    const fromJ = fromI - k;
    while (i > fromI && j > fromJ) matches.push([--i, --j]);
    if (down) j = fromJ - 1;
    else if (d > 0) i = fromI - 1;
  }
  return matches.reverse();
}

/** Patience: what occurs once on both sides, kept where the order agrees. Linear but for a logarithm. */
function unique(a: readonly string[], b: readonly string[]): readonly Match[] {
  const once = (items: readonly string[]) => {
    const where = new Map<string, number>();
    items.forEach((item, index) => where.set(item, where.has(item) ? -1 : index));
    return where;
  };
  const inB = once(b);
  const pairs: Match[] = [];
  for (const [item, i] of once(a)) {
    const j = inB.get(item) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  pairs.sort((one, other) => one[0] - other[0]);
  return increasing(pairs);
}

/** The longest run of pairs whose second members rise. */
function increasing(pairs: readonly Match[]): readonly Match[] {
  const ends: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const kept: Match[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}
