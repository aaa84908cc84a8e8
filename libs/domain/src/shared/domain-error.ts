/** Every way a rule of the business can refuse; the API maps each to one HTTP answer. */
export type DomainErrorCode =
  | 'not_found'
  | 'forbidden'
  | 'invalid_value'
  | 'reason_required'
  | 'transition_not_allowed'
  | 'evidence_missing'
  | 'version_conflict'
  | 'already_exists'
  | 'limit_exceeded'
  | 'file_refused'
  | 'not_cancellable'
  | 'not_ready';

/** A rule that said no. `fields` names what is wrong by path, with a code the web translates. */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    readonly detail: string,
    readonly fields: readonly FieldError[] = [],
    /** The current state of what was to be changed, for `version_conflict`. */
    readonly current: unknown = undefined,
  ) {
    super(detail);
    this.name = 'DomainError';
  }
}

export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
