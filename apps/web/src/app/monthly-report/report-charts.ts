import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MonthView } from '@jalon/contracts';
import { HEALTHS, STAGES, type Health } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { BarChart } from '../ui/chart/bar-chart';
import { LineChart } from '../ui/chart/line-chart';
import { StackedChart } from '../ui/chart/stacked-chart';
import { Soon } from '../ui/soon';
import { MonthPlace } from './month/place';
import { ReportSentences } from './report-sentences';

const SHAPES: Readonly<Record<Health, string>> = {
  on_track: '●',
  at_risk: '▲',
  off_track: '◆',
  not_rated: '○',
};
const COLOURS: Readonly<Record<Health, string>> = {
  on_track: 'var(--green)',
  at_risk: 'var(--amber)',
  off_track: 'var(--red)',
  not_rated: 'var(--control)',
};

/** The three plots of the month: where the use cases are, how they fare over six months, who came and went. */
@Component({
  selector: 'app-report-charts',
  imports: [BarChart, LineChart, Soon, StackedChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .charts {
      display: grid;
      /* As many columns as there will be plots: one that comes later moves none. */
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 16px;
    }
    @media (max-width: 1279px) {
      .charts {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
    @media (max-width: 820px) {
      .charts {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    .pair {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
  `,
  template: `
    <section data-sheet aria-labelledby="plots">
      <h2 id="plots" class="visually-hidden">{{ t('report.charts.heading') }}</h2>
      <div class="charts">
        <ui-bar-chart
          *uiSoon
          class="ui-card"
          [heading]="t('report.charts.stages')"
          [summary]="stagesSummary()"
          [nameLabel]="t('useCase.stage')"
          [valueLabel]="t('report.charts.useCases')"
          [bars]="stages()"
          [pickable]="true"
          (picked)="open($event)"
        />
        <ui-stacked-chart
          *uiSoon
          class="ui-card"
          [heading]="t('report.charts.health')"
          [summary]="healthSummary()"
          [nameLabel]="t('report.charts.month')"
          [categories]="months()"
          [series]="healths()"
          [pickable]="true"
          (picked)="openMonth('total', $event)"
        />
        <div *uiSoon class="ui-card pair">
          <ui-line-chart
            [heading]="t('report.charts.entered')"
            [summary]="flowSummary('entered')"
            [nameLabel]="t('report.charts.month')"
            [valueLabel]="t('report.figure.entered')"
            [points]="flow('entered')"
            [height]="96"
            [pickable]="true"
            (picked)="openMonth('entered', $event)"
          />
          <ui-line-chart
            [heading]="t('report.charts.left')"
            [summary]="flowSummary('left')"
            [nameLabel]="t('report.charts.month')"
            [valueLabel]="t('report.figure.left')"
            [points]="flow('left')"
            [height]="96"
            [pickable]="true"
            (picked)="openMonth('left', $event)"
            colour="var(--chart-2)"
          />
        </div>
      </div>
    </section>
  `,
})
export class ReportCharts {
  readonly view = input.required<MonthView>();
  private readonly place = inject(MonthPlace);
  private readonly sentences = inject(ReportSentences);
  private readonly format = inject(Format);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;

  protected readonly stages = computed(() => {
    const { current, previous } = this.view();
    return STAGES.map((id) => {
      const change = current.byStage[id] - previous.byStage[id];
      return {
        id,
        label: this.t(`stage.${id}`),
        value: current.byStage[id],
        ...(change === 0 ? {} : { note: `(${this.sentences.signed(change)})` }),
        ...(id === 'closed' ? { colour: 'var(--control)' } : {}),
      };
    });
  });
  protected readonly stagesSummary = computed(() => {
    const followed = this.stages().filter((stage) => stage.id !== 'closed');
    const busiest = followed.reduce(
      (best, stage) => (stage.value > best.value ? stage : best),
      followed[0] ?? { label: '', value: 0 },
    );
    if (busiest.value === 0) return this.t('report.charts.noUseCase');
    return this.i18n.plural('report.charts.busiest', busiest.value, { stage: busiest.label });
  });
  protected readonly months = computed(() =>
    this.view().history.map((one) => this.format.month(one.month, true)),
  );
  protected readonly healths = computed(() =>
    HEALTHS.map((id) => ({
      id,
      label: this.t(`health.${id}`),
      shape: SHAPES[id],
      colour: COLOURS[id],
      values: this.view().history.map((one) => one.byHealth[id]),
    })),
  );
  protected readonly healthSummary = computed(() => {
    const { current, previous } = this.view();
    return this.t('report.charts.healthSummary', {
      offTrack: this.i18n.plural('report.charts.offTrack', current.byHealth.off_track),
      atRisk: this.i18n.plural('report.charts.atRisk', current.byHealth.at_risk),
      change: this.sentences.signed(current.byHealth.off_track - previous.byHealth.off_track),
    });
  });

  protected flow(measure: 'entered' | 'left'): { readonly label: string; readonly value: number }[] {
    return this.view().history.map((one) => ({
      label: this.format.month(one.month, true),
      value: one[measure],
    }));
  }

  protected flowSummary(measure: 'entered' | 'left'): string {
    const sum = this.view().history.reduce((total, one) => total + one[measure], 0);
    return this.i18n.plural(`report.charts.${measure}Summary`, sum, {
      months: this.format.number(this.view().history.length),
    });
  }

  /** The rows of a figure, of the month of the page unless another is named. */
  protected open(rows: string, month?: string): void {
    this.place.open('rows', { rows, at: 'charts', in: month === this.view().month ? null : (month ?? null) });
  }

  protected openMonth(rows: string, index: number): void {
    const month = this.view().history[index]?.month;
    if (month !== undefined) this.open(rows, month);
  }
}
