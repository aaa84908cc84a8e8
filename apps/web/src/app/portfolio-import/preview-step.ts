import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportView } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { ImportStore } from './import-store';
import { ImportWords } from './import-words';
import { OutcomeCounts } from './outcome-counts';
import { RowBrowser } from './row-browser';

/** Third step: what the import would do, row by row, before anything is written. */
@Component({
  selector: 'app-preview-step',
  imports: [Banner, Button, OutcomeCounts, RouterLink, RowBrowser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <p class="prose">{{ t('imports.preview.text') }}</p>
      <app-outcome-counts [counts]="view().counts" />
      @if (writes() === 0) {
        <ui-banner>{{
          t(view().counts.unchanged > 0 ? 'imports.preview.nothing' : 'imports.preview.allRejected')
        }}</ui-banner>
      }
      @if (problem(); as failure) {
        <ui-banner tone="bad" [live]="true">{{ words.problem(failure) }}</ui-banner>
      }
      <div class="line line--end">
        <a ui-button [type]="null" [routerLink]="['/imports', view().id, 'mapping']">{{
          t('imports.preview.back')
        }}</a>
        <button ui-button variant="primary" [busy]="store.starting()" (click)="run()">
          {{ writes() === 0 ? t('imports.preview.runAnyway') : i18n.plural('imports.preview.run', writes()) }}
        </button>
      </div>
      <h2>{{ t('imports.preview.rows') }}</h2>
      <app-row-browser [view]="view()" />
    </div>
  `,
})
export class PreviewStep {
  readonly view = input.required<ImportView>();
  protected readonly store = inject(ImportStore);
  protected readonly words = inject(ImportWords);
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;
  protected readonly writes = computed(() => this.view().counts.created + this.view().counts.updated);
  protected readonly problem = signal<unknown>(null);

  protected async run(): Promise<void> {
    this.problem.set(null);
    try {
      await this.store.run();
      await this.router.navigate(['/imports', this.view().id, 'run']);
    } catch (failure) {
      this.problem.set(failure);
    }
  }
}
