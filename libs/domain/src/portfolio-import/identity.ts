import type { ImportDraft } from './draft.js';
import { nameKey } from './text.js';

/**
 * What makes two rows the same use case, in two steps (docs/adr/0007-import-identity.md).
 *
 * 1. The **base key**: the external reference when there is one, else title and entity without case, accents and
 *    extra spaces.
 * 2. Names repeat in real portfolios, so rows of one base key are told apart by their **content**, everything the
 *    mapping reads from them: equal content is the same row twice (rejected, naming the first), different content is
 *    another use case. Against what is stored, equal content is matched first, whatever the order of the file; the
 *    rows left are then paired with the use cases left, in order, and count as edited; what still remains is new.
 */
export function baseKey(draft: Pick<ImportDraft, 'externalRef' | 'title' | 'entity'>): string {
  return draft.externalRef === null
    ? `name:${nameKey(draft.title)}\n${nameKey(draft.entity)}`
    : `ref:${draft.externalRef}`;
}

/** Everything read from the row, as text to be hashed; days assumed for lack of one are no part of it. */
export function rowContent(draft: ImportDraft): string {
  return JSON.stringify([
    draft.externalRef,
    draft.title,
    draft.summary,
    draft.entity,
    draft.domain,
    draft.sponsor,
    draft.businessOwner,
    draft.functionalReferent,
    draft.product,
    draft.stage,
    draft.condition,
    draft.health,
    draft.healthReason,
    draft.valueScore,
    draft.feasibilityScore,
    draft.tags,
    draft.history.map((step) => [step.stage, step.on]),
  ]);
}

export interface KeyedRow {
  readonly row: number;
  readonly baseKey: string;
  /** Hash of `rowContent`. */
  readonly fingerprint: string;
}

/** A use case that rows may speak of: the fingerprint it was last imported with, null when it never was. */
export interface KnownUseCase {
  readonly useCaseId: string;
  readonly baseKey: string;
  readonly fingerprint: string | null;
}

export type RowMatch =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly useCaseId: string; readonly sameContent: boolean }
  | { readonly kind: 'same_as_row'; readonly row: number }
  | { readonly kind: 'external_ref_repeated'; readonly row: number };

/**
 * The use case each row speaks of, by row number. `rows` in file order, `known` oldest first: the answer depends on
 * nothing else, so that the same file against the same portfolio always gives the same answer.
 */
export function matchRows(
  rows: readonly KeyedRow[],
  known: readonly KnownUseCase[],
): ReadonlyMap<number, RowMatch> {
  const matches = new Map<number, RowMatch>();
  const groups = groupBy(rows);
  const stored = groupBy(known);
  for (const [key, group] of groups) {
    const first = new Map<string, KeyedRow>();
    for (const row of group) {
      const twin = first.get(row.fingerprint);
      if (twin) matches.set(row.row, { kind: 'same_as_row', row: twin.row });
      else if (key.startsWith('ref:') && first.size > 0) {
        matches.set(row.row, { kind: 'external_ref_repeated', row: group[0]?.row ?? row.row });
      } else first.set(row.fingerprint, row);
    }
    pair([...first.values()], stored.get(key) ?? [], matches);
  }
  return matches;
}

function pair(
  rows: readonly KeyedRow[],
  known: readonly KnownUseCase[],
  matches: Map<number, RowMatch>,
): void {
  const free = new Set(known);
  const byFingerprint = new Map(known.map((useCase) => [useCase.fingerprint, useCase]));
  const waiting: KeyedRow[] = [];
  for (const row of rows) {
    const same = byFingerprint.get(row.fingerprint);
    if (same && free.delete(same))
      matches.set(row.row, { kind: 'known', useCaseId: same.useCaseId, sameContent: true });
    else waiting.push(row);
  }
  const left = [...free];
  waiting.forEach((row, position) => {
    const next = left[position];
    matches.set(
      row.row,
      next ? { kind: 'known', useCaseId: next.useCaseId, sameContent: false } : { kind: 'new' },
    );
  });
}

function groupBy<T extends { readonly baseKey: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.baseKey);
    if (group) group.push(item);
    else groups.set(item.baseKey, [item]);
  }
  return groups;
}
