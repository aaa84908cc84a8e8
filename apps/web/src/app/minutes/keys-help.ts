import { ChangeDetectionStrategy, Component, inject, model } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Dialog } from '../ui/dialog/dialog';

const KEYS = [
  ['/décision  /action  /risque  /info', 'rows'],
  ['/action @léa 15/12 …', 'oneGo'],
  ['/point  /titre  /liste  /tableau', 'blocks'],
  ['@', 'mention'],
  ['Alt+↓  Alt+↑', 'points'],
  ['Alt+Enter', 'chips'],
  ['Esc', 'back'],
  ['Enter', 'enter'],
  ['Backspace', 'backspace'],
  ['Tab', 'cells'],
  ['Shift+Tab', 'toolbar'],
  ['Ctrl+Z  Ctrl+Y', 'undo'],
  ['Ctrl+Shift+K', 'link'],
  ['Ctrl+B  Ctrl+I', 'format'],
] as const;

/** The keys of the editor, for those who write without the mouse. */
@Component({
  selector: 'app-keys-help',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [(open)]="open" [heading]="t('minutes.help.heading')" [closeLabel]="t('common.close')">
      <table class="ui-table">
        <caption class="visually-hidden">
          {{
            t('minutes.help.caption')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('minutes.help.key') }}</th>
            <th scope="col">{{ t('minutes.help.does') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of keys; track row[1]) {
            <tr>
              <th scope="row">
                <kbd>{{ row[0] }}</kbd>
              </th>
              <td>{{ t('minutes.help.' + row[1]) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </ui-dialog>
  `,
})
export class KeysHelp {
  readonly open = model(false);
  protected readonly t = inject(I18n).t;
  protected readonly keys = KEYS;
}
