import { ChangeDetectionStrategy, Component, inject, model, signal } from '@angular/core';
import { MEETING_LIMITS } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { MeetingStore } from './meeting-store';

/** Cancels a meeting, with the reason that those who expected it will read. */
@Component({
  selector: 'app-cancel-meeting',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('meetings.cancel.heading')" [closeLabel]="t('common.close')">
      <form id="cancel-meeting" class="stack" novalidate (submit)="$event.preventDefault(); cancel()">
        <p>{{ t('meetings.cancel.text') }}</p>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        <ui-field [label]="t('meetings.cancel.reason')" [error]="error()" required>
          <textarea
            #box
            ui-input
            data-autofocus
            rows="3"
            [attr.maxlength]="max"
            [value]="reason()"
            (input)="reason.set(box.value)"
          ></textarea>
        </ui-field>
      </form>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('meetings.cancel.keep') }}</button>
        <button ui-button variant="danger" type="submit" form="cancel-meeting" [busy]="busy()">
          {{ t('meetings.move.cancel') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class CancelMeeting {
  readonly open = model(false);

  private readonly store = inject(MeetingStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(I18n).t;
  protected readonly max = MEETING_LIMITS.reason;
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected async cancel(): Promise<void> {
    if (this.busy()) return;
    this.problem.set(null);
    this.error.set(this.reason().trim() ? null : this.problemText.ofField(REQUIRED));
    if (this.error()) return;
    this.busy.set(true);
    try {
      await this.store.move('cancelled', this.reason().trim());
      this.open.set(false);
      this.reason.set('');
      this.toasts.show(this.t('meetings.moved.cancelled'), { tone: 'good' });
    } catch (failure) {
      this.refused(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private refused(problem: ApiProblem): void {
    this.error.set(this.problemText.ofField(problem.field('reason')));
    if (!this.error()) this.problem.set(this.problemText.of(problem));
  }
}

const REQUIRED = { path: 'reason', code: 'reason_required' };
