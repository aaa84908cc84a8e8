import { fold } from '../portfolio-import/text.js';
import { DELIVERABLE_LIMITS } from './contents.js';

/** A key for something called `name`: letters, digits and dashes, at most forty, and none of `taken`. */
export function uniqueKey(name: string, taken: ReadonlySet<string>): string {
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, DELIVERABLE_LIMITS.key - 4)
      .replace(/-+$/, '') || 'x';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const key = `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
