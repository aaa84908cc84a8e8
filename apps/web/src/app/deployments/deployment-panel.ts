import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { deploymentDetail, type DeploymentDetail } from '@jalon/contracts';
import type { DeploymentMoveName } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Confirm } from '../ui/confirm/confirm';
import { Icon } from '../ui/icon/icon';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { DeclareDialog } from './declare-dialog';
import { DeploymentDialog } from './deployment-dialog';
import { DeploymentText, STATUS_TONES } from './deployment-text';
import { MoveDialog } from './move-dialog';
import { PopulationForm } from './population-form';

/** One deployment: its days, who could use it from when, what was declared, and what can be done with it. */
@Component({
  selector: 'app-deployment-panel',
  imports: [
    Badge,
    Banner,
    Button,
    DeclareDialog,
    DeploymentDialog,
    Icon,
    MoveDialog,
    PopulationForm,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deployment-panel.html',
  styles: `
    .facts {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(180px, 100%), 1fr));
      gap: 12px;
    }
    .name {
      flex: 1 1 220px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    h3:focus-visible {
      outline: 0;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .halves > * {
      min-inline-size: 0;
    }
    .halves {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr));
      gap: 24px;
      align-items: start;
    }
    tbody th {
      text-align: start;
    }
  `,
})
export class DeploymentPanel {
  readonly deploymentId = input.required<string>();
  /** It was planned a moment ago: the focus comes here. */
  readonly fresh = input(false);
  /** Something changed: the list above is read again. */
  readonly changed = output();
  readonly removed = output();

  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly text = inject(DeploymentText);
  protected readonly tones = STATUS_TONES;
  protected readonly detail = signal<DeploymentDetail | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly editing = signal(false);
  protected readonly declaring = signal(false);
  protected readonly moving = signal<DeploymentMoveName | null>(null);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      const id = this.deploymentId();
      untracked(() => void this.load(id));
    });
  }

  protected saved(detail: DeploymentDetail): void {
    this.editing.set(false);
    this.declaring.set(false);
    this.moving.set(null);
    this.detail.set(detail);
    this.changed.emit();
  }

  protected kept(detail: DeploymentDetail): void {
    this.saved(detail);
    this.toasts.show(this.t('deployments.saved'), { tone: 'good' });
  }

  protected async load(id: string): Promise<void> {
    if (this.detail()?.id !== id) this.detail.set(null);
    this.failure.set(null);
    try {
      const detail = await this.api.get(`/api/deployments/${id}`, deploymentDetail);
      if (this.deploymentId() !== id) return;
      this.detail.set(detail);
      // Chosen in the table above, it may have come below the edge of the screen.
      const chosen = document.activeElement?.closest('app-deployment-table') !== null;
      if (chosen || this.fresh())
        afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
    } catch (failure) {
      if (this.deploymentId() === id) this.failure.set(this.problems.of(failure));
    }
  }

  protected async remove(one: DeploymentDetail): Promise<void> {
    const sure = await this.confirm.ask({
      heading: this.t('deployments.remove.heading'),
      text: this.t('deployments.remove.text'),
      confirm: this.t('common.delete'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.api.delete(`/api/deployments/${one.id}`);
      this.removed.emit();
    } catch (failure) {
      const problem = toApiProblem(failure);
      const words = this.problems.ofField(problem.field('status')) ?? this.problems.of(problem);
      this.toasts.show(words, { tone: 'bad' });
    }
  }
}
