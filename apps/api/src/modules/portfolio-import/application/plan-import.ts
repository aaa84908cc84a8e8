import { createHash } from 'node:crypto';
import type { ImportMapping, ImportOutcome } from '@jalon/contracts';
import {
  baseKey,
  dateEvidence,
  dateOrder,
  importChanges,
  importedValues,
  matchRows,
  readRow,
  rowContent,
  titleKey,
  type DateOrder,
  type ImportDraft,
  type ImportedValues,
  type ImportIssue,
  type KeyedRow,
  type LocalDate,
  type ReadingPlan,
  type ReadRow,
  type RowMatch,
  type SourceRow,
} from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import { knownUseCases, storedUseCases, type StoredUseCase } from '../persistence/portfolio.reader.js';

/** What is to be written for a row; null when nothing is. */
export type PlannedWrite =
  | { readonly kind: 'create'; readonly draft: ImportDraft; readonly said: ImportedValues }
  | {
      readonly kind: 'update';
      readonly draft: ImportDraft;
      readonly stored: StoredUseCase;
      /** Empty when only what the file says has changed, and Jalon had it already. */
      readonly changes: ImportedValues;
      readonly said: ImportedValues;
    };

export interface PlannedRow {
  readonly row: number;
  readonly outcome: ImportOutcome;
  readonly title: string | null;
  readonly useCaseId: string | null;
  readonly reasons: readonly ImportIssue[];
  readonly baseKey: string;
  readonly fingerprint: string;
  readonly write: PlannedWrite | null;
}

export interface PlanInput {
  readonly source: () => AsyncIterable<readonly SourceRow[]>;
  readonly headers: readonly string[];
  readonly mapping: ImportMapping;
  readonly today: LocalDate;
  /** Reads the portfolio, within the transaction that will write it when there is one. */
  readonly query: Query;
  /** Whether the use cases to be written are locked as they are read. */
  readonly lock: boolean;
}

/**
 * What importing a file does, row by row in file order, given the portfolio as it is. Nothing is written. Rows pass
 * three times: for the order of dates, for identities, for the plan itself; only keys are held for all of them.
 */
export async function* planImport(input: PlanInput): AsyncGenerator<readonly PlannedRow[]> {
  const plan: ReadingPlan = {
    headers: input.headers,
    columns: input.mapping.columns,
    defaultEntity: input.mapping.defaultEntity,
    defaultStage: input.mapping.defaultStage,
    dateOrders: await dateOrders(input),
    today: input.today,
  };
  const keys = new Map<number, KeyedRow>();
  const kept = new Map<number, ReadRow>();
  for await (const slice of input.source()) {
    for (const source of slice) {
      const read = readRow(source, plan);
      if (kept.size < KEPT_ROWS) kept.set(source.row, read);
      if (read.draft) keys.set(source.row, keyed(source.row, read.draft));
    }
  }
  const matches = matchRows([...keys.values()], await knownUseCases(input.query));
  for await (const slice of input.source()) {
    const ids = slice.flatMap(({ row }) => {
      const match = matches.get(row);
      return match?.kind === 'known' && !match.sameContent ? [match.useCaseId] : [];
    });
    const stored = await storedUseCases(input.query, ids, input.lock);
    yield slice.map((source) =>
      planRow(
        kept.get(source.row) ?? readRow(source, plan),
        keys.get(source.row),
        matches.get(source.row),
        stored,
      ),
    );
  }
}

function keyed(row: number, draft: ImportDraft): KeyedRow {
  const fingerprint = createHash('sha256').update(rowContent(draft)).digest('base64url');
  const key = baseKey(draft);
  if (draft.externalRef === null) return { row, baseKey: key, fingerprint };
  return { row, baseKey: key, fallbackKey: titleKey(draft.title, draft.entity), fingerprint };
}

function planRow(
  read: ReadRow,
  key: KeyedRow | undefined,
  match: RowMatch | undefined,
  stored: ReadonlyMap<string, StoredUseCase>,
): PlannedRow {
  const { row, title, draft, issues } = read;
  const common = { row, title, baseKey: key?.baseKey ?? '', fingerprint: key?.fingerprint ?? '' };
  const nothing = { ...common, useCaseId: null, write: null };
  if (!draft || !match) return { ...nothing, outcome: 'rejected', reasons: issues };
  if (match.kind === 'same_as_row' || match.kind === 'external_ref_repeated') {
    const field = match.kind === 'same_as_row' ? 'title' : 'externalRef';
    return {
      ...nothing,
      outcome: 'rejected',
      reasons: [{ field, code: match.kind, value: String(match.row) }],
    };
  }
  if (match.kind === 'new') {
    const write: PlannedWrite = { kind: 'create', draft, said: importedValues(draft) };
    return { ...common, useCaseId: null, outcome: 'created', reasons: issues, write };
  }
  const { useCaseId } = match;
  const found = stored.get(useCaseId);
  if (match.sameContent || !found) {
    return { ...common, useCaseId, outcome: 'unchanged', reasons: issues, write: null };
  }
  const said = importedValues(draft);
  const changes = importChanges(said, found.said, found.values);
  const outcome = Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
  const write: PlannedWrite = {
    kind: 'update',
    draft,
    stored: found,
    changes,
    said: { ...found.said, ...said },
  };
  return { ...common, useCaseId, outcome, reasons: issues, write };
}

/** Rows read once and held; beyond them a row is read again, which costs time instead of memory. */
const KEPT_ROWS = 5_000;

const DATE_FIELDS = new Set([
  'opportunityOn',
  'framingOn',
  'deliveryOn',
  'deploymentOn',
  'usageOn',
  'closedOn',
]);

/** Day or month first, column by column, from every cell of the date columns. */
async function dateOrders(input: PlanInput): Promise<ReadonlyMap<number, DateOrder>> {
  const found = new Map<number, { dmy: number; mdy: number }>();
  for (const { index, field } of input.mapping.columns)
    if (DATE_FIELDS.has(field)) found.set(index, { dmy: 0, mdy: 0 });
  if (found.size === 0) return new Map();
  const file = { dmy: 0, mdy: 0 };
  for await (const slice of input.source()) {
    for (const { cells } of slice) {
      for (const [index, column] of found) {
        const order = dateEvidence(cells[index] ?? '');
        if (order === null) continue;
        column[order]++;
        file[order]++;
      }
    }
  }
  return new Map([...found].map(([index, column]) => [index, dateOrder(column, file)]));
}
