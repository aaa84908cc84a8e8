import { inject, Injectable } from '@angular/core';
import type { RegisterEntry } from '@jalon/contracts';
import { isLocalDate, OPEN_STATES, riskLevel, type RegisterState } from '@jalon/domain';
import { ApiProblem, toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import type { BadgeTone } from '../ui/badge/badge';

/** Refusals, states and severities of the register in words and tones. */
@Injectable({ providedIn: 'root' })
export class RegisterText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);

  /** What is wrong with a field, dates written out; null when nothing is. */
  ofField(error: FieldProblem | null | undefined): string | null {
    if (!error) return null;
    const key = `register.problem.${error.code}`;
    if (!this.i18n.has(key)) return this.problems.ofField(error);
    const params = Object.entries(error.params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && isLocalDate(value) ? this.format.date(value, 'long') : value,
    ]);
    return this.i18n.t(key, Object.fromEntries(params) as Record<string, string | number>);
  }

  /** The whole refusal: what concerns no field on screen, else one sentence for all. */
  of(failure: unknown, shown: readonly string[] = []): string | null {
    const problem = failure instanceof ApiProblem ? failure : toApiProblem(failure);
    const rest = problem.errors.find((error) => !shown.includes(error.path.replace('changes.', '')));
    if (rest) return this.ofField(rest);
    return problem.errors.length > 0 ? null : this.problems.of(problem);
  }

  tone(state: RegisterState): BadgeTone {
    if (state === 'occurred') return 'red';
    if (state === 'in_progress') return 'accent';
    return OPEN_STATES.includes(state) ? 'amber' : 'neutral';
  }

  severityTone(score: number): BadgeTone {
    return ({ low: 'green', moderate: 'amber', severe: 'red' } as const)[riskLevel(score)];
  }

  /** « 16 / 25, forte » */
  severity(score: number): string {
    return this.i18n.t('register.scoreLevel', {
      score,
      level: this.i18n.t(`register.level.${riskLevel(score)}`),
    });
  }
}

/** Whether something still has to happen with the entry. */
export function isOpen(entry: Pick<RegisterEntry, 'state'>): boolean {
  return OPEN_STATES.includes(entry.state);
}
