import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { benefitPortfolio } from '@jalon/contracts';
import { BENEFIT_UNITS, type BenefitUnit } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Amounts } from './amount';

const PAGE_SIZE = 50;
type Show = 'all' | 'waiting';

/** /usage/benefits: what all use cases bring, totalled by unit: money with money only. */
@Component({
  selector: 'app-benefit-portfolio',
  imports: [Banner, Button, Empty, RouterLink, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (answer(); as shown) {
      <h2 class="visually-hidden">{{ t('benefits.portfolio.heading') }}</h2>
      <dl class="totals">
        @for (one of shown.totals; track one.unit) {
          <div class="ui-card">
            <dt>{{ t('benefits.portfolio.total.' + one.unit) }}</dt>
            <dd class="figure">{{ realised(one.realised, one.unit) }}</dd>
            <dd class="muted small">
              {{ t('benefits.portfolio.expectedSoFar', { amount: amounts.of(one.expectedSoFar, one.unit) }) }}
            </dd>
          </div>
        }
      </dl>
      <p class="muted small">{{ t('benefits.portfolio.definition') }}</p>
      <div class="filters">
        <ui-segmented [label]="t('benefits.portfolio.show')" [options]="shows()" [(value)]="show" />
        <label class="line">
          {{ t('benefits.field.unit') }}
          <select #unit class="ui-input" (change)="choose(unit.value)">
            <option value="">{{ t('benefits.portfolio.allUnits') }}</option>
            @for (one of units; track one) {
              <option [value]="one" [selected]="one === unitShown()">{{ t('benefits.unit.' + one) }}</option>
            }
          </select>
        </label>
      </div>
      @if (shown.items.length) {
        <div
          class="ui-table-scroll"
          role="region"
          tabindex="0"
          [attr.aria-label]="t('benefits.portfolio.heading')"
        >
          <table class="ui-table">
            <caption class="visually-hidden">
              {{
                t('benefits.portfolio.heading')
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ t('benefits.portfolio.benefit') }}</th>
                <th scope="col">{{ t('benefits.portfolio.useCase') }}</th>
                <th scope="col">{{ t('benefits.field.nature') }}</th>
                <th scope="col" class="numeric">{{ t('benefits.portfolio.monthly') }}</th>
                <th scope="col" class="numeric">{{ t('benefits.portfolio.expected') }}</th>
                <th scope="col" class="numeric">{{ t('benefits.portfolio.realised') }}</th>
                <th scope="col">{{ t('benefits.portfolio.last') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of shown.items; track row.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/use-cases', row.useCaseId, 'after-go-live', 'benefits']">{{
                      row.title
                    }}</a>
                    @if (row.toReview) {
                      <span class="waiting">{{
                        i18n.plural('benefits.portfolio.toReview', row.toReview)
                      }}</span>
                    }
                  </th>
                  <td>
                    {{ row.useCaseTitle }}
                    <span class="muted under">{{ row.entityName }}</span>
                  </td>
                  <td>{{ t('benefits.nature.' + row.nature) }}</td>
                  <td class="numeric nowrap">{{ amounts.of(row.expectedMonthly, row.unit) }}</td>
                  <td class="numeric nowrap">{{ added(row.expectedSoFar, row.unit) }}</td>
                  <td class="numeric nowrap">{{ added(row.realised, row.unit) }}</td>
                  <td class="nowrap">{{ format.month(row.lastMonth, true) || '–' }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (pages() > 1) {
          <div class="line">
            <button ui-button small [disabled]="page() === 1" (click)="page.set(page() - 1)">
              {{ t('benefits.portfolio.previous') }}
            </button>
            <span>{{ t('benefits.portfolio.page', { page: page(), pages: pages() }) }}</span>
            <button ui-button small [disabled]="page() === pages()" (click)="page.set(page() + 1)">
              {{ t('benefits.portfolio.next') }}
            </button>
          </div>
        }
      } @else {
        <ui-empty icon="target" [heading]="t('benefits.portfolio.none')" />
      }
    } @else if (resource.error(); as failure) {
      <ui-banner tone="bad" [live]="true">
        {{ problemText.of(failure.cause ?? failure) }}
        <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    } @else {
      <ui-skeleton [label]="t('common.loading')" [lines]="8" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      padding-block-start: 8px;
    }
    .totals {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr));
      gap: 12px;
      margin: 0;
    }
    .totals dd {
      margin: 0;
    }
    .figure {
      font-size: 20px;
      line-height: 28px;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
    }
    .filters .ui-input {
      inline-size: auto;
    }
    td,
    th {
      padding-block: 6px;
      block-size: auto;
    }
    .under,
    .waiting {
      display: block;
      font-size: 13px;
    }
    .waiting {
      color: var(--amber);
      font-weight: 550;
    }
  `,
})
export class BenefitPortfolioPage {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly amounts = inject(Amounts);
  protected readonly problemText = inject(ProblemText);
  protected readonly units = BENEFIT_UNITS;
  protected readonly show = signal<Show>('all');
  protected readonly unitShown = signal<BenefitUnit | null>(null);
  /** Starts again where the filters change. */
  protected readonly page = linkedSignal({
    source: () => `${this.show()} ${this.unitShown()}`,
    computation: () => 1,
  });
  protected readonly resource = apiResource(benefitPortfolio, () => {
    const query = new URLSearchParams({ pageSize: String(PAGE_SIZE), page: String(this.page()) });
    if (this.show() === 'waiting') query.set('toReview', 'true');
    const unit = this.unitShown();
    if (unit) query.set('unit', unit);
    return `/api/benefits?${query.toString()}`;
  });
  protected readonly answer = keepValue(this.resource);
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.answer()?.total ?? 0) / PAGE_SIZE)));
  protected readonly shows = computed(() => {
    const waiting = this.format.number(this.answer()?.toReview ?? 0);
    return [
      { value: 'all' as const, label: this.t('benefits.portfolio.all') },
      { value: 'waiting' as const, label: `${this.t('benefits.portfolio.waiting')} (${waiting})` },
    ];
  });

  protected choose(unit: string): void {
    this.unitShown.set(BENEFIT_UNITS.find((one) => one === unit) ?? null);
  }

  protected realised(amount: number | null, unit: BenefitUnit): string {
    return amount === null ? this.t('benefits.portfolio.nothingYet') : this.amounts.of(amount, unit);
  }

  /** Percents and points of several months are not added up. */
  protected added(amount: number | null, unit: BenefitUnit): string {
    return amount === null || unit === 'percent' || unit === 'points' ? '–' : this.amounts.of(amount, unit);
  }
}
