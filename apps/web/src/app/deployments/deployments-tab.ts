import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { deploymentList, type DeploymentDetail } from '@jalon/contracts';
import { wavesOf } from '@jalon/domain';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { DeclareDialog } from './declare-dialog';
import { DeploymentDialog } from './deployment-dialog';
import { DeploymentPanel } from './deployment-panel';
import { DeploymentTable } from './deployment-table';

/** The deployments of the use case on screen, wave after wave, and one of them in full. */
@Component({
  selector: 'app-deployments-tab',
  imports: [
    Banner,
    Button,
    DeclareDialog,
    DeploymentDialog,
    DeploymentPanel,
    DeploymentTable,
    Empty,
    Icon,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="stack" aria-labelledby="deployments-heading">
      <div class="line">
        <div class="grow">
          <h2 id="deployments-heading">{{ t('deployments.title') }}</h2>
          <p class="muted">{{ t('deployments.explain') }}</p>
        </div>
        @if (mayEdit()) {
          <button ui-button variant="primary" (click)="planning.set(true)">
            <ui-icon name="plus" [size]="14" />{{ t('deployments.new') }}
          </button>
        }
      </div>
      @if (list(); as answer) {
        @for (wave of waves(); track wave.wave) {
          <section class="stack stack--tight" [attr.aria-labelledby]="'wave-' + wave.wave">
            <h3 [id]="'wave-' + wave.wave">
              {{ wave.name }}
              @if (wave.days) {
                <span class="muted days tabular">{{ wave.days }}</span>
              }
            </h3>
            <app-deployment-table
              [items]="wave.deployments"
              [caption]="wave.name"
              [current]="deployment() ?? null"
              (declare)="declaring.set($event.id)"
            />
          </section>
        } @empty {
          <ui-empty
            icon="server-off"
            [heading]="t('deployments.empty')"
            [text]="t(mayEdit() ? 'deployments.emptyText' : 'deployments.emptyReader')"
          />
        }
        @if (answer.total > answer.items.length) {
          <p class="muted">{{ i18n.plural('deployments.more', answer.total - answer.items.length) }}</p>
        }
        @if (deployment(); as id) {
          <app-deployment-panel
            [deploymentId]="id"
            [fresh]="id === made()"
            (changed)="resource.reload()"
            (removed)="gone()"
          />
        }
      } @else if (resource.error(); as failure) {
        <ui-banner tone="bad">
          {{ problemText.of(failure.cause ?? failure) }}
          <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
        </ui-banner>
      } @else {
        <ui-skeleton [label]="t('common.loading')" [lines]="4" />
      }
    </section>
    @if (planning()) {
      <app-deployment-dialog
        [useCaseId]="useCaseId() ?? ''"
        (saved)="planned($event)"
        (closed)="planning.set(false)"
      />
    }
    @if (declaring(); as id) {
      <app-declare-dialog [deploymentId]="id" (saved)="declared()" (closed)="declaring.set(null)" />
    }
  `,
  styles: `
    h3 {
      font-size: 15px;
      line-height: 22px;
    }
    .days {
      font-weight: 400;
      font-size: 13px;
    }
  `,
})
export class DeploymentsTab {
  /** From the address: the one shown in full. */
  readonly deployment = input<string>();

  private readonly router = inject(Router);
  private readonly current = inject(CurrentUseCase);
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problemText = inject(ProblemText);
  protected readonly planning = signal(false);
  protected readonly made = signal<string | null>(null);
  protected readonly declaring = signal<string | null>(null);
  protected readonly useCaseId = computed(() => this.current.detail()?.id);
  protected readonly mayEdit = computed(() => this.session.may('deployment:edit'));
  protected readonly resource = apiResource(deploymentList, () => {
    const id = this.useCaseId();
    return id === undefined ? undefined : `/api/deployments?useCase=${id}&sort=live&pageSize=100`;
  });
  protected readonly list = keepValue(this.resource);
  protected readonly waves = computed(() =>
    wavesOf(this.list()?.items ?? []).map((wave) => ({
      ...wave,
      name:
        wave.wave === null ? this.t('deployments.noWave') : this.t('deployments.wave', { number: wave.wave }),
      days: this.days(wave.from, wave.to),
    })),
  );

  protected async planned({ id }: DeploymentDetail): Promise<void> {
    this.planning.set(false);
    this.made.set(id);
    this.resource.reload();
    await this.router.navigate([], { queryParams: { deployment: id }, queryParamsHandling: 'merge' });
  }

  protected declared(): void {
    this.declaring.set(null);
    this.resource.reload();
  }

  protected async gone(): Promise<void> {
    this.resource.reload();
    await this.router.navigate([], { queryParams: { deployment: null }, queryParamsHandling: 'merge' });
  }

  private days(from: string | null, to: string | null): string {
    if (from === null || to === null) return '';
    return from === to
      ? this.format.date(from)
      : this.t('deployments.fromTo', { from: this.format.date(from), to: this.format.date(to) });
  }
}
