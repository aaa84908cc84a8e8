import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { LeadershipMonth } from '@jalon/contracts';
import { adoptionPercent, STAGES, type AfterGoLive } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { BarChart } from '../ui/chart/bar-chart';
import { LeadershipWords } from './leadership-words';

/** Bars that a plot shows at most: the table below has them all. */
const SHOWN = 8;

/** The three plots of the page: where the use cases stand, who adopts what, what it brings. */
@Component({
  selector: 'app-leadership-charts',
  imports: [BarChart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    section {
      display: grid;
      gap: 16px;
    }
    .charts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
      gap: 16px;
    }
  `,
  template: `
    <section data-sheet aria-labelledby="plots">
      <h2 id="plots">{{ t('leadership.charts.heading') }}</h2>
      <div class="charts">
        <ui-bar-chart
          class="ui-card"
          [heading]="t('leadership.charts.stages')"
          [summary]="stagesSummary()"
          [nameLabel]="t('useCase.stage')"
          [valueLabel]="t('leadership.useCases')"
          [bars]="stages()"
          [pickable]="true"
          (picked)="openStage($event)"
        />
        @if (adoption().length) {
          <ui-bar-chart
            class="ui-card"
            [heading]="t('leadership.charts.adoption')"
            [summary]="t('leadership.charts.adoptionSummary')"
            [nameLabel]="t('leadership.adoption.deployment')"
            [valueLabel]="t('leadership.adoption.share')"
            [bars]="adoption()"
            [figure]="percent"
            [pickable]="true"
            (picked)="openUse($event, 'usage')"
          />
        }
        @if (benefits().length) {
          <ui-bar-chart
            class="ui-card"
            [heading]="t('leadership.charts.benefits')"
            [summary]="t('leadership.charts.benefitsSummary')"
            [nameLabel]="t('leadership.useCase')"
            [valueLabel]="t('leadership.charts.euros')"
            [bars]="benefits()"
            [figure]="euros"
            [pickable]="true"
            (picked)="openUse($event, 'benefits')"
          />
        }
      </div>
    </section>
  `,
})
export class LeadershipCharts {
  readonly current = input.required<LeadershipMonth>();
  readonly against = input.required<LeadershipMonth | null>();
  private readonly router = inject(Router);
  private readonly words = inject(LeadershipWords);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;

  protected readonly stages = computed(() => {
    const now = this.current().view.current.byStage;
    const before = this.against()?.view.current.byStage;
    return STAGES.map((id) => {
      const change = before ? now[id] - before[id] : 0;
      return {
        id,
        label: this.t(`stage.${id}`),
        value: now[id],
        ...(change === 0 ? {} : { note: `(${this.words.change('total', change)})` }),
        ...(id === 'closed' ? { colour: 'var(--control)' } : {}),
      };
    });
  });
  protected readonly stagesSummary = computed(() =>
    this.i18n.plural('leadership.charts.stagesSummary', this.current().view.current.total),
  );

  /** The greatest shares first, in percents of the eligible. */
  protected readonly adoption = computed(() => {
    const before = shares(this.against()?.afterGoLive);
    return [...shares(this.current().afterGoLive)]
      .sort(([, a], [, b]) => b.value - a.value)
      .slice(0, SHOWN)
      .map(([id, { label, value }]) => {
        const old = before.get(id)?.value;
        const change = old === undefined ? 0 : Math.round((value - old) * 10) / 10;
        return {
          id,
          label,
          value,
          ...(change === 0 ? {} : { note: `(${this.words.change('adoption', change)})` }),
        };
      });
  });

  protected readonly percent = (value: number) => this.words.percent(value);
  protected readonly euros = (value: number) => this.words.money(value * 100);

  /** Realised since the first month, by use case, in euros. */
  protected readonly benefits = computed(() => {
    const sums = new Map<string, { label: string; cents: number }>();
    for (const one of this.current().afterGoLive?.benefits ?? []) {
      if (one.unit !== 'eur') continue;
      const sum = sums.get(one.useCaseId) ?? { label: `${one.code} ${one.title}`, cents: 0 };
      sum.cents += one.cumulated;
      sums.set(one.useCaseId, sum);
    }
    return [...sums]
      .filter(([, { cents }]) => cents > 0)
      .sort(([, a], [, b]) => b.cents - a.cents)
      .slice(0, SHOWN)
      .map(([id, { label, cents }]) => ({ id, label, value: Math.round(cents / 100) }));
  });

  protected openStage(stage: string): void {
    const { month } = this.current().view;
    void this.router.navigate(['/monthly-report'], { queryParams: { month, rows: stage, at: 'charts' } });
  }

  protected openUse(id: string, tab: 'usage' | 'benefits'): void {
    const useCase =
      tab === 'benefits'
        ? id
        : this.current().afterGoLive?.deployments.find((one) => one.id === id)?.useCaseId;
    if (useCase) void this.router.navigate(['/use-cases', useCase, 'after-go-live', tab]);
  }
}

/** Adoption by deployment, where there is a share to tell. */
function shares(use: AfterGoLive | null | undefined): Map<string, { label: string; value: number }> {
  return new Map(
    (use?.deployments ?? []).flatMap((row) => {
      const value = adoptionPercent([row]);
      return value === null ? [] : [[row.id, { label: `${row.code} ${row.entityName}`, value }] as const];
    }),
  );
}
