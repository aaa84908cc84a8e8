import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { MovePreview, PlanMilestone } from '@jalon/contracts';
import { PLAN_LIMITS } from '@jalon/domain';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { PlanStore } from './plan-store';

/** What a move carries along, seen before it is confirmed with a reason. However the move was begun, it ends here. */
@Component({
  selector: 'app-move-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './move-dialog.html',
  styleUrl: './move-dialog.css',
})
export class MoveDialog {
  /** The milestone to move; null keeps the dialog closed. */
  readonly milestone = input.required<PlanMilestone | null>();
  /** The day it was dragged to; the present one when it is to be typed. */
  readonly to = input.required<string>();
  /** Closed, moved or not. */
  readonly closed = output();
  /** The day being looked at, for the drawing behind. */
  readonly tried = output<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly store = inject(PlanStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly reasonMax = PLAN_LIMITS.reason;
  protected readonly date = signal('');
  protected readonly pull = signal(false);
  protected readonly reason = signal('');
  protected readonly preview = signal<MovePreview | null>(null);
  protected readonly loading = signal(false);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly reasonMissing = signal(false);
  /** Somebody moved it meanwhile: what is there now. */
  protected readonly overtaken = signal<string | null>(null);
  private asked = 0;

  protected readonly earlier = computed(() => {
    const milestone = this.milestone();
    return milestone !== null && this.date() !== '' && this.date() < milestone.on;
  });
  /** The day is still to be typed: it was opened without one. */
  protected readonly typed = computed(() => this.to() === this.milestone()?.on);
  protected readonly followers = computed(() =>
    (this.store.plan()?.dependencies ?? []).some((one) => one.predecessorId === this.milestone()?.id),
  );
  /** What is wrong with the day itself. */
  protected readonly dateError = computed(() => {
    const error = this.failure()?.errors[0];
    if (!error) return null;
    const earliest = error.params?.['earliest'];
    if (error.code === 'breaks_dependency' && earliest !== undefined) {
      return this.t('plan.move.tooEarly', {
        name: error.params?.['name'] ?? '',
        earliest: this.format.date(String(earliest)),
      });
    }
    return this.problemText.ofField(error);
  });
  /** What is wrong beyond the fields. */
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });
  protected readonly summary = computed(() => {
    const preview = this.preview();
    if (!preview) return '';
    if (preview.moved.length === 0) return this.t('plan.move.same');
    return this.i18n.plural('plan.move.count', preview.moved.length);
  });

  constructor() {
    effect(() => {
      const milestone = this.milestone();
      const to = this.to();
      untracked(() => {
        if (milestone === null || this.date() !== '') return;
        this.date.set(to);
        void this.look();
      });
    });
  }

  protected days(days: number): string {
    return this.i18n.plural('plan.slip', Math.abs(days), { sign: days > 0 ? '+' : '−' });
  }

  protected setDate(day: string): void {
    this.date.set(day);
    if (day !== '') this.tried.emit(day);
    void this.look();
  }

  protected setPull(pull: boolean): void {
    this.pull.set(pull);
    void this.look();
  }

  protected setReason(reason: string): void {
    this.reason.set(reason);
    this.reasonMissing.set(false);
  }

  protected async confirm(): Promise<void> {
    const milestone = this.milestone();
    const preview = this.preview();
    if (!milestone || this.saving()) return;
    if (!preview || preview.moved.length === 0) return this.focus('[data-move-date]');
    if (this.reason().trim() === '') {
      this.reasonMissing.set(true);
      return this.focus('[data-move-reason]');
    }
    this.saving.set(true);
    this.overtaken.set(null);
    try {
      await this.store.move({
        milestoneId: milestone.id,
        to: this.date(),
        pull: this.earlier() && this.pull(),
        reason: this.reason(),
        expected: preview.moved.map(({ milestoneId, after, version }) => ({ milestoneId, after, version })),
      });
      this.toasts.show(this.i18n.plural('plan.move.done', preview.moved.length), { tone: 'good' });
      this.close();
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'version_conflict') await this.overtake(milestone);
      else this.failure.set(problem);
    } finally {
      this.saving.set(false);
    }
  }

  /** Nothing was written: the dialog says what is there now, and shows the same move on top of it. */
  private async overtake({ id, name }: PlanMilestone): Promise<void> {
    const present = this.store.plan()?.milestones.find((one) => one.id === id);
    this.overtaken.set(
      present
        ? this.t('plan.move.overtaken', { name: present.name, date: this.format.date(present.on) })
        : this.t('plan.move.gone', { name }),
    );
    await this.look();
  }

  protected close(): void {
    this.asked++;
    this.date.set('');
    this.pull.set(false);
    this.reason.set('');
    this.reasonMissing.set(false);
    this.preview.set(null);
    this.failure.set(null);
    this.overtaken.set(null);
    this.closed.emit();
  }

  /** Asks what the day would move; an answer to an earlier question is dropped. */
  private async look(): Promise<void> {
    const milestone = this.milestone();
    const to = this.date();
    const mine = ++this.asked;
    if (!milestone || to === '') return this.preview.set(null);
    this.loading.set(true);
    try {
      const preview = await this.store.preview({
        milestoneId: milestone.id,
        to,
        pull: this.earlier() && this.pull(),
      });
      if (mine !== this.asked) return;
      this.failure.set(null);
      this.preview.set(preview);
    } catch (failure) {
      if (mine !== this.asked) return;
      this.preview.set(null);
      this.failure.set(toApiProblem(failure));
    } finally {
      if (mine === this.asked) this.loading.set(false);
    }
  }

  private focus(selector: string): void {
    this.host.querySelector<HTMLElement>(selector)?.focus();
  }
}
