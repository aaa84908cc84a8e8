import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-names';
import type { SaveState as State } from './study-editor';

const ICONS: Readonly<Record<State, IconName>> = {
  saved: 'circle-check',
  saving: 'refresh-cw',
  waiting: 'clock',
  refused: 'circle-alert',
  clash: 'triangle-alert',
};

/** Whether what was typed is saved, in words, and how to try again. */
@Component({
  selector: 'app-save-state',
  imports: [Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="state" role="status" [class.state--bad]="state() === 'refused'">
      <ui-icon [name]="icon()" [size]="14" />{{ t('studies.save.' + state()) }}
    </span>
    @if (state() === 'waiting') {
      <button ui-button small (click)="retry.emit()">{{ t('studies.save.retry') }}</button>
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
  readonly state = input.required<State>();
  readonly retry = output();
  protected readonly t = inject(I18n).t;
  protected readonly icon = computed(() => ICONS[this.state()]);
}
