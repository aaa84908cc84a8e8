import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { USAGE_LIMITS, usageSettings } from '@jalon/contracts';
import { addMonths, firstDayOf, monthOf } from '@jalon/domain';
import { ApiClient, apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Field, Input } from '../ui/field/field';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';

const LIMITS = { min: USAGE_LIMITS.retentionMonthsMin, max: USAGE_LIMITS.retentionMonths };

/** /administration/usage: for how many months events are kept, and what goes when they are over. */
@Component({
  selector: 'app-usage-settings',
  imports: [Banner, Button, Field, Input, PageHeader, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <ui-page-header [heading]="t('administration.usage.title')" [text]="t('administration.usage.text')" />
      @if (failure(); as text) {
        <ui-banner tone="bad" [live]="true">
          {{ text }}
          @if (loaded() === undefined) {
            <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
          }
        </ui-banner>
      }
      @if (loaded(); as now) {
        <form
          class="ui-card stack"
          novalidate
          [attr.aria-label]="t('administration.usage.title')"
          (submit)="$event.preventDefault(); save(now.retentionMonths)"
        >
          <ui-field
            [label]="t('administration.usage.months')"
            [hint]="t('administration.usage.monthsHint', limits)"
            [error]="wrong()"
            required
          >
            <input
              #box
              ui-input
              type="number"
              inputmode="numeric"
              step="1"
              [min]="limits.min"
              [max]="limits.max"
              [value]="typed()"
              (input)="type(box.value)"
            />
          </ui-field>
          @if (since(); as words) {
            <p role="status">{{ words }}</p>
          }
          <dl>
            @for (part of parts; track part) {
              <dt>{{ t('administration.usage.' + part + 'Title') }}</dt>
              <dd class="muted">{{ t('administration.usage.' + part) }}</dd>
            }
          </dl>
          <div>
            <button ui-button variant="primary" type="submit" [busy]="busy()">{{ t('common.save') }}</button>
          </div>
        </form>
      } @else if (failure() === null) {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" />
      }
    </div>
  `,
  styles: `
    form {
      max-inline-size: 720px;
    }
    input {
      max-inline-size: 120px;
    }
    dl {
      margin: 0;
    }
    dt {
      font-weight: 550;
    }
    dd {
      margin: 0 0 12px;
    }
  `,
})
export class UsageSettingsPage {
  private readonly api = inject(ApiClient);
  private readonly confirm = inject(Confirm);
  private readonly format = inject(Format);
  private readonly problems = inject(ProblemText);
  private readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly limits = LIMITS;
  protected readonly parts = ['forgotten', 'kept', 'lost'] as const;

  protected readonly resource = apiResource(usageSettings, () => '/api/usage/settings');
  protected readonly loaded = keepValue(this.resource);
  protected readonly typed = linkedSignal(() => String(this.loaded()?.retentionMonths ?? ''));
  protected readonly busy = signal(false);
  protected readonly wrong = signal<string | null>(null);
  private readonly refused = signal<string | null>(null);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return this.refused() ?? (error ? this.problems.of(error.cause ?? error) : null);
  });
  /** What is typed, when it can be kept. */
  protected readonly months = computed(() => {
    const read = usageSettings.safeParse({ retentionMonths: Number(this.typed() || Number.NaN) });
    return read.success ? read.data.retentionMonths : null;
  });
  protected readonly since = computed(() => {
    const months = this.months();
    return months === null
      ? null
      : this.t('administration.usage.since', { months, day: this.firstDay(months) });
  });

  constructor() {
    trackUnsaved(() => this.typed() !== String(this.loaded()?.retentionMonths ?? ''));
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.wrong.set(null);
  }

  protected async save(before: number): Promise<void> {
    const months = this.months();
    this.refused.set(null);
    if (months === null) this.wrong.set(this.t('administration.usage.required', LIMITS));
    if (months === null || this.busy()) return;
    if (months === before) {
      this.toasts.show(this.t('administration.usage.unchanged'));
      return;
    }
    if (months < before && !(await this.sure(months))) return;
    this.busy.set(true);
    try {
      await this.api.patch('/api/usage/settings', { retentionMonths: months }, usageSettings);
      this.toasts.show(this.t('administration.usage.saved', { months }), { tone: 'good' });
      this.resource.reload();
    } catch (failure) {
      this.refused.set(this.problems.of(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private sure(months: number): Promise<boolean> {
    return this.confirm.ask({
      heading: this.t('administration.usage.shorterHeading', { months }),
      text: this.t('administration.usage.shorterText', { day: this.firstDay(months) }),
      confirm: this.t('administration.usage.shorter'),
      danger: true,
    });
  }

  private firstDay(months: number): string {
    return this.format.date(firstDayOf(addMonths(monthOf(this.session.today()), -months)), 'long');
  }
}
