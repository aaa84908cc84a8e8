import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { deliverables, type DeliverableRow } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { JobsStore } from '../core/jobs/jobs-store';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { DeliverableTable } from './deliverable-table';
import { USE_CASE_KINDS } from './kinds';

const PAGE_SIZE = 30;

/** What was made of a use case, and what can be: a kind leads to its pages, the subject being known. */
@Component({
  selector: 'app-use-case-deliverables',
  imports: [Banner, Button, DeliverableTable, Empty, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <h2 class="grow">{{ t('deliverables.title') }}</h2>
      @if (chosen().size > 0) {
        <a ui-button [type]="null" [href]="zip()" download>
          <ui-icon name="download" />{{ t('deliverables.list.zip') }}
        </a>
      }
      @if (more()) {
        <a ui-button [type]="null" routerLink="/deliverables" [queryParams]="{ useCase: id() }">
          {{ t('deliverables.useCase.all', { count: found()?.total ?? 0 }) }}
        </a>
      }
    </div>
    @if (mayWrite() && id(); as subject) {
      <nav class="make" [attr.aria-label]="t('deliverables.useCase.make')">
        @for (kind of kinds; track kind) {
          <a ui-button [type]="null" routerLink="/deliverables/new" [queryParams]="{ kind, subject }">
            <ui-icon name="plus" />{{ t('deliverables.kind.' + kind) }}
          </a>
        }
      </nav>
    }
    @if (list.error(); as failure) {
      <ui-banner tone="bad" [live]="true">
        {{ problems.of(failure) }}
        <button actions ui-button small (click)="list.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    }
    @if (found(); as page) {
      @if (page.items.length > 0) {
        <app-deliverable-table
          [rows]="page.items"
          [subject]="false"
          [(chosen)]="chosen"
          (acted)="list.reload()"
        />
      } @else {
        <ui-empty
          icon="presentation"
          [heading]="t('deliverables.useCase.none')"
          [text]="t('deliverables.useCase.noneText')"
        />
      }
    } @else if (!list.error()) {
      <ui-skeleton [label]="t('common.loading')" [lines]="5" [height]="36" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .make {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class UseCaseDeliverables {
  protected readonly t = inject(I18n).t;
  protected readonly problems = inject(ProblemText);
  private readonly session = inject(SessionStore);
  private readonly current = inject(CurrentUseCase);
  protected readonly kinds = USE_CASE_KINDS;
  protected readonly mayWrite = computed(() => this.session.may('deliverable:write'));
  protected readonly id = computed(() => this.current.detail()?.id ?? null);
  protected readonly list = apiResource(deliverables, () => {
    const useCase = this.id();
    if (useCase === null) return undefined;
    return { url: '/api/deliverables', params: { useCase, page: '1', pageSize: String(PAGE_SIZE) } };
  });
  protected readonly found = keepValue(this.list);
  protected readonly more = computed(() => (this.found()?.total ?? 0) > PAGE_SIZE);
  protected readonly chosen = linkedSignal<readonly DeliverableRow[] | undefined, ReadonlySet<string>>({
    source: () => this.found()?.items,
    computation: (items, previous) =>
      new Set((items ?? []).map(({ id }) => id).filter((id) => previous?.value.has(id))),
  });
  protected readonly zip = computed(() => `/api/deliverables/zip?ids=${[...this.chosen()].join(',')}`);

  constructor() {
    inject(JobsStore)
      .finished.pipe(takeUntilDestroyed())
      .subscribe(() => this.list.reload());
  }
}
