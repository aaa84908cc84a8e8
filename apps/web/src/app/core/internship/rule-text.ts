import { inject, Injectable } from '@angular/core';
import { VERDICT_KINDS, type ParamKind, type VerdictCode } from '@jalon/domain';
import type { FieldProblem } from '../api/api-problem';
import { Format } from '../i18n/format';
import { I18n } from '../i18n/i18n';
import { ProblemText } from '../i18n/problem-text';

type Params = Readonly<Record<string, string | number>>;

/** The law on internships in words: its verdicts, hours and amounts. Its words come with the routes of internships. */
@Injectable({ providedIn: 'root' })
export class RuleText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly problemText = inject(ProblemText);

  /** `924 h`, `3 h 30`. */
  hours(minutes: number): string {
    const rest = minutes % 60;
    const whole = `${this.format.number((minutes - rest) / 60)}\u00a0h`;
    return rest === 0 ? whole : `${whole}\u00a0${String(rest).padStart(2, '0')}`;
  }

  money(cents: number): string {
    return this.format.number(cents / 100, { style: 'currency', currency: 'EUR' });
  }

  /** What a verdict says. */
  verdict({ code, params }: { readonly code: VerdictCode; readonly params: Params }): string {
    const kinds: Readonly<Record<string, ParamKind>> = VERDICT_KINDS[code].params;
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, this.param(kinds[name] ?? 'number', value)]),
    );
    return this.i18n.t(`internships.law.verdicts.${code}`, shown);
  }

  /** What keeps something from being done: a verdict with its rule, or what is wrong with a field. */
  error(error: FieldProblem): string {
    if (!isVerdict(error.code)) return this.problemText.ofField(error) ?? '';
    const said = this.verdict({ code: error.code, params: error.params ?? {} });
    return this.i18n.t('internships.ruleSays', { rule: VERDICT_KINDS[error.code].rule, text: said });
  }

  private param(kind: ParamKind, value: string | number): string {
    switch (kind) {
      case 'minutes':
        return this.hours(Number(value));
      case 'cents':
        return this.money(Number(value));
      case 'date':
        return this.format.date(String(value), 'long');
      case 'term':
        return this.i18n.t(`internships.law.terms.${value}`);
      case 'number':
        return this.format.number(Number(value));
    }
  }
}

function isVerdict(code: string): code is VerdictCode {
  return Object.hasOwn(VERDICT_KINDS, code);
}
