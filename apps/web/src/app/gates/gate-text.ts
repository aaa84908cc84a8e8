import { inject, Injectable } from '@angular/core';
import type { GateReview } from '@jalon/contracts';
import { CROSSINGS, type Bilingual, type Border, type ReviewState } from '@jalon/domain';
import type { ApiProblem, FieldProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import type { BadgeTone } from '../ui/badge/badge';

const TONES: Readonly<Record<ReviewState, BadgeTone>> = {
  pending: 'neutral',
  in_review: 'accent',
  go: 'green',
  conditional_go: 'amber',
  recycle: 'amber',
  hold: 'amber',
  no_go: 'red',
};

/** Gates in the words of the reader. */
@Injectable({ providedIn: 'root' })
export class GateText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  readonly of = (text: Bilingual): string => text[this.i18n.language()];
  readonly tone = (state: ReviewState): BadgeTone => TONES[state];

  /** « Cadrage → Réalisation » */
  readonly border = (border: Border): string => {
    const { from, to } = CROSSINGS[border];
    return `${this.i18n.t(`stage.${from}`)} → ${this.i18n.t(`stage.${to}`)}`;
  };

  /** A line that keeps the gate closed: what it is about, and what is wrong with it. */
  missing(
    line: { readonly path: string; readonly code: string },
    criteria: GateReview['grid']['criteria'],
  ): string {
    const key = /^criteria\.(.+)$/.exec(line.path)?.[1];
    if (key === undefined) return this.i18n.t(`evidence.${line.path}`);
    const criterion = criteria.find((one) => one.key === key);
    const what = this.i18n.t(`gates.missing.${line.code}`);
    return criterion
      ? this.i18n.t('gates.missing.line', { criterion: this.of(criterion.label), what })
      : what;
  }

  /** What is wrong with a field, dates and sizes written for the reader; null when nothing is. */
  field(problem: ApiProblem | null, path: string): string | null {
    const error = problem?.field(path);
    return error ? this.fieldText(error) : null;
  }

  /** One sentence for the whole problem: of its first field when it has one. */
  problem(problem: ApiProblem): string {
    const [error] = problem.errors;
    const own = error && this.i18n.has(`gates.problem.${error.code}`);
    return own ? this.fieldText(error) : this.problems.of(problem);
  }

  private fieldText(error: FieldProblem): string {
    const key = `gates.problem.${error.code}`;
    const params = Object.fromEntries(
      Object.entries(error.params ?? {}).map(([name, value]) => [name, this.param(error.code, value)]),
    );
    return this.i18n.has(key)
      ? this.i18n.t(key, params)
      : (this.problems.ofField({ ...error, params }) ?? '');
  }

  private param(code: string, value: string | number): string | number {
    if (code === 'too_large') return this.format.size(Number(value));
    return typeof value === 'string' ? this.format.date(value) : value;
  }
}
