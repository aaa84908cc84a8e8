import { DomainError, type FieldError } from '../../shared/domain-error.js';

/** How `work` was refused; it is a failure when it was not. */
export function refusal(work: () => unknown): {
  readonly code: string;
  readonly fields: readonly FieldError[];
} {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, fields: error.fields };
    throw error;
  }
  throw new Error('It was not refused');
}
