import { inject, Injectable } from '@angular/core';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';

/** What went wrong with a deliverable, as exactly as it is known. */
@Injectable({ providedIn: 'root' })
export class ProblemWords {
  private readonly i18n = inject(I18n);
  private readonly problems = inject(ProblemText);

  /** Why a job failed, from the code it left: a job's own, a problem's or a field's. */
  failure(code: string | null): string {
    for (const key of [`jobs.error.${code}`, `problem.${code}`, `fieldProblem.${code}`])
      if (code !== null && this.i18n.has(key)) return this.i18n.t(key);
    return this.i18n.t('jobs.error.unknown');
  }

  /** What the server refused: what is wrong with its first value, else with the whole. */
  refusal(failure: unknown): string {
    const problem = toApiProblem(failure);
    const error = problem.errors[0];
    const key = `deliverables.refusal.${error?.code}`;
    if (error && this.i18n.has(key)) return this.i18n.t(key, error.params ?? {});
    return this.problems.ofField(error) ?? this.problems.of(problem);
  }
}
