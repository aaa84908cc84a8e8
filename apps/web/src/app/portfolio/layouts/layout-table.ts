import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { VirtualRows } from '../../ui/table/virtual-rows';

export interface TwinColumn {
  readonly label: string;
  readonly numeric?: boolean;
}
export interface TwinRow {
  readonly key: string;
  readonly link: readonly string[];
  /** The first cell is the link. */
  readonly cells: readonly string[];
}

/** The same facts as a drawing, as a table; only the rows in view are rendered. */
@Component({
  selector: 'app-layout-table',
  imports: [RouterLink, VirtualRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="ui-table-scroll frame"
      uiVirtualRows
      role="region"
      tabindex="0"
      [attr.aria-label]="caption()"
      [count]="rows().length"
      [rowHeight]="36"
    >
      <table class="ui-table" [attr.aria-rowcount]="rows().length + 1">
        <caption class="visually-hidden">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr aria-rowindex="1">
            @for (column of columns(); track $index) {
              <th scope="col" [class.numeric]="column.numeric">{{ column.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          <tr class="ui-table__space" aria-hidden="true" [style.height.px]="space().before"></tr>
          @for (row of visible(); track row.key; let index = $index) {
            <tr class="row" [attr.aria-rowindex]="space().start + index + 2">
              @for (cell of row.cells; track $index) {
                @if ($index === 0) {
                  <th scope="row">
                    <a [routerLink]="row.link">{{ cell }}</a>
                  </th>
                } @else {
                  <td [class.numeric]="columns()[$index]?.numeric">{{ cell || t('common.none') }}</td>
                }
              }
            </tr>
          }
          <tr class="ui-table__space" aria-hidden="true" [style.height.px]="space().after"></tr>
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 0;
      min-block-size: 240px;
      min-inline-size: 0;
    }
    .frame {
      flex: 1 1 0;
      min-inline-size: 0;
      overflow: auto;
    }
    .row th,
    .row td {
      block-size: 36px;
      max-inline-size: 420px;
      padding-block: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    thead th {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
      background: var(--surface);
    }
    @media (max-width: 767px) {
      :host {
        flex: none;
        block-size: 70vh;
      }
    }
  `,
})
export class LayoutTable {
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly TwinColumn[]>();
  readonly rows = input.required<readonly TwinRow[]>();

  protected readonly t = inject(I18n).t;
  private readonly virtual = viewChild.required(VirtualRows);
  protected readonly space = computed(() => this.virtual().window());
  protected readonly visible = computed(() => {
    const { start, end } = this.space();
    return this.rows().slice(start, end);
  });
}
