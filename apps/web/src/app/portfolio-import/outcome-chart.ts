import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ImportOutcome } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { BarChart } from '../ui/chart/bar-chart';
import { OUTCOMES } from './outcomes';

const COLOURS: Readonly<Record<ImportOutcome, string>> = {
  created: 'var(--green)',
  updated: 'var(--accent)',
  unchanged: 'var(--control)',
  rejected: 'var(--red)',
};

/** What became of the rows, as bars labelled by their figures. */
@Component({
  selector: 'app-outcome-chart',
  imports: [BarChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
    }
  `,
  template: `<ui-bar-chart
    [heading]="t('imports.report.chart')"
    [summary]="summary()"
    [nameLabel]="t('imports.row.outcome')"
    [valueLabel]="t('imports.report.rowsUnit')"
    [bars]="bars()"
  />`,
})
export class OutcomeChart {
  readonly counts = input.required<Readonly<Record<ImportOutcome, number>>>();
  readonly summary = input.required<string>();
  protected readonly t = inject(I18n).t;
  protected readonly bars = computed(() =>
    OUTCOMES.map((id) => ({
      id,
      label: this.t(`imports.outcomes.${id}`),
      value: this.counts()[id],
      colour: COLOURS[id],
    })),
  );
}
