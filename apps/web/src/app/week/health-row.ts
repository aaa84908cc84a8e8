import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WeekUseCase } from '@jalon/contracts';
import { USE_CASE_LIMITS } from '@jalon/domain';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { needsNewReason, proposedHealth } from './health-todo';
import { WeekStore } from './week-store';

/** A health to accept in one press, with its line of reason already written where one is due. */
@Component({
  selector: 'li[app-health-row]',
  imports: [Button, Field, HealthBadge, Icon, Input, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'health-row' },
  template: `
    <div class="who">
      <a [routerLink]="['/use-cases', useCase().id]">{{ useCase().code }} · {{ useCase().title }}</a>
      <p class="signs">
        <ui-health [health]="useCase().health" [stale]="useCase().healthStale" />
        @if (differs()) {
          <ui-icon name="arrow-right" [size]="14" />
          <span class="visually-hidden">{{ t('week.health.computed') }}</span>
          <ui-health [health]="proposed()" />
        }
        <span class="muted small">{{ why() }}</span>
      </p>
    </div>
    @if (asksReason()) {
      <ui-field class="reason" [label]="t('useCase.healthReason')" [error]="error()">
        <input
          #line
          ui-input
          [attr.maxlength]="reasonMax"
          [value]="reason()"
          (input)="reason.set(line.value)"
          (keydown.enter)="accept()"
        />
      </ui-field>
    } @else if (error(); as text) {
      <p class="error" role="alert">{{ text }}</p>
    }
    <div class="actions">
      @if (proposed() !== 'not_rated') {
        <button ui-button small variant="primary" type="button" [busy]="saving()" (click)="accept()">
          {{ differs() ? t('week.health.accept') : t('week.health.confirm') }}
          <span class="visually-hidden">{{ useCase().code }}</span>
        </button>
      }
      <a ui-button small [type]="null" [routerLink]="['/use-cases', useCase().id]">
        {{ t(proposed() === 'not_rated' ? 'week.health.rate' : 'week.health.adjust')
        }}<span class="visually-hidden"> {{ useCase().code }}</span>
      </a>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(220px, 1fr) minmax(0, 1.2fr) auto;
      align-items: center;
      gap: 6px 16px;
      padding-block: 10px;
      border-block-end: 1px solid var(--line);
    }
    .who a {
      overflow-wrap: anywhere;
    }
    .signs {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
    }
    .actions {
      display: flex;
      grid-column: 3;
      gap: 8px;
    }
    .error {
      color: var(--red);
    }
    @media (max-width: 900px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
      .actions {
        grid-column: 1;
      }
    }
  `,
})
export class HealthRow {
  readonly useCase = input.required<WeekUseCase>();

  private readonly store = inject(WeekStore);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  private readonly format = inject(Format);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly reasonMax = USE_CASE_LIMITS.reason;
  protected readonly saving = signal(false);
  protected readonly error = signal<string | null>(null);

  protected readonly proposed = computed(() => proposedHealth(this.useCase()));
  protected readonly differs = computed(() => this.proposed() !== this.useCase().health);
  protected readonly asksReason = computed(() => needsNewReason(this.useCase(), this.proposed()));
  /** The facts in a line, to be adjusted rather than written. */
  protected readonly reason = linkedSignal(() => this.facts() ?? this.useCase().healthReason ?? '');
  protected readonly why = computed(() => {
    const facts = this.differs() ? this.facts() : null;
    if (facts !== null) return facts;
    const { healthDeclaredOn, health } = this.useCase();
    if (health === 'not_rated') return this.t('week.health.never');
    return this.t('week.health.declared', { date: this.format.date(healthDeclaredOn) });
  });
  private readonly facts = computed(() => {
    const { delayDays = 0, severity = 0 } = this.useCase().computed ?? {};
    const parts = [
      ...(delayDays > 0 ? [this.i18n.plural('week.health.delay', delayDays)] : []),
      ...(severity > 0 ? [this.t('week.health.risk', { score: severity })] : []),
    ];
    return parts.length > 0 ? parts.join(' · ') : null;
  });

  protected async accept(): Promise<void> {
    if (this.saving()) return;
    const health = this.proposed();
    const reason = this.asksReason() ? this.reason().trim() || null : this.useCase().healthReason;
    this.saving.set(true);
    this.error.set(null);
    const { code } = this.useCase();
    try {
      await this.store.declare(this.useCase(), health, health === 'on_track' ? null : reason);
      this.toasts.show(this.t('week.health.done', { code, health: this.t(`health.${health}`) }), {
        tone: 'good',
      });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const field = problem.field('changes.healthReason') ?? problem.field('healthReason');
      this.error.set(this.problemText.ofField(field) ?? this.problemText.of(problem));
    } finally {
      this.saving.set(false);
    }
  }
}
