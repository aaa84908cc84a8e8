import { inject, Injectable } from '@angular/core';
import { ProblemText } from '../../core/i18n/problem-text';
import type { FieldErrors } from './content-editor';

/** What does not fit in a content, in words. */
@Injectable({ providedIn: 'root' })
export class FieldErrorText {
  private readonly problems = inject(ProblemText);

  of(error: FieldErrors[string] | undefined): string | null {
    return error ? this.problems.ofField({ path: '', ...error }) : null;
  }
}
