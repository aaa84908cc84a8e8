import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { HEALTHS, healthProblems, type Health } from '@jalon/domain';
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
import { HealthWords } from './health-words';
import { trackUnsaved } from './unsaved';
import { UseCaseStore, type Basis } from './use-case-store';

/**
 * The declared health beside what the facts say: accept that in one click, confirm the last word in one click, or
 * choose, say why and save.
 */
@Component({
  selector: 'app-health-card',
  imports: [Button, Field, HealthBadge, Icon, Input, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './health-card.html',
  styleUrl: './health-card.css',
})
export class HealthCard {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(UseCaseStore);
  protected readonly format = inject(Format);
  protected readonly words = inject(HealthWords);
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
  /** What the facts say; null to whom the register is closed. */
  protected readonly computed = computed(() => this.store.detail()?.computedHealth ?? null);
  /** Whether there is something to accept: the facts rate the use case, and otherwise than was declared. */
  protected readonly toAccept = computed(() => {
    const facts = this.computed();
    return facts && facts.health !== 'not_rated' && facts.health !== this.store.detail()?.health
      ? facts
      : null;
  });
  /** The causes as a sentence, to be edited before it is accepted; another set of causes proposes anew. */
  protected readonly proposed = linkedSignal(() => this.words.sentence(this.computed()?.causes ?? []));
  protected readonly needsReason = computed(
    () => this.problemsOf(this.draft() ?? 'not_rated', null).length > 0,
  );
  protected readonly overrides = computed(
    () => this.problemsOf(this.draft() ?? 'not_rated', null)[0]?.code === OVERRIDE,
  );
  protected readonly reasonError = computed(() => {
    const error = this.failure()?.field('healthReason');
    return error?.code === OVERRIDE ? this.overrideWords('overrideReason') : this.problemText.ofField(error);
  });
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
      const known = health === this.computed()?.health ? this.proposed() : '';
      this.reason.set(health === detail.health ? (detail.healthReason ?? '') : known);
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
    if (this.refuses(health, this.reason())) {
      this.reasonBox()?.nativeElement.focus();
      return;
    }
    // The health is always said, even unchanged: it is what makes the declaration of today.
    await this.send({ ...this.changes(), health }, this.basis());
  }

  /** Declares the same health again, today. A word that the facts contradict by now needs a reason first. */
  protected async confirm(): Promise<void> {
    const detail = this.store.detail();
    if (!detail || this.saving()) return;
    if (this.problemsOf(detail.health, detail.healthReason).length > 0) {
      this.choose(detail.health);
      this.refuses(detail.health, '');
      setTimeout(() => this.reasonBox()?.nativeElement.focus());
      return;
    }
    await this.send({ health: detail.health }, this.store.basis());
  }

  /** Declares what the facts say, for the reason they give. */
  protected async accept(): Promise<void> {
    const facts = this.toAccept();
    if (!facts || this.saving()) return;
    const reason = facts.causes.length > 0 ? this.proposed().trim() : '';
    if (this.refuses(facts.health, reason)) return;
    const basis = this.store.basis();
    const changes = basis
      ? changesBetween(basis.fields, { ...basis.fields, healthReason: reason || null })
      : {};
    await this.send({ ...changes, health: facts.health }, basis);
  }

  protected overrideWords(key: 'overrideHint' | 'overrideReason'): string {
    const health = this.t(`health.${this.computed()?.health ?? 'not_rated'}`);
    return this.t(`useCases.health.${key}`, { health });
  }

  private problemsOf(health: Health, healthReason: string | null) {
    return healthProblems({ health, healthReason }, this.computed()?.health ?? 'not_rated');
  }

  /** Says what the server would refuse, without asking it. */
  private refuses(health: Health, reason: string): boolean {
    const problems = this.problemsOf(health, reason);
    if (problems.length === 0) return false;
    this.failure.set(new ApiProblem(422, 'reason_required', 'reason_required', [...problems]));
    return true;
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

const OVERRIDE = 'override_reason_required';
