import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { agreementDetail, agreementList } from '@jalon/contracts';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { AgreementTable } from './agreement-table';

/** The tab of a use case: its project agreements, each with its amendments. */
@Component({
  selector: 'app-agreements-page',
  imports: [AgreementTable, Banner, Button, Empty, Icon, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="stack" aria-labelledby="agreements-heading">
      <div class="line">
        <div class="grow">
          <h2 id="agreements-heading">{{ t('agreements.title') }}</h2>
          <p class="muted">{{ t('agreements.explain') }}</p>
        </div>
        @if (list()?.mayEdit && items().length) {
          <button ui-button type="button" variant="primary" [busy]="creating()" (click)="create()">
            <ui-icon name="plus" [size]="14" />{{ t('agreements.new') }}
          </button>
        }
      </div>
      @if (problem(); as text) {
        <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
      }
      @if (list(); as answer) {
        @if (answer.items.length) {
          <app-agreement-table [items]="answer.items" />
        } @else {
          <ui-empty
            icon="file-text"
            [heading]="t('agreements.empty')"
            [text]="t(answer.mayEdit ? 'agreements.emptyText' : 'agreements.emptyReader')"
          >
            @if (answer.mayEdit) {
              <button ui-button type="button" variant="primary" [busy]="creating()" (click)="create()">
                {{ t('agreements.new') }}
              </button>
            }
          </ui-empty>
        }
      } @else if (resource.error(); as failure) {
        <ui-banner tone="bad">
          {{ problemText.of(failure.cause ?? failure) }}
          <button actions ui-button small type="button" (click)="resource.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="4" />
      }
    </section>
  `,
})
export class AgreementsPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problemText = inject(ProblemText);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly useCase = inject(CurrentUseCase);
  private readonly key = newIdempotencyKey();

  protected readonly resource = apiResource(agreementList, () => {
    const detail = this.useCase.detail();
    return detail ? `/api/use-cases/${detail.id}/agreements` : undefined;
  });
  protected readonly list = keepValue(this.resource);
  protected readonly items = computed(() => this.list()?.items ?? []);
  protected readonly creating = signal(false);
  protected readonly problem = signal<string | null>(null);

  protected async create(): Promise<void> {
    const useCase = this.useCase.detail();
    if (!useCase || this.creating()) return;
    this.creating.set(true);
    this.problem.set(null);
    try {
      const { id } = await this.api.post(
        `/api/use-cases/${useCase.id}/agreements`,
        { language: this.i18n.language() },
        agreementDetail,
        { idempotencyKey: this.key },
      );
      await this.router.navigate(['/use-cases', useCase.id, 'agreements', id]);
    } catch (failure) {
      this.problem.set(this.problemText.of(toApiProblem(failure)));
    } finally {
      this.creating.set(false);
    }
  }
}
