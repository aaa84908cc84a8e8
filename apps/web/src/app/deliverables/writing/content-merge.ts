import type { DeliverableContents, WrittenKind } from '@jalon/domain';

/** What people write of a deliverable, by field; each kind has its own fields. */
export type Content = DeliverableContents[WrittenKind];
export type Fields = Readonly<Record<string, unknown>>;

/** A field that two versions say differently. */
export interface ContentClash {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Contents are plain JSON whose keys stand in the order of their contract. */
export const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const fields = (content: Content): Fields => ({ ...content });

/** What was typed on top of what is saved now: fields that only one side changed are its own; `clashes` both changed. */
export function mergeContent<C extends Content>(
  base: C,
  mine: C,
  theirs: C,
): { readonly merged: C; readonly clashes: readonly ContentClash[] } {
  const [from, typed, saved] = [fields(base), fields(mine), fields(theirs)];
  const merged: Record<string, unknown> = { ...saved };
  const clashes: ContentClash[] = [];
  for (const field of Object.keys(saved)) {
    if (same(typed[field], from[field]) || same(typed[field], saved[field])) continue;
    merged[field] = typed[field];
    if (!same(saved[field], from[field])) clashes.push({ field, mine: typed[field], theirs: saved[field] });
  }
  return { merged: merged as unknown as C, clashes };
}
