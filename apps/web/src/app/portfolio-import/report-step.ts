import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ImportView } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { OutcomeChart } from './outcome-chart';
import { RowBrowser } from './row-browser';

/** Last step: what became of every row, to read here or to take away. */
@Component({
  selector: 'app-report-step',
  imports: [Button, Icon, OutcomeChart, RowBrowser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack stack--loose">
      <h2 class="visually-hidden">{{ t('imports.report.result') }}</h2>
      <app-outcome-chart class="ui-card" [counts]="view().counts" [summary]="sentence()" />
      <section class="stack stack--tight" aria-labelledby="report-rows">
        <div class="line">
          <h2 id="report-rows" class="grow">{{ t('imports.report.rows') }}</h2>
          <a ui-button [type]="null" [href]="csv()" download>
            <ui-icon name="download" />{{ t('imports.report.download') }}
          </a>
        </div>
        <app-row-browser [view]="view()" />
      </section>
    </div>
  `,
})
export class ReportStep {
  readonly view = input.required<ImportView>();
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly csv = computed(
    () => `/api/imports/${this.view().id}/report.csv?language=${this.i18n.language()}`,
  );
  protected readonly sentence = computed(() => {
    const { created, updated, unchanged, rejected } = this.view().counts;
    return this.t('imports.report.sentence', {
      rows: this.i18n.plural('imports.rows', created + updated + unchanged + rejected),
      created: this.i18n.plural('imports.count.created', created),
      updated: this.i18n.plural('imports.count.updated', updated),
      unchanged: this.i18n.plural('imports.count.unchanged', unchanged),
      rejected: this.i18n.plural('imports.count.rejected', rejected),
    });
  });
}
