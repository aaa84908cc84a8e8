import { inject, Injectable } from '@angular/core';
import { ApiProblem, toApiProblem, type FieldProblem } from '../api/api-problem';
import { Format } from './format';
import { I18n } from './i18n';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Problems in words: whole problems under `problem.<code>`, fields under `fieldProblem.<code>`. */
@Injectable({ providedIn: 'root' })
export class ProblemText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  /** One sentence for the person; unknown codes say what to do rather than show the code. */
  of(failure: unknown): string {
    const problem = failure instanceof ApiProblem ? failure : toApiProblem(failure);
    const key = `problem.${problem.code}`;
    return this.i18n.t(this.i18n.has(key) ? key : 'problem.unknown', { requestId: problem.requestId ?? '' });
  }

  /** What is wrong with the field, with its limits, days as people write them; null when nothing is. */
  ofField(error: FieldProblem | null | undefined): string | null {
    if (!error) return null;
    const key = `fieldProblem.${error.code}`;
    const params = Object.entries(error.params ?? {}).map(
      ([name, value]) => [name, DAY.test(String(value)) ? this.format.date(String(value)) : value] as const,
    );
    return this.i18n.t(this.i18n.has(key) ? key : 'fieldProblem.invalid_value', Object.fromEntries(params));
  }
}
