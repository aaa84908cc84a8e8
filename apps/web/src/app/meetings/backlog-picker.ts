import { ChangeDetectionStrategy, Component, computed, inject, model, signal } from '@angular/core';
import { meetingSeriesDetail } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Toasts } from '../ui/toast/toasts';
import { AgendaEditor } from './agenda-editor';
import { MeetingStore } from './meeting-store';

/** Takes items that wait in the backlog of the series into the agenda. */
@Component({
  selector: 'app-backlog-picker',
  imports: [Banner, Button, Dialog, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('meetings.backlog.takeHeading')" [closeLabel]="t('common.close')">
      <div class="stack">
        <p>{{ t('meetings.backlog.takeText') }}</p>
        @if (problem() ?? readProblem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        @if (items(); as waiting) {
          @for (item of waiting; track item.id) {
            <label class="ui-check">
              <input
                type="checkbox"
                class="ui-checkbox"
                [checked]="chosen().has(item.id)"
                (change)="toggle(item.id)"
              />
              <span
                >{{ item.title }}
                @if (item.note) {
                  <span class="small muted prose">{{ item.note }}</span>
                }
              </span>
            </label>
          } @empty {
            <p class="muted">{{ t('meetings.backlog.empty') }}</p>
          }
        } @else if (!readProblem()) {
          <ui-skeleton [label]="t('common.loading')" [lines]="3" />
        }
      </div>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" [busy]="busy()" [disabled]="chosen().size === 0" (click)="take()">
          {{ t('meetings.backlog.takeSubmit') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class BacklogPicker {
  readonly open = model(false);

  private readonly i18n = inject(I18n);
  private readonly store = inject(MeetingStore);
  private readonly editor = inject(AgendaEditor);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly read = apiResource(meetingSeriesDetail, () => {
    const series = this.store.detail()?.series;
    return this.open() && series ? `/api/meeting-series/${series.id}` : undefined;
  });
  protected readonly items = computed(() => (this.read.hasValue() ? this.read.value().backlog : undefined));
  protected readonly readProblem = computed(() => {
    const failure = this.read.error();
    return failure ? this.problemText.of(failure) : null;
  });

  protected toggle(id: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected async take(): Promise<void> {
    if (this.busy()) return;
    const ids = (this.items() ?? []).flatMap((item) => (this.chosen().has(item.id) ? [item.id] : []));
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.editor.flush();
      await this.store.takeFromBacklog(ids);
      this.chosen.set(new Set());
      this.open.set(false);
      this.toasts.show(this.i18n.plural('meetings.backlog.taken', ids.length), { tone: 'good' });
    } catch (failure) {
      this.problem.set(this.problemText.of(toApiProblem(failure)));
    } finally {
      this.busy.set(false);
    }
  }
}
