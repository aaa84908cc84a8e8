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
  return draft.externalRef === null ? titleKey(draft.title, draft.entity) : `ref:${draft.externalRef}`;
}

/** The base key of a title and an entity, whatever the reference. */
export function titleKey(title: string, entity: string): string {
  return `name:${nameKey(title)}\n${nameKey(entity)}`;
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
  /** The title key of a row that has a reference: how it finds a use case that got none yet. */
  readonly fallbackKey?: string;
  /** Hash of `rowContent`. */
  readonly fingerprint: string;
}

/** A use case that rows may speak of: the fingerprint it was last imported with, null when it never was. */
export interface KnownUseCase {
  readonly useCaseId: string;
  /** Its base key when last imported, its reference, its present title key: any of them finds it. */
  readonly keys: readonly string[];
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
  const distinct = leaveRepeated(rows, matches);
  const taken = new Set<KnownUseCase>();
  const stored = index(known, (useCase) => useCase.keys);
  pair(distinct, (row) => row.baseKey, stored, taken, matches);
  // A reference is never traded for another: only use cases without one are found by name alone.
  const unnumbered = known.filter((useCase) => !useCase.keys.some(isReference));
  const waiting = distinct.filter((row) => !matches.has(row.row) && row.fallbackKey !== undefined);
  pair(
    waiting,
    (row) => row.fallbackKey ?? '',
    index(unnumbered, (useCase) => useCase.keys),
    taken,
    matches,
  );
  for (const row of distinct) if (!matches.has(row.row)) matches.set(row.row, { kind: 'new' });
  return matches;
}

/** The rows that stand for themselves; repeated ones get their answer in `matches`. */
function leaveRepeated(rows: readonly KeyedRow[], matches: Map<number, RowMatch>): readonly KeyedRow[] {
  const firsts = new Map<string, Map<string, number>>();
  return rows.filter(({ row, baseKey: key, fingerprint }) => {
    const seen = firsts.get(key) ?? new Map<string, number>();
    firsts.set(key, seen);
    const twin = seen.get(fingerprint);
    if (twin !== undefined) {
      matches.set(row, { kind: 'same_as_row', row: twin });
      return false;
    }
    if (isReference(key) && seen.size > 0) {
      matches.set(row, { kind: 'external_ref_repeated', row: [...seen.values()][0] ?? row });
      return false;
    }
    seen.set(fingerprint, row);
    return true;
  });
}

/** Equal content first, in any order; then what is left with what is left, in order. */
function pair(
  rows: readonly KeyedRow[],
  keyOf: (row: KeyedRow) => string,
  stored: ReadonlyMap<string, readonly KnownUseCase[]>,
  taken: Set<KnownUseCase>,
  matches: Map<number, RowMatch>,
): void {
  for (const sameContent of [true, false]) {
    for (const row of rows) {
      if (matches.has(row.row)) continue;
      const found = stored
        .get(keyOf(row))
        ?.find((useCase) => !taken.has(useCase) && (!sameContent || useCase.fingerprint === row.fingerprint));
      if (!found) continue;
      taken.add(found);
      matches.set(row.row, { kind: 'known', useCaseId: found.useCaseId, sameContent });
    }
  }
}

function isReference(key: string): boolean {
  return key.startsWith('ref:');
}

function index(
  known: readonly KnownUseCase[],
  keysOf: (useCase: KnownUseCase) => readonly string[],
): ReadonlyMap<string, readonly KnownUseCase[]> {
  const byKey = new Map<string, KnownUseCase[]>();
  for (const useCase of known) {
    for (const key of new Set(keysOf(useCase))) {
      const list = byKey.get(key);
      if (list) list.push(useCase);
      else byKey.set(key, [useCase]);
    }
  }
  return byKey;
}
