import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-names';
import type { Autosave, SaveState as State } from './autosave';

const ICONS: Readonly<Record<State, IconName>> = {
  saved: 'circle-check',
  waiting: 'clock',
  saving: 'refresh-cw',
  offline: 'wifi-off',
  refused: 'circle-alert',
  clash: 'triangle-alert',
};
/** What matters most to whoever looks, first. */
const ORDER: readonly State[] = ['refused', 'clash', 'offline', 'saving', 'waiting', 'saved'];

/** Whether what was typed is saved, in words, and how to try again. */
@Component({
  selector: 'app-meeting-save-state',
  imports: [Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="state" role="status" data-autosave [class.state--bad]="state() === 'refused'">
      <ui-icon [name]="icon()" [size]="14" />{{ text() }}
    </span>
    @if (state() === 'offline' || state() === 'refused') {
      <button ui-button small (click)="retry()">{{ t('meetings.save.retry') }}</button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .state {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--muted);
      font-size: 13px;
      line-height: 18px;
    }
    .state--bad {
      color: var(--red);
    }
  `,
})
export class SaveState {
  readonly of = input.required<readonly Autosave[]>();
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  private readonly worst = computed(() =>
    [...this.of()].sort((a, b) => ORDER.indexOf(a.state()) - ORDER.indexOf(b.state())).at(0),
  );
  protected readonly state = computed<State>(() => this.worst()?.state() ?? 'saved');
  protected readonly icon = computed(() => ICONS[this.state()]);
  protected readonly text = computed(() => {
    const problem = this.worst()?.refused();
    const field = problem?.errors[0];
    const why = problem ? (field ? this.problemText.ofField(field) : this.problemText.of(problem)) : '';
    return this.t(`meetings.save.${this.state()}`, { why: why ?? '' });
  });

  protected retry(): void {
    for (const one of this.of()) void one.flush();
  }
}
