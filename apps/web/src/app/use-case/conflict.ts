import type { CreateUseCase } from '@jalon/contracts';
import type { Side } from '../ui/two-sides/two-sides';

/** The fields of a use case that a person writes, and some of them changed. */
export type Fields = CreateUseCase;
export type Field = keyof Fields;
export type Changes = { readonly [K in Field]?: Fields[K] };

export interface FieldConflict {
  readonly field: Field;
  readonly mine: Fields[Field];
  readonly theirs: Fields[Field];
}
export interface Merge {
  /** Fields that both changed, to different values: the person chooses. */
  readonly conflicts: readonly FieldConflict[];
  /** What I changed and nobody else touched: goes on as it is. */
  readonly kept: Changes;
}

export type Choices = Readonly<Partial<Record<Field, Side>>>;

/** A colour and its reason are one statement: half of mine with half of theirs would say what nobody said. */
const TOGETHER: readonly (readonly Field[])[] = [['health', 'healthReason']];

/**
 * What to do with my changes, made on `base`, now that the use case reads `theirs`. A field where both wrote the
 * same is settled and in neither list.
 */
export function mergeChanges(base: Fields, mine: Changes, theirs: Fields): Merge {
  const conflicts: FieldConflict[] = [];
  const kept: Record<string, unknown> = {};
  // In the order of the form, whatever the order the changes were made in.
  for (const field of fieldsOf(base)) {
    const value = mine[field];
    if (value === undefined) continue;
    const group = TOGETHER.find((fields) => fields.includes(field)) ?? [field];
    const touched = group.some((name) => !same(base[name], theirs[name]));
    if (!touched) kept[field] = value;
    else if (!same(value, theirs[field])) conflicts.push({ field, mine: value, theirs: theirs[field] });
  }
  return { conflicts, kept };
}

/** The changes to save once the person has chosen: mine where they said so, nothing where theirs stays. */
export function resolveMerge(merge: Merge, choices: Choices): Changes {
  const chosen = merge.conflicts.filter((conflict) => choices[conflict.field] === 'mine');
  return { ...merge.kept, ...Object.fromEntries(chosen.map((conflict) => [conflict.field, conflict.mine])) };
}

/** The fields of `after` that differ from `before`. */
export function changesBetween(before: Fields, after: Fields): Changes {
  return Object.fromEntries(
    fieldsOf(after)
      .filter((field) => !same(before[field], after[field]))
      .map((field) => [field, after[field]]),
  );
}

export function isEmpty(changes: Changes): boolean {
  return fieldsOf(changes).length === 0;
}

/** The writable part of a use case read from the API. */
export function fieldsFrom(useCase: Fields): Fields {
  return {
    title: useCase.title,
    summary: useCase.summary,
    entityId: useCase.entityId,
    domain: useCase.domain,
    sponsorId: useCase.sponsorId,
    businessOwnerId: useCase.businessOwnerId,
    functionalReferentId: useCase.functionalReferentId,
    productId: useCase.productId,
    health: useCase.health,
    healthReason: useCase.healthReason,
    decisionNeeded: useCase.decisionNeeded,
    valueScore: useCase.valueScore,
    feasibilityScore: useCase.feasibilityScore,
    tags: useCase.tags,
  };
}

function fieldsOf(changes: Changes): Field[] {
  return Object.keys(changes) as Field[];
}

function same(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((one, index) => one === right[index]);
}
