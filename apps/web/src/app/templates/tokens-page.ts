import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { templateTokens, type TemplateToken } from '@jalon/contracts';
import { DELIVERABLE_KINDS, DELIVERABLE_RULES, TEMPLATE_FORMATS } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { TokenRows } from './token-rows';

const GROUPS = ['text', 'table', 'list', 'chart'] as const;

/** The guide of tokens: what a template of a kind can name, how each is written, and an example. */
@Component({
  selector: 'app-tokens-page',
  imports: [Banner, Button, Field, Input, PageHeader, Skeleton, TokenRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tokens-page.html',
  styleUrl: './tokens.css',
})
export class TokensPage {
  /** From the address. */
  readonly kind = input<string>();

  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  protected readonly kinds = DELIVERABLE_KINDS;
  protected readonly shown = computed(
    () => DELIVERABLE_KINDS.find((one) => one === this.kind()) ?? 'monthly_report',
  );
  /** Formats a template of the kind can have: they say which sorts of tokens there are. */
  protected readonly formats = computed(() =>
    TEMPLATE_FORMATS.filter((format) => DELIVERABLE_RULES[this.shown()].formats.includes(format))
      .map((format) => this.t(`templates.formats.${format}`))
      .join(', '),
  );
  protected readonly guide = apiResource(templateTokens, () => ({
    url: '/api/templates/tokens',
    params: { kind: this.shown() },
  }));
  protected readonly found = keepValue(this.guide);
  protected readonly groups = computed(() => {
    const tokens: readonly TemplateToken[] = this.found()?.tokens ?? [];
    return GROUPS.map((kind) => ({ kind, tokens: tokens.filter((one) => one.kind === kind) })).filter(
      (group) => group.tokens.length > 0,
    );
  });

  protected choose(kind: string): void {
    void this.router.navigate([], { queryParams: { kind }, replaceUrl: true });
  }
}
