import type { ImportDraft } from './draft.js';
import { nameKey } from './text.js';

/** Fields an import may change on a use case that exists. Dates are not among them: written history stays. */
export const IMPORTED_FIELDS = [
  'externalRef',
  'title',
  'summary',
  'entity',
  'domain',
  'sponsor',
  'businessOwner',
  'functionalReferent',
  'product',
  'stage',
  'condition',
  'health',
  'healthReason',
  'valueScore',
  'feasibilityScore',
  'tags',
] as const satisfies readonly (keyof ImportDraft)[];
export type ImportedField = (typeof IMPORTED_FIELDS)[number];
export type ImportedValue = string | number | readonly string[] | null;
export type ImportedValues = Readonly<Partial<Record<ImportedField, ImportedValue>>>;

const NAMES: ReadonlySet<ImportedField> = new Set([
  'entity',
  'sponsor',
  'businessOwner',
  'functionalReferent',
  'product',
]);

/** What the file says of a use case, field by field; what it says nothing about is left out. */
export function importedValues(draft: ImportDraft): ImportedValues {
  const values: Partial<Record<ImportedField, ImportedValue>> = {};
  for (const field of IMPORTED_FIELDS) {
    if (draft[field] !== null && !(field === 'stage' && draft.stageAssumed)) values[field] = draft[field];
  }
  return values;
}

/**
 * What an import has to write on a use case: fields where the file says something else than last time (`last`, null
 * when it was never imported) and than what is stored now. So the same file changes nothing, not even what people
 * edited since, and a file never erases: an empty cell says nothing.
 */
export function importChanges(
  said: ImportedValues,
  last: ImportedValues | null,
  current: ImportedValues,
): ImportedValues {
  const changes: Partial<Record<ImportedField, ImportedValue>> = {};
  for (const field of IMPORTED_FIELDS) {
    const value = said[field];
    if (value === undefined || value === null) continue;
    if (last !== null && last[field] !== undefined && same(field, last[field], value)) continue;
    if (!same(field, current[field] ?? null, value)) changes[field] = value;
  }
  // A health that needs a reason brings the file's own when Jalon has none.
  const needsReason = changes.health === 'at_risk' || changes.health === 'off_track';
  if (needsReason && changes.healthReason === undefined && (current.healthReason ?? null) === null) {
    changes.healthReason = said.healthReason ?? null;
  }
  return changes;
}

function same(field: ImportedField, a: ImportedValue, b: ImportedValue): boolean {
  if (typeof a === 'string' && typeof b === 'string')
    return NAMES.has(field) ? nameKey(a) === nameKey(b) : a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}
