import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { agreementShape, type AgreementSection, type AgreementSectionValue } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { AgreementText } from './agreement-text';
import { StakeholderGrid } from './stakeholder-grid';

/** One section as the document says it: a table of its rows, then its texts. */
@Component({
  selector: 'app-section-view',
  imports: [StakeholderGrid],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <div class="scroll" role="region" tabindex="0" [attr.aria-label]="text.section(section())">
        <table class="ui-table table">
          <caption class="visually-hidden">
            {{
              text.section(section())
            }}
          </caption>
          <thead>
            <tr>
              @for (column of columns(); track column.name) {
                <th scope="col" [class.numeric]="column.numeric">{{ column.label }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                @for (column of columns(); track column.name; let first = $first) {
                  @if (first) {
                    <th scope="row">{{ row[column.name] }}</th>
                  } @else {
                    <td [class.numeric]="column.numeric" [attr.data-label]="column.label">
                      {{ row[column.name] || '–' }}
                    </td>
                  }
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (days(); as total) {
        <p class="total">{{ t('agreements.total.days', { days: format.number(total) }) }}</p>
      }
      @if (section() === 'stakeholders') {
        <app-stakeholder-grid [rows]="value().rows" />
      }
    }
    @for (one of texts(); track one.name) {
      <div>
        @if (texts().length > 1 || rows().length) {
          <h4>{{ one.label }}</h4>
        }
        <p class="prose">{{ one.text }}</p>
      </div>
    }
    @if (!rows().length && !texts().length) {
      <p class="muted">{{ t('agreements.row.none') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .scroll {
      overflow-x: auto;
    }
    .table :is(th, td) {
      padding: 6px 12px 6px 0;
      vertical-align: top;
      white-space: pre-line;
      overflow-wrap: anywhere;
      min-inline-size: 80px;
    }
    .table tbody th {
      min-inline-size: 130px;
    }
    .table .numeric {
      padding-inline: 12px;
    }
    .total {
      font-weight: 550;
      font-variant-numeric: tabular-nums;
    }
    @media (max-width: 640px) {
      .table,
      .table tbody,
      .table tr,
      .table :is(th, td) {
        display: block;
        block-size: auto;
      }
      .table thead {
        display: none;
      }
      .table tr {
        padding-block: 8px;
        border-block-end: 1px solid var(--line);
      }
      .table tbody :is(th, td) {
        padding: 2px 0;
        border: 0;
        text-align: start;
      }
      td[data-label]::before {
        content: attr(data-label);
        display: block;
        color: var(--muted);
        font-size: 12px;
      }
    }
  `,
})
export class SectionView {
  readonly section = input.required<AgreementSection>();
  readonly value = input.required<AgreementSectionValue>();

  protected readonly t = inject(I18n).t;
  protected readonly text = inject(AgreementText);
  protected readonly format = inject(Format);
  protected readonly columns = computed(() =>
    Object.entries(agreementShape(this.section()).rows?.fields ?? {}).map(([name, { kind }]) => ({
      name,
      label: this.text.field(this.section(), name),
      numeric: kind === 'days' || kind === 'cents' || kind === 'level',
    })),
  );
  protected readonly rows = computed(() =>
    this.value().rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, this.text.value(this.section(), name, value)]),
      ),
    ),
  );
  protected readonly texts = computed(() =>
    Object.keys(agreementShape(this.section()).fields)
      .map((name) => ({
        name,
        label: this.text.field(this.section(), name),
        text: this.text.value(this.section(), name, this.value().fields[name] ?? null),
      }))
      .filter((one) => one.text !== ''),
  );
  protected readonly days = computed(() =>
    this.section() === 'charges'
      ? this.value().rows.reduce((sum, row) => sum + (typeof row['days'] === 'number' ? row['days'] : 0), 0)
      : 0,
  );
}
