import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import { toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Toasts } from '../ui/toast/toasts';
import { AgendaEditor } from './agenda-editor';
import { MeetingStore } from './meeting-store';

type Where = 'next' | 'backlog';

/** Carries what is not done over to the next meeting of the series, or to its backlog. */
@Component({
  selector: 'app-carry-over',
  imports: [Banner, Button, Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('meetings.carry.heading')" [closeLabel]="t('common.close')">
      <div class="stack">
        <p>{{ t('meetings.carry.text') }}</p>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        @if (items().length) {
          <fieldset class="group">
            <legend>{{ t('meetings.carry.items') }}</legend>
            @for (item of items(); track item.id) {
              <label class="ui-check">
                <input
                  type="checkbox"
                  class="ui-checkbox"
                  [checked]="chosen().has(item.id)"
                  (change)="toggle(item.id)"
                />
                <span>{{ item.title }}</span>
              </label>
            }
          </fieldset>
          <fieldset class="group">
            <legend>{{ t('meetings.carry.to') }}</legend>
            @if (next(); as meeting) {
              <label class="ui-check">
                <input
                  type="radio"
                  name="carry-to"
                  [checked]="where() === 'next'"
                  (change)="where.set('next')"
                />
                <span>{{ t('meetings.carry.nextOn', { date: format.date(meeting.heldOn) }) }}</span>
              </label>
            }
            <label class="ui-check">
              <input
                type="radio"
                name="carry-to"
                [checked]="where() === 'backlog'"
                (change)="where.set('backlog')"
              />
              <span>{{ t('meetings.carry.backlog') }}</span>
            </label>
            @if (!next()) {
              <p class="small muted">{{ t('meetings.carry.noNext') }}</p>
            }
          </fieldset>
        } @else {
          <p class="muted">{{ t('meetings.carry.nothing') }}</p>
        }
      </div>
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="open.set(false)">{{ t('common.cancel') }}</button>
        @if (items().length) {
          <button ui-button variant="primary" [busy]="busy()" (click)="carry()">
            {{ t('meetings.carry.submit') }}
          </button>
        }
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .group {
      display: grid;
      gap: 6px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font-weight: 650;
    }
  `,
})
export class CarryOver {
  readonly open = model(false);

  private readonly i18n = inject(I18n);
  private readonly store = inject(MeetingStore);
  private readonly editor = inject(AgendaEditor);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly items = computed(() =>
    (this.store.detail()?.agenda ?? []).filter((item) => item.state === 'open'),
  );
  protected readonly next = computed(() => this.store.detail()?.next ?? null);
  /** Everything that is not done, each time the dialog opens. */
  protected readonly chosen = linkedSignal<unknown, ReadonlySet<string>>({
    source: () => [this.open(), this.items()],
    computation: () => new Set(this.items().map((item) => item.id)),
  });
  protected readonly where = linkedSignal<Where>(() => (this.next() ? 'next' : 'backlog'));

  protected toggle(id: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected async carry(): Promise<void> {
    if (this.busy()) return;
    const ids = this.items().flatMap((item) => (this.chosen().has(item.id) ? [item.id] : []));
    this.problem.set(ids.length === 0 ? this.t('meetings.carry.choose') : null);
    if (ids.length === 0) return;
    this.busy.set(true);
    try {
      await this.editor.flush();
      await this.store.carryOver(ids, this.where());
      this.open.set(false);
      this.toasts.show(this.i18n.plural('meetings.carry.done', ids.length), { tone: 'good' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const field = problem.errors[0];
      this.problem.set((field ? this.problemText.ofField(field) : null) ?? this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
