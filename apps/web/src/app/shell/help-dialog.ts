import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Commands } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Dialog } from '../ui/dialog/dialog';
import { Kbd } from '../ui/kbd/kbd';
import { ShellCommands } from './shell-commands';

/** `?`: the shortcuts there are here and now, and the switch that turns single keys off. */
@Component({
  selector: 'app-help-dialog',
  imports: [Dialog, Kbd],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="shell.helpOpen" [heading]="t('help.heading')" [closeLabel]="t('common.close')">
      <dl class="ui-facts">
        <dt><ui-kbd keys="Ctrl+K" /></dt>
        <dd>{{ t('help.palette') }}</dd>
        @for (command of withKeys(); track command.id) {
          <dt><ui-kbd [keys]="command.keys ?? ''" /></dt>
          <dd>{{ command.label }}</dd>
        }
      </dl>
      <label class="ui-check">
        <input
          #box
          type="checkbox"
          class="ui-checkbox"
          [checked]="session.preferences().shortcuts"
          (change)="session.prefer({ shortcuts: box.checked })"
        />
        <span
          >{{ t('help.toggle') }}<br /><span class="muted small">{{ t('help.toggleHint') }}</span></span
        >
      </label>
    </ui-dialog>
  `,
})
export class HelpDialog {
  protected readonly t = inject(I18n).t;
  protected readonly shell = inject(ShellCommands);
  protected readonly session = inject(SessionStore);
  private readonly commands = inject(Commands);
  protected readonly withKeys = computed(() => this.commands.all().filter((command) => command.keys));
}
