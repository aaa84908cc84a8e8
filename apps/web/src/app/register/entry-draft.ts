import type { RegisterChanges, RegisterEntry } from '@jalon/contracts';
import { foreignFields, type RegisterDraft, type RegisterKind } from '@jalon/domain';

/** Every field that a person writes, as controls hold them: an empty text stands for nothing. */
export type Draft = Readonly<Record<keyof RegisterDraft, string>>;

const FIELDS: readonly (keyof RegisterDraft)[] = [
  'title',
  'description',
  'ownerId',
  'openedOn',
  'dueOn',
  'probability',
  'impact',
  'residualProbability',
  'residualImpact',
  'response',
  'responsePlan',
  'deciderId',
  'decidedOn',
  'alternatives',
];
const GRADES: ReadonlySet<keyof RegisterDraft> = new Set([
  'probability',
  'impact',
  'residualProbability',
  'residualImpact',
]);

/** The fields an entry of `kind` has. */
export function fieldsOf(kind: RegisterKind): readonly (keyof RegisterDraft)[] {
  const foreign = new Set(foreignFields(kind));
  return FIELDS.filter((field) => !foreign.has(field));
}

export function draftOf(entry: RegisterEntry): Draft {
  const pairs = FIELDS.map((field) => [field, entry[field] === null ? '' : String(entry[field])]);
  return Object.fromEntries(pairs) as Draft;
}

/** What the draft says differently from the entry it began with, for the API. */
export function changesOf(entry: RegisterEntry, draft: Draft): RegisterChanges {
  const before = draftOf(entry);
  const changed = fieldsOf(entry.kind).filter((field) => draft[field].trim() !== before[field].trim());
  return Object.fromEntries(changed.map((field) => [field, valueOf(field, draft[field].trim())]));
}

function valueOf(field: keyof RegisterDraft, text: string): string | number | null {
  if (field === 'title' || field === 'description' || field === 'openedOn') return text;
  if (text === '') return null;
  return GRADES.has(field) ? Number(text) : text;
}
