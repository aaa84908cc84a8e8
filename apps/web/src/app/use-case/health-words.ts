import { inject, Injectable } from '@angular/core';
import type { UseCaseDetail } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

type Cause = NonNullable<UseCaseDetail['computedHealth']>['causes'][number];

const IN_SENTENCE = 2;

/** The causes of a computed health in words, with where each is to be seen. */
@Injectable({ providedIn: 'root' })
export class HealthWords {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  cause(cause: Cause): string {
    if (cause.kind === 'delay') {
      return this.i18n.plural('useCases.health.cause.delay', cause.days, { name: cause.name });
    }
    if (cause.kind === 'cost') {
      return this.i18n.t('useCases.health.cause.cost', { percent: this.format.number(cause.percent) });
    }
    const { code, title, score } = cause;
    return this.i18n.t('useCases.health.cause.risk', { code, title, score });
  }

  more(count: number): string {
    return this.i18n.plural('useCases.health.more', count);
  }

  /** The first causes as one sentence: a reason to start from. Empty without causes. */
  sentence(causes: readonly Cause[]): string {
    if (causes.length === 0) return '';
    const separator = this.i18n.language() === 'fr' ? '\u202f; ' : '; ';
    const told = causes.slice(0, IN_SENTENCE).map((cause) => this.cause(cause));
    if (causes.length > IN_SENTENCE) told.push(this.more(causes.length - IN_SENTENCE));
    const text = told.join(separator);
    return `${text.charAt(0).toLocaleUpperCase(this.i18n.language())}${text.slice(1)}.`.slice(0, 1000);
  }

  link(useCaseId: string, cause: Cause): readonly string[] {
    return [
      '/use-cases',
      useCaseId,
      ...(cause.kind === 'cost' ? [] : [cause.kind === 'risk' ? 'register' : 'plan']),
    ];
  }

  params(cause: Cause): Readonly<Record<string, string>> | null {
    return cause.kind === 'risk' ? { kind: 'risk', item: cause.code } : null;
  }
}
