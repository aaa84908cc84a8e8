import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ImportStore } from './import-store';
import { stepFor } from './import-steps';
import { ImportWords } from './import-words';
import { MappingStep } from './mapping-step';
import { PreviewStep } from './preview-step';
import { ReportStep } from './report-step';
import { RunStep } from './run-step';
import { WizardSteps } from './wizard-steps';

/** One import, from the mapping of its columns to its report. */
@Component({
  selector: 'app-import-page',
  imports: [
    Banner,
    Button,
    MappingStep,
    PageHeader,
    PreviewStep,
    ReportStep,
    RouterLink,
    RunStep,
    Skeleton,
    WizardSteps,
  ],
  providers: [ImportStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page page--wide stack stack--loose">
      @if (store.view(); as view) {
        <ui-page-header [heading]="heading()" [text]="about()">
          @if (shown() === 'report') {
            <ng-container ngProjectAs="[actions]">
              <a ui-button [type]="null" routerLink="/imports">{{ t('imports.report.another') }}</a>
              <a ui-button variant="primary" [type]="null" routerLink="/portfolio">{{
                t('imports.report.portfolio')
              }}</a>
            </ng-container>
          }
        </ui-page-header>
        <app-wizard-steps [current]="shown()" />
        @if (store.failure(); as failure) {
          <ui-banner tone="bad" [live]="true">{{ words.problem(failure) }}</ui-banner>
        }
        @switch (shown()) {
          @case ('mapping') {
            <app-mapping-step [view]="view" />
          }
          @case ('preview') {
            <app-preview-step [view]="view" />
          }
          @case ('run') {
            <app-run-step [view]="view" />
          }
          @case ('report') {
            <app-report-step [view]="view" />
          }
        }
      } @else if (store.failure(); as failure) {
        <ui-page-header [heading]="t('imports.title')" />
        <ui-banner tone="bad" [live]="true">
          {{ words.problem(failure) }}
          <a actions ui-button small [type]="null" routerLink="/imports">{{ t('imports.backToList') }}</a>
          <button actions ui-button small (click)="store.read()">{{ t('common.retry') }}</button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="8" [height]="24" />
      }
    </div>
  `,
})
export class ImportPage {
  readonly id = input.required<string>();
  /** Of the address; what is shown also depends on the state of the import. */
  readonly step = input<string>();

  protected readonly store = inject(ImportStore);
  protected readonly words = inject(ImportWords);
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly router = inject(Router);
  protected readonly t = this.i18n.t;

  protected readonly shown = computed(() => stepFor(this.store.view()?.state ?? 'uploaded', this.step()));
  protected readonly heading = computed(() =>
    this.store.view()?.state === 'failed' && this.shown() === 'run'
      ? this.t('imports.heading.failed')
      : this.t(`imports.heading.${this.shown()}`),
  );
  protected readonly about = computed(() => {
    const view = this.store.view();
    if (!view) return '';
    return [
      view.fileName,
      this.format.size(view.size),
      this.i18n.plural('imports.rows', view.detected.rows),
      this.format.instant(view.createdAt),
      ...(view.byName ? [view.byName] : []),
    ].join(' · ');
  });

  constructor() {
    describePage(() => ({
      title: this.store.view()
        ? `${this.heading()} – ${this.store.view()?.fileName ?? ''}`
        : this.t('imports.title'),
      parents: [{ label: this.t('imports.title'), link: '/imports' }],
    }));
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
    // The address says the step that is shown: a run that ends leads to its report, without a step back in history.
    effect(() => {
      const view = this.store.view();
      const shown = this.shown();
      const asked = this.step();
      if (!view || asked === shown) return;
      untracked(() => void this.router.navigate(['/imports', view.id, shown], { replaceUrl: true }));
    });
  }
}
