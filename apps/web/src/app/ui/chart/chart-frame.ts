import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { Tooltip } from '../tooltip/tooltip';

export interface ChartTable {
  /** Column names; the first column names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * What surrounds every chart: title, one-sentence summary, and the same figures as a table a button away.
 * The drawing is the content.
 */
@Component({
  selector: 'ui-chart-frame',
  imports: [Button, Icon, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <figure class="ui-chart">
      <figcaption class="ui-chart__head">
        <div class="ui-chart__words">
          <h3 class="ui-chart__title">{{ heading() }}</h3>
          <p class="ui-chart__summary">{{ summary() }}</p>
        </div>
        <button
          ui-button
          class="no-print"
          variant="quiet"
          [small]="true"
          [square]="true"
          [attr.aria-pressed]="asTable()"
          [attr.aria-label]="t('chart.asTable') + ' – ' + heading()"
          [uiTooltip]="t(asTable() ? 'chart.asChart' : 'chart.asTable')"
          (click)="asTable.set(!asTable())"
        >
          <ui-icon [name]="asTable() ? 'chart-column' : 'table-2'" />
        </button>
      </figcaption>
      @if (asTable()) {
        <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="heading()">
          <table class="ui-table ui-table--compact">
            <caption class="visually-hidden">
              {{
                heading()
              }}
            </caption>
            <thead>
              <tr>
                @for (column of table().columns; track $index) {
                  <th scope="col" [class.numeric]="$index > 0">{{ column }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of table().rows; track $index) {
                <tr>
                  @for (cell of row; track $index) {
                    @if ($index === 0) {
                      <th scope="row">{{ cell }}</th>
                    } @else {
                      <td class="numeric">{{ cell }}</td>
                    }
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <ng-content />
      }
    </figure>
  `,
})
export class ChartFrame {
  readonly heading = input.required<string>();
  readonly summary = input.required<string>();
  readonly table = input.required<ChartTable>();
  protected readonly t = inject(I18n).t;
  protected readonly asTable = signal(false);
}
