import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { UsageCohort } from '@jalon/contracts';
import { MONTH_DAYS } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Segmented } from '../ui/segmented/segmented';
import { UsageText } from './usage-text';

/** Who came back, by month of first use: a table whose shades repeat what its figures say. */
@Component({
  selector: 'app-retention-table',
  imports: [Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <ui-segmented [label]="t('usage.tab.retentionCount')" [options]="readings()" [(value)]="reading" />
      <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="t('usage.tab.retention')">
        <table class="ui-table ui-table--compact">
          <caption class="visually-hidden">
            {{
              t('usage.definition.retention')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('usage.tab.cohort') }}</th>
              <th scope="col" class="numeric">{{ t('usage.tab.size') }}</th>
              @for (period of periods(); track period.n) {
                <th scope="col" class="numeric" [attr.title]="period.long">
                  {{ period.short }}<span class="visually-hidden">, {{ period.long }}</span>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.month) {
              <tr>
                <th scope="row" class="nowrap">{{ row.label }}</th>
                <td class="numeric">{{ row.size }}</td>
                @for (cell of row.cells; track $index) {
                  <td class="numeric heat" [style.--heat]="cell.heat" [attr.title]="cell.why">
                    @if (cell.hidden) {
                      <span class="visually-hidden">{{ t('usage.reason.immature') }}</span>
                    } @else {
                      {{ cell.text }}
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="muted small">{{ t('usage.definition.retention') }} {{ t('usage.tab.immature') }}</p>
    } @else {
      <p class="muted">{{ t('usage.tab.retentionNone') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      justify-items: start;
      min-inline-size: 0;
    }
    .ui-table-scroll {
      max-inline-size: 100%;
    }
    .heat {
      background: color-mix(in srgb, var(--chart-1) calc(var(--heat, 0) * 32%), transparent);
    }
    .small {
      font-size: 13px;
      line-height: 18px;
      max-inline-size: 90ch;
    }
  `,
})
export class RetentionTable {
  readonly cohorts = input.required<readonly UsageCohort[]>();
  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
  private readonly text = inject(UsageText);
  protected readonly reading = signal<'active' | 'since'>('active');
  protected readonly readings = computed(() => [
    { value: 'active' as const, label: this.t('usage.tab.bounded') },
    { value: 'since' as const, label: this.t('usage.tab.since') },
  ]);

  /** Periods that some cohort has a figure for, or a reason other than time. */
  private readonly last = computed(() =>
    this.cohorts()
      .flatMap(({ cells }) => cells)
      .filter(({ active }) => active.reason !== 'immature')
      .reduce((most, { period }) => Math.max(most, period), -1),
  );
  protected readonly periods = computed(() =>
    Array.from({ length: this.last() + 1 }, (_, n) => ({
      n,
      short: this.t('usage.tab.period', { n }),
      long: this.t('usage.tab.periodLong', { from: n * MONTH_DAYS, to: (n + 1) * MONTH_DAYS - 1 }),
    })),
  );
  protected readonly rows = computed(() =>
    this.last() < 0
      ? []
      : this.cohorts().map(({ month, size, cells }) => ({
          month,
          label: this.format.month(month, true),
          size: this.text.figure('mau', size),
          cells: this.periods().map(({ n }) => {
            const figure = cells.find(({ period }) => period === n)?.[this.reading()];
            const hidden = figure === undefined || figure.reason === 'immature';
            return {
              hidden,
              heat: figure?.value ?? 0,
              text: figure ? this.text.figure('adoption', figure) : '',
              why: hidden ? this.t('usage.why.immature') : this.text.why(figure),
            };
          }),
        })),
  );
}
