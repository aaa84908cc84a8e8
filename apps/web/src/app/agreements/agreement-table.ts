import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AGREEMENT_ENDING_DAYS, type AgreementSummary } from '@jalon/contracts';
import { daysBetween } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { AgreementBadge } from './agreement-badge';

/** Agreements and amendments with their state, dates and signatures; on phones each is a small card. */
@Component({
  selector: 'app-agreement-table',
  imports: [AgreementBadge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-scroll">
      <table class="ui-table table">
        <caption class="visually-hidden">
          {{
            t('agreements.list.caption')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('agreements.list.name') }}</th>
            @if (across()) {
              <th scope="col">{{ t('agreements.list.useCase') }}</th>
              <th scope="col">{{ t('agreements.list.entity') }}</th>
            }
            <th scope="col">{{ t('agreements.list.state') }}</th>
            <th scope="col">{{ t('agreements.list.validity') }}</th>
            <th scope="col">{{ t('agreements.list.signatures') }}</th>
            <th scope="col">{{ t('agreements.list.updated') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row" [class.under]="row.isAmendment && !across()">
                <a [routerLink]="['/use-cases', row.useCaseId, 'agreements', row.id]">{{ row.name }}</a>
                <span class="muted title">{{ row.title }}</span>
              </th>
              @if (across()) {
                <td [attr.data-label]="t('agreements.list.useCase')">
                  <a [routerLink]="['/use-cases', row.useCaseId]">{{ row.useCaseCode }}</a>
                  {{ row.useCaseTitle }}
                </td>
                <td [attr.data-label]="t('agreements.list.entity')">{{ row.entityName }}</td>
              }
              <td [attr.data-label]="t('agreements.list.state')">
                <app-agreement-badge [state]="row.state" />
              </td>
              <td class="tabular" [attr.data-label]="t('agreements.list.validity')">
                {{ row.validity }}
                @if (row.ending) {
                  <strong class="soon">{{ row.ending }}</strong>
                }
              </td>
              <td class="tabular" [attr.data-label]="t('agreements.list.signatures')">
                {{ row.signatures }}
              </td>
              <td class="tabular nowrap" [attr.data-label]="t('agreements.list.updated')">
                {{ format.relative(row.updatedAt) }}
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
      overflow-wrap: anywhere;
    }
    .table thead th {
      overflow-wrap: normal;
    }
    .under {
      padding-inline-start: 32px;
    }
    .title {
      display: block;
      font-weight: 400;
    }
    .soon {
      display: block;
      color: var(--amber);
      font-weight: 550;
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
        padding: 10px 12px;
        border-block-end: 1px solid var(--line);
      }
      .table tbody :is(th, td) {
        padding: 2px 0;
        border: 0;
        text-align: start;
      }
      td[data-label]::before {
        content: attr(data-label);
        display: inline-block;
        inline-size: 110px;
        color: var(--muted);
      }
    }
  `,
})
export class AgreementTable {
  readonly items = input.required<readonly AgreementSummary[]>();
  /** Of several use cases: each row says which. */
  readonly across = input(false);

  private readonly i18n = inject(I18n);
  private readonly session = inject(SessionStore);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly rows = computed(() =>
    this.items().map((item) => ({
      ...item,
      isAmendment: item.kind === 'amendment',
      name: this.t(`agreements.${item.kind}`, { number: item.number }),
      validity: this.validity(item),
      ending: this.ending(item),
      signatures: item.signatories > 0 ? `${item.signed}\u202f/\u202f${item.signatories}` : '–',
    })),
  );

  private validity({ validFrom, validTo }: AgreementSummary): string {
    const [from, to] = [this.format.date(validFrom), this.format.date(validTo)];
    if (from && to) return this.t('agreements.list.fromTo', { from, to });
    return to ? this.t('agreements.list.until', { date: to }) : '–';
  }

  private ending({ state, validTo }: AgreementSummary): string {
    if (validTo === null || (state !== 'signed' && state !== 'expired')) return '';
    if (state === 'expired') return this.t('agreements.list.ended', { date: this.format.date(validTo) });
    const days = daysBetween(this.session.today(), validTo);
    return days <= AGREEMENT_ENDING_DAYS ? this.i18n.plural('agreements.list.endsIn', days) : '';
  }
}
