import type { StepValue } from './fields';

/** What the server keeps of texts: trimmed, with one kind of line end. So two values compare as they are stored. */
export function tidy<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim() as T;
  if (Array.isArray(value)) return value.map((item: unknown) => tidy(item)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidy(item as unknown)])) as T;
  }
  return value;
}

/** Whether two values say the same, whatever the order of their keys. */
export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => key in right && same((left as StepValue)[key], (right as StepValue)[key]))
  );
}

export interface Clash {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * Two versions of one step that come from the same `base`: what only one side changed is taken, what both changed to
 * something else is a clash, where `merged` holds mine until somebody chooses.
 */
export function mergeStep(
  base: StepValue,
  mine: StepValue,
  theirs: StepValue,
): { readonly merged: StepValue; readonly clashes: readonly Clash[] } {
  const merged: Record<string, unknown> = { ...mine };
  const clashes: Clash[] = [];
  for (const field of Object.keys(theirs)) {
    const theyChanged = !same(base[field], theirs[field]);
    if (!theyChanged) continue;
    if (same(base[field], tidy(mine[field]))) merged[field] = theirs[field];
    else if (!same(tidy(mine[field]), theirs[field])) {
      clashes.push({ field, mine: mine[field], theirs: theirs[field] });
    }
  }
  return { merged, clashes };
}
