import { DomainError, type FieldError } from '../shared/domain-error.js';

/** The move asked for among those that leave. @throws DomainError `transition_not_allowed`, `evidence_missing`, `reason_required` */
export function takenMove<Row extends MoveRow>(
  rows: readonly Row[],
  state: string,
  move: { readonly name: string; readonly reason: string | null },
): Row {
  const found = rows.find(({ name }) => name === move.name);
  if (!found) {
    throw new DomainError('transition_not_allowed', `"${move.name}" does not leave from ${state}`, [
      { path: 'name', code: 'transition_not_allowed' },
    ]);
  }
  if (found.missing.length > 0) {
    const lacks = found.missing.map((missing): FieldError =>
      typeof missing === 'string' ? { path: missing, code: 'evidence_missing' } : missing,
    );
    throw new DomainError('evidence_missing', `"${move.name}" lacks something`, lacks);
  }
  if (found.needsReason && !move.reason?.trim()) {
    throw new DomainError('reason_required', 'This move needs a reason', [
      { path: 'reason', code: 'reason_required' },
    ]);
  }
  return found;
}

interface MoveRow {
  readonly name: string;
  readonly missing: readonly (string | FieldError)[];
  readonly needsReason: boolean;
}
