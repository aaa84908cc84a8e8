import type { UseCaseDraft } from '@jalon/domain';

export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of `next` that say something else than `before`. */
export function changedFields<T extends object>(before: T, next: Partial<T>): FieldChange[] {
  return (Object.keys(next) as (keyof T & string)[])
    .filter((path) => next[path] !== undefined && !same(before[path], next[path]))
    .map((path) => ({ path, before: before[path], after: next[path] }));
}

/** Each tag once, whatever its case, in the order given. */
export function distinctTags(tags: readonly string[]): UseCaseDraft['tags'] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const key = tag.toLocaleLowerCase('fr');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}
