import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { HEALTHS, healthNeedsReason, type Health } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { HEALTH_SHAPES, HealthBadge } from '../ui/health/health-badge';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { changesBetween, type Changes } from './conflict';
import { trackUnsaved } from './unsaved';
import { UseCaseStore, type Basis } from './use-case-store';

/** The declared health: choose, say why, save; or confirm the same in one click. */
@Component({
  selector: 'app-health-card',
  imports: [Button, Field, HealthBadge, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './health-card.html',
  styleUrl: './health-card.css',
})
export class HealthCard {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  protected readonly format = inject(Format);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly group = viewChild<ElementRef<HTMLElement>>('group');
  private readonly reasonBox = viewChild<ElementRef<HTMLTextAreaElement>>('reasonBox');

  protected readonly healths = HEALTHS;
  protected readonly shapes = HEALTH_SHAPES;
  /** What is being declared; null while only reading. */
  protected readonly draft = signal<Health | null>(null);
  protected readonly reason = signal('');
  protected readonly decision = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly basis = signal<Basis | null>(null);
  protected readonly needsReason = computed(() => healthNeedsReason(this.draft() ?? 'not_rated'));
  protected readonly reasonError = computed(() =>
    this.problemText.ofField(this.failure()?.field('healthReason')),
  );
  protected readonly decisionError = computed(() =>
    this.problemText.ofField(this.failure()?.field('decisionNeeded')),
  );
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && !this.reasonError() && !this.decisionError() ? this.problemText.of(problem) : null;
  });

  constructor() {
    trackUnsaved(() => this.draft() !== null && Object.keys(this.changes()).length > 0);
    effect(() => {
      if (this.store.editRequest()?.target !== 'health') return;
      untracked(() => this.group()?.nativeElement.querySelector('input')?.focus());
    });
  }

  protected choose(health: Health): void {
    const detail = this.store.detail();
    if (!detail) return;
    if (this.draft() === null) {
      this.basis.set(this.store.basis());
      // A reason belongs to its colour: another colour needs another reason.
      this.reason.set(health === detail.health ? (detail.healthReason ?? '') : '');
      this.decision.set(detail.decisionNeeded ?? '');
    }
    this.draft.set(health);
    this.failure.set(null);
  }

  protected cancel(): void {
    this.draft.set(null);
    this.failure.set(null);
  }

  protected async save(): Promise<void> {
    const health = this.draft();
    if (health === null || this.saving()) return;
    if (healthNeedsReason(health) && this.reason().trim() === '') {
      this.failure.set(missingReason());
      this.reasonBox()?.nativeElement.focus();
      return;
    }
    // The health is always said, even unchanged: it is what makes the declaration of today.
    await this.send({ ...this.changes(), health }, this.basis());
  }

  /** Declares the same health again, today. */
  protected async confirm(): Promise<void> {
    const detail = this.store.detail();
    if (detail && !this.saving()) await this.send({ health: detail.health }, this.store.basis());
  }

  private changes(): Changes {
    const basis = this.basis();
    if (!basis) return {};
    const after = {
      ...basis.fields,
      health: this.draft() ?? basis.fields.health,
      healthReason: this.reason().trim() || null,
      decisionNeeded: this.decision().trim() || null,
    };
    return changesBetween(basis.fields, after);
  }

  private async send(changes: Changes, basis: Basis | null): Promise<void> {
    this.saving.set(true);
    this.failure.set(null);
    try {
      if (!(await this.store.save(changes, basis))) return;
      this.draft.set(null);
      this.toasts.show(this.t('useCases.health.saved'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}

/** The answer the server would give, without asking it. */
function missingReason(): ApiProblem {
  return new ApiProblem(422, 'reason_required', 'reason_required', [
    { path: 'healthReason', code: 'reason_required' },
  ]);
}
