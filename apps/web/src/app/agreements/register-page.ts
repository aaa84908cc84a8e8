import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { agreementRegister, type AgreementQuery } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { PageHeader } from '../ui/page-header/page-header';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { AgreementTable } from './agreement-table';

type Show = AgreementQuery['show'];
const SHOWS: readonly Show[] = ['all', 'under_way', 'ending', 'signed', 'expired'];

/** Project agreements across use cases: what is being agreed, what ends soon. */
@Component({
  selector: 'app-agreement-register',
  imports: [AgreementTable, Banner, Button, Empty, PageHeader, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page stack">
      <ui-page-header [heading]="t('agreements.title')" [text]="t('agreements.explain')" />
      @if (register(); as answer) {
        <div class="filter">
          <ui-segmented [label]="t('agreements.list.show')" [options]="options()" [(value)]="show" />
        </div>
        @if (answer.items.length) {
          <app-agreement-table [items]="answer.items" [across]="true" />
        } @else {
          <ui-empty icon="file-text" [heading]="t('agreements.list.nothing')" />
        }
        @if (answer.total > answer.items.length) {
          <p class="muted">{{ i18n.plural('agreements.list.more', answer.total - answer.items.length) }}</p>
        }
      } @else if (resource.error(); as failure) {
        <ui-banner tone="bad">
          {{ problemText.of(failure.cause ?? failure) }}
          <button actions ui-button small type="button" (click)="resource.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" />
      }
    </div>
  `,
  styles: `
    .filter {
      overflow-x: auto;
      padding: 3px;
      margin: -3px;
    }
  `,
})
export class AgreementRegisterPage {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problemText = inject(ProblemText);
  private readonly format = inject(Format);
  protected readonly show = signal<Show>('all');
  protected readonly resource = apiResource(agreementRegister, () => `/api/agreements?show=${this.show()}`);
  protected readonly register = keepValue(this.resource);
  protected readonly options = computed(() => {
    const counts = this.register()?.counts;
    return SHOWS.map((value) => ({
      value,
      label: `${this.t(`agreements.list.filter.${value}`)} (${this.format.number(counts?.[value] ?? 0)})`,
    }));
  });
}
