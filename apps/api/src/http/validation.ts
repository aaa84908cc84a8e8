import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, type FieldError } from '@jalon/domain';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

const MAX_ISSUES = 50;

/** Validates bodies, queries and parameters with the contract's schemas; the answer names each field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new DomainError(
      'invalid_value',
      'Some values cannot be accepted',
      firstOfEach(issues.slice(0, MAX_ISSUES).flatMap((issue) => fieldErrors(issue))),
    ),
});

/** One thing to mend a field: a wrong type breaks every rule of its field at once. */
function firstOfEach(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter((error, index) => errors.findIndex((other) => other.path === error.path) === index);
}

function fieldErrors(issue: Issue): readonly FieldError[] {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? [])
      .slice(0, MAX_ISSUES)
      .map((key) => ({ path: [...path, key].join('.'), code: 'unknown_field' }));
  }
  const params: Record<string, number> = {};
  if (issue.minimum !== undefined) params['min'] = Number(issue.minimum);
  if (issue.maximum !== undefined) params['max'] = Number(issue.maximum);
  return [
    { path: path.join('.'), code: issueCode(issue), ...(Object.keys(params).length > 0 ? { params } : {}) },
  ];
}

/** Our own refinements carry their code as message (`required`); the rest keeps zod's code (`too_big`). */
function issueCode(issue: Issue): string {
  if (issue.code === 'custom' || issue.code === undefined || /^[a-z_]+$/.test(issue.message)) {
    return /^[a-z_]+$/.test(issue.message) ? issue.message : 'invalid';
  }
  return issue.code;
}
