import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { deploymentDetail, type DeploymentDetail } from '@jalon/contracts';
import { DEPLOYMENT_LIMITS as LIMITS, type DeploymentMoveName } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { DeploymentText } from './deployment-text';

/** What a move asks for: the day it took effect, and why when it takes something away. */
@Component({
  selector: 'app-deployment-move',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [heading]="t('deployments.move.' + name())"
      [closeLabel]="t('common.close')"
      (dismissed)="closed.emit()"
    >
      <form
        id="deployment-move"
        class="stack stack--tight"
        novalidate
        (submit)="$event.preventDefault(); save()"
      >
        <p class="strong">{{ text.name(deployment()) }}</p>
        @if (lacking().length) {
          @for (one of lacking(); track one) {
            <p>{{ t('deployments.missing.' + one) }}</p>
          }
        } @else {
          <p class="muted">{{ t('deployments.moveText.' + name()) }}</p>
          <ui-field [label]="t('deployments.field.on')" required [error]="errorOf('on')">
            <input
              #day
              ui-input
              type="date"
              data-autofocus
              min="1990-01-01"
              [attr.max]="today()"
              [value]="on()"
              (input)="on.set(day.value)"
            />
          </ui-field>
          @if (move()?.reasoned) {
            <ui-field [label]="t('deployments.field.reason')" required [error]="errorOf('reason')">
              <textarea
                #why
                ui-input
                rows="2"
                [attr.maxlength]="limits.reason"
                [value]="reason()"
                (input)="reason.set(why.value)"
              ></textarea>
            </ui-field>
          }
        }
        @if (others(); as words) {
          <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
        }
      </form>
      <ng-container actions>
        <button ui-button (click)="closed.emit()">{{ t('common.cancel') }}</button>
        @if (!lacking().length) {
          <button ui-button variant="primary" type="submit" form="deployment-move" [busy]="busy()">
            {{ t('deployments.move.' + name()) }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .strong {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class MoveDialog {
  readonly deployment = input.required<DeploymentDetail>();
  readonly name = input.required<DeploymentMoveName>();
  readonly closed = output();
  readonly saved = output<DeploymentDetail>();

  private readonly api = inject(ApiClient);
  private readonly problems = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly today = inject(SessionStore).today;
  protected readonly text = inject(DeploymentText);
  protected readonly limits = LIMITS;
  protected readonly on = linkedSignal(() => this.today());
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  private readonly version = linkedSignal(() => this.deployment().version);
  private readonly problem = signal<ApiProblem | null>(null);
  protected readonly move = computed(() => this.deployment().moves.find((one) => one.name === this.name()));
  protected readonly lacking = computed(() => this.move()?.missing ?? []);
  protected readonly others = computed(() => {
    const problem = this.problem();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('deployments.conflict');
    return ['on', 'reason'].some((path) => problem.field(path)) ? null : this.problems.of(problem);
  });

  protected errorOf(path: string): string | null {
    return this.problems.ofField(this.problem()?.field(path));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const body = { version: this.version(), name: this.name(), on: this.on(), reason: this.reason() || null };
    try {
      this.saved.emit(
        await this.api.post(`/api/deployments/${this.deployment().id}/moves`, body, deploymentDetail),
      );
    } catch (failure) {
      const problem = toApiProblem(failure);
      const theirs = deploymentDetail.safeParse(problem.current);
      if (problem.code === 'version_conflict' && theirs.success) this.version.set(theirs.data.version);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
