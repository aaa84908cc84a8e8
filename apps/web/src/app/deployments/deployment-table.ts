import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeploymentRow, DeploymentSort } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { SortHeader, type Sort } from '../ui/table/sort-header';
import { DeploymentText, STATUS_TONES } from './deployment-text';

/** Deployments a line each; on phones each is a small card. Across use cases, each says which it is of. */
@Component({
  selector: 'app-deployment-table',
  imports: [Badge, Button, RouterLink, SortHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-scroll" role="group" tabindex="0" [attr.aria-label]="caption()">
      <table class="ui-table table" [class.table--even]="!across()">
        <caption class="visually-hidden">
          {{
            caption()
          }}
        </caption>
        <thead>
          <tr>
            @if (across()) {
              <th ui-sort="useCase" scope="col" [sort]="sort()" (sortBy)="sortBy.emit($event)">
                {{ t('deployments.field.useCase') }}
              </th>
              <th ui-sort="entity" scope="col" [sort]="sort()" (sortBy)="sortBy.emit($event)">
                {{ t('deployments.field.entity') }}
              </th>
              <th ui-sort="status" scope="col" [sort]="sort()" (sortBy)="sortBy.emit($event)">
                {{ t('deployments.field.status') }}
              </th>
              <th ui-sort="next" scope="col" [sort]="sort()" (sortBy)="sortBy.emit($event)">
                {{ t('deployments.field.next') }}
              </th>
            } @else {
              <th scope="col" class="entity">{{ t('deployments.field.entity') }}</th>
              <th scope="col" class="status">{{ t('deployments.field.status') }}</th>
              <th scope="col" class="next">{{ t('deployments.field.next') }}</th>
            }
            <th scope="col" class="number">{{ t('deployments.field.eligible') }}</th>
            <th scope="col">{{ t('deployments.field.adoption') }}</th>
            <th scope="col" class="actions">
              <span class="visually-hidden">{{ t('deployments.field.actions') }}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          @for (row of items(); track row.id) {
            <tr>
              @if (across()) {
                <th scope="row">
                  @if (row.useCase.open) {
                    <a
                      [routerLink]="['/use-cases', row.useCase.id, 'after-go-live']"
                      [queryParams]="{ deployment: row.id }"
                      >{{ row.useCase.code }} {{ row.useCase.title }}</a
                    >
                  } @else {
                    {{ row.useCase.code }} {{ row.useCase.title }}
                  }
                </th>
                <td [attr.data-label]="t('deployments.field.entity')">{{ text.name(row) }}</td>
              } @else {
                <th scope="row">
                  <a
                    [routerLink]="[]"
                    [queryParams]="{ deployment: row.id }"
                    queryParamsHandling="merge"
                    [attr.aria-current]="row.id === current() ? 'true' : null"
                    >{{ text.name(row) }}</a
                  >
                  @if (row.release) {
                    <span class="muted below">{{ t('deployments.release', { release: row.release }) }}</span>
                  }
                </th>
              }
              <td [attr.data-label]="t('deployments.field.status')">
                <ui-badge [tone]="tones[row.status]">{{ t('deployments.status.' + row.status) }}</ui-badge>
                <span class="muted nowrap tabular">{{ text.day(row) }}</span>
              </td>
              <td class="tabular" [attr.data-label]="t('deployments.field.next')">
                @if (row.next; as next) {
                  <span class="nowrap">{{ format.date(next.on) }}</span>
                  <span class="muted below">{{ t('deployments.next.' + next.kind) }}</span>
                } @else {
                  –
                }
              </td>
              <td class="number tabular" [attr.data-label]="t('deployments.field.eligible')">
                {{ row.eligible === null ? '–' : format.number(row.eligible) }}
              </td>
              <td class="tabular" [attr.data-label]="t('deployments.field.adoption')">
                {{ text.use(row) }}
                <span class="muted below">{{ text.origin(row) }}</span>
              </td>
              <td>
                @if (row.mayDeclare) {
                  <button
                    ui-button
                    small
                    [attr.aria-label]="t('deployments.declare.of', { name: text.name(row) })"
                    (click)="declare.emit(row)"
                  >
                    {{ t('deployments.declare.do') }}
                  </button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .table :is(th, td) {
      padding-block: 8px;
      overflow-wrap: break-word;
    }
    .table thead th {
      overflow-wrap: normal;
    }
    .table tbody th {
      text-align: start;
    }
    .number {
      text-align: end;
    }
    .below {
      display: block;
      font-weight: 400;
    }
    ui-badge {
      margin-inline-end: 6px;
    }
    [aria-current='true'] {
      font-weight: 650;
    }
    /* Waves are tables of their own: their columns stand under each other. */
    @media (min-width: 1100px) {
      .table--even {
        table-layout: fixed;
      }
      .entity {
        inline-size: 24%;
      }
      .status {
        inline-size: 22%;
      }
      .next {
        inline-size: 16%;
      }
      .table--even .number {
        inline-size: 150px;
      }
      .actions {
        inline-size: 156px;
      }
    }
    @media (max-width: 760px) {
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
        padding: 10px 12px;
        border-block-end: 1px solid var(--line);
      }
      .table tbody :is(th, td) {
        padding: 2px 0;
        border: 0;
        text-align: start;
      }
      .table tbody td[data-label] {
        position: relative;
        padding-inline-start: 138px;
        overflow-wrap: anywhere;
      }
      td[data-label]::before {
        content: attr(data-label);
        position: absolute;
        inset-inline-start: 0;
        inline-size: 130px;
        color: var(--muted);
      }
      td:empty {
        display: none;
      }
    }
  `,
})
export class DeploymentTable {
  readonly items = input.required<readonly DeploymentRow[]>();
  readonly caption = input.required<string>();
  readonly across = input(false);
  readonly sort = input<Sort<DeploymentSort>>({ key: 'next', dir: 'asc' });
  /** The one whose details are shown. */
  readonly current = input<string | null>(null);
  readonly sortBy = output<Sort<DeploymentSort>>();
  readonly declare = output<DeploymentRow>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly text = inject(DeploymentText);
  protected readonly tones = STATUS_TONES;
}
