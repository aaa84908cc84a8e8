import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportView } from '@jalon/contracts';
import { isActive } from '../core/jobs/jobs-store';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Progress } from '../ui/progress/progress';
import { ImportStore } from './import-store';
import { ImportWords } from './import-words';

/** Fourth step: the import at work, followed live; it goes on when the page is left. */
@Component({
  selector: 'app-run-step',
  imports: [Banner, Button, Progress, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      @if (failed()) {
        <ui-banner tone="bad" [live]="true">{{ stopped() }}</ui-banner>
        <p class="prose">{{ t('imports.run.nothingHalf') }}</p>
        <div class="line">
          <button ui-button variant="primary" [busy]="busy()" (click)="act('run')">
            {{ t('imports.run.retry') }}
          </button>
          <a ui-button [type]="null" [routerLink]="['/imports', view().id, 'mapping']">{{
            t('imports.preview.back')
          }}</a>
          <a ui-button [type]="null" routerLink="/imports">{{ t('imports.backToList') }}</a>
        </div>
      } @else {
        <div class="ui-card stack">
          <p role="status" aria-live="polite">
            <strong>{{ state() }}</strong>
            @if (step(); as name) {
              <span>{{ separator() }}{{ name }}</span>
            }
          </p>
          <ui-progress
            [label]="t('imports.run.progress')"
            [done]="job()?.done ?? 0"
            [total]="job()?.total ?? null"
          />
          <p class="muted tabular">{{ count() }}</p>
          <p class="prose">{{ t('imports.run.leave') }}</p>
          @if (job()) {
            <div class="line">
              <button ui-button [busy]="busy()" (click)="act('cancel')">{{ t('jobs.cancel') }}</button>
            </div>
          }
        </div>
      }
      @if (problem(); as failure) {
        <ui-banner tone="bad" [live]="true">{{ words.problem(failure) }}</ui-banner>
      }
    </div>
  `,
})
export class RunStep {
  readonly view = input.required<ImportView>();
  private readonly store = inject(ImportStore);
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  protected readonly words = inject(ImportWords);
  protected readonly t = this.i18n.t;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected readonly job = this.store.job;
  protected readonly failed = computed(() => {
    const job = this.job();
    return this.view().state === 'failed' && !(job && isActive(job));
  });
  protected readonly stopped = computed(() =>
    this.job()?.state === 'cancelled'
      ? this.t('imports.run.cancelled')
      : this.words.jobError(this.job()?.error ?? null),
  );
  protected readonly state = computed(() => this.t(`jobs.state.${this.job()?.state ?? 'queued'}`));
  protected readonly step = computed(() => {
    const step = this.job()?.step;
    return step && this.i18n.has(`jobs.step.${step}`) ? this.t(`jobs.step.${step}`) : null;
  });
  protected readonly separator = computed(() => this.t('imports.run.separator'));
  protected readonly count = computed(() => {
    const job = this.job();
    if (!job || job.total === null) return '';
    return this.t('jobs.count', { done: this.format.number(job.done), total: this.format.number(job.total) });
  });

  protected async act(what: 'run' | 'cancel'): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.store[what]();
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.busy.set(false);
    }
  }
}
