import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { BenefitMeasureView, BenefitView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Amounts } from './amount';

const TONES = { proposed: 'amber', accepted: 'green', returned: 'red' } as const;

/** One benefit: what is expected, how it is measured, and its measures with their evidence and review. */
@Component({
  selector: 'app-benefit-card',
  imports: [Badge, Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-card' },
  template: `
    <div class="head">
      <div class="stack stack--tight">
        <h3>{{ benefit().title }}</h3>
        <p class="line">
          <ui-badge>{{ t('benefits.nature.' + benefit().nature) }}</ui-badge>
          <span>{{ expected() }}</span>
        </p>
        @if (benefit().ownerName; as name) {
          <p class="muted small">{{ t('benefits.ownedBy', { name }) }}</p>
        }
        @if (benefit().method) {
          <p class="muted prose">{{ benefit().method }}</p>
        }
      </div>
      @if (mayEdit()) {
        <div class="line no-print">
          @if (measurable()) {
            <button
              ui-button
              small
              [attr.aria-label]="named('benefits.measure.do')"
              (click)="measured.emit()"
            >
              <ui-icon name="plus" />{{ t('benefits.measure.do') }}
            </button>
          }
          <button
            ui-button
            small
            variant="quiet"
            [attr.aria-label]="named('common.edit')"
            (click)="edited.emit()"
          >
            <ui-icon name="pencil" />{{ t('common.edit') }}
          </button>
          <button
            ui-button
            small
            variant="quiet"
            [attr.aria-label]="named('common.delete')"
            (click)="removed.emit()"
          >
            <ui-icon name="trash-2" />{{ t('common.delete') }}
          </button>
        </div>
      }
    </div>
    @if (measures().length) {
      <div class="ui-table-scroll" role="region" tabindex="0" [attr.aria-label]="named('benefits.measures')">
        <table class="ui-table ui-table--compact">
          <caption class="visually-hidden">
            {{
              named('benefits.measures')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('benefits.measure.month') }}</th>
              <th scope="col" class="numeric">{{ t('benefits.measured') }}</th>
              <th scope="col">{{ t('benefits.state') }}</th>
              <th scope="col">{{ t('benefits.measure.evidence') }}</th>
              <th scope="col">{{ t('benefits.people') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of measures(); track one.month) {
              <tr>
                <th scope="row" class="nowrap">{{ format.month(one.month, true) }}</th>
                <td class="numeric nowrap">{{ amounts.of(one.value, benefit().unit) }}</td>
                <td class="state">
                  <ui-badge [tone]="tones[one.state]">{{ t('benefits.measureState.' + one.state) }}</ui-badge>
                  @if (one.reason) {
                    <p class="small prose">{{ one.reason }}</p>
                  }
                  @if (one.mayReview) {
                    <p class="line no-print">
                      <button
                        ui-button
                        small
                        variant="primary"
                        [disabled]="busy()"
                        [attr.aria-label]="named('benefits.review.accept', one)"
                        (click)="accepted.emit(one)"
                      >
                        {{ t('benefits.review.accept') }}
                      </button>
                      <button
                        ui-button
                        small
                        [disabled]="busy()"
                        [attr.aria-label]="named('benefits.review.return', one)"
                        (click)="returned.emit(one)"
                      >
                        {{ t('benefits.review.return') }}
                      </button>
                    </p>
                  }
                </td>
                <td class="evidence">{{ one.evidence }}</td>
                <td class="small people">{{ peopleOf(one) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else {
      <p class="muted">{{ t('benefits.noMeasure') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 8px 16px;
      overflow-wrap: anywhere;
    }
    .head > :first-child {
      flex: 1 1 260px;
      min-inline-size: 0;
    }
    .evidence {
      min-inline-size: 180px;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .people,
    .state {
      min-inline-size: 160px;
    }
    td,
    th {
      padding-block: 6px;
      vertical-align: top;
      block-size: auto;
    }
  `,
})
export class BenefitCard {
  readonly benefit = input.required<BenefitView>();
  readonly mayEdit = input(false);
  /** It has begun: there is a month to measure. */
  readonly measurable = input(false);
  readonly busy = input(false);
  readonly measured = output();
  readonly edited = output();
  readonly removed = output();
  readonly accepted = output<BenefitMeasureView>();
  readonly returned = output<BenefitMeasureView>();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly amounts = inject(Amounts);
  protected readonly tones = TONES;
  /** The latest first. */
  protected readonly measures = computed(() => [...this.benefit().measures].reverse());
  protected readonly expected = computed(() => {
    const { expectedMonthly, expectedFrom, expectedUntil, unit } = this.benefit();
    return this.t(expectedUntil === null ? 'benefits.expectedFrom' : 'benefits.expectedBetween', {
      amount: this.amounts.of(expectedMonthly, unit),
      from: this.format.month(expectedFrom),
      until: this.format.month(expectedUntil),
    });
  });

  /** What a button does, and to what: several cards have the same words. */
  protected named(key: string, measure?: BenefitMeasureView): string {
    const month = measure ? `, ${this.format.month(measure.month)}` : '';
    return `${this.t(key)} – ${this.benefit().title}${month}`;
  }

  protected peopleOf({ measuredByName, reviewedByName }: BenefitMeasureView): string {
    const by = this.t('benefits.measuredBy', { name: measuredByName ?? this.t('common.unknown') });
    return reviewedByName === null ? by : `${by} ${this.t('benefits.reviewedBy', { name: reviewedByName })}`;
  }
}
