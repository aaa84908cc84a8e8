/**
 * Widths of columns once what stands in them is known: a column that has more than its longest line needs gives to those
 * that have less, as far as it goes. The sum stays; nothing changes where nothing lacks.
 */
export function shareSpare(widths: readonly number[], needed: readonly number[]): number[] {
  const over = widths.map((width, at) => Math.max(0, width - (needed[at] ?? 0)));
  const under = widths.map((width, at) => Math.max(0, (needed[at] ?? 0) - width));
  const spare = over.reduce((sum, each) => sum + each, 0);
  const lack = under.reduce((sum, each) => sum + each, 0);
  const moved = Math.min(spare, lack);
  if (moved === 0) return [...widths];
  return widths.map(
    (width, at) => width - ((over[at] ?? 0) * moved) / spare + ((under[at] ?? 0) * moved) / lack,
  );
}
