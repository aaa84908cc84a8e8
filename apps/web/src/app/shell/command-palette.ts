import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { COMMAND_GROUPS, Commands, type Command } from '../core/commands/commands';
import { I18n } from '../core/i18n/i18n';
import { matches } from '../ui/combobox/fold';
import { Dialog } from '../ui/dialog/dialog';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { ShellCommands } from './shell-commands';

/** Ctrl+K: everything that can be done, actions on the current object first, found by typing. */
@Component({
  selector: 'app-command-palette',
  imports: [Dialog, Icon, Kbd],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(pointerdown)': 'keepFocus($event)', '(click)': 'clicked($event)' },
  template: `
    <ui-dialog
      [(open)]="shell.paletteOpen"
      [heading]="t('palette.heading')"
      [bare]="true"
      (dismissed)="reset()"
    >
      <input
        #box
        class="palette__box"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        data-autofocus
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        [attr.aria-label]="t('palette.placeholder')"
        [attr.aria-activedescendant]="found()[active()] ? 'palette-' + active() : null"
        [placeholder]="t('palette.placeholder')"
        [value]="query()"
        (input)="type(box.value)"
        (keydown)="onKey($event)"
      />
      <div class="palette__list" id="palette-list" role="listbox" [attr.aria-label]="t('palette.heading')">
        @for (group of groups(); track group.id) {
          <div role="group" [attr.aria-labelledby]="'palette-group-' + group.id">
            <div class="palette__group" [id]="'palette-group-' + group.id">
              {{ t('palette.group.' + group.id) }}
            </div>
            @for (entry of group.entries; track entry.command.id) {
              <div
                class="ui-option"
                role="option"
                [id]="'palette-' + entry.index"
                [class.ui-option--active]="entry.index === active()"
                [attr.aria-selected]="entry.index === active()"
                [attr.data-index]="entry.index"
              >
                <ui-icon [name]="entry.command.icon ?? 'chevron-right'" />
                <span class="ui-option__label">{{ entry.command.label }}</span>
                @if (entry.command.keys; as keys) {
                  <ui-kbd [keys]="keys" />
                }
              </div>
            }
          </div>
        } @empty {
          <div class="ui-option ui-option--none" role="option" aria-disabled="true" aria-selected="false">
            {{ t('palette.empty') }}
          </div>
        }
      </div>
      <p class="palette__hint">{{ t('palette.hint') }}</p>
    </ui-dialog>
  `,
})
export class CommandPalette {
  protected readonly t = inject(I18n).t;
  protected readonly shell = inject(ShellCommands);
  private readonly commands = inject(Commands);
  protected readonly query = signal('');
  protected readonly active = signal(0);

  protected readonly found = computed<readonly Command[]>(() => {
    const query = this.query().trim();
    const all = this.commands.all();
    return query ? all.filter((command) => matches(`${command.label} ${command.words ?? ''}`, query)) : all;
  });
  protected readonly groups = computed(() => {
    const entries = this.found().map((command, index) => ({ command, index }));
    return COMMAND_GROUPS.map((id) => ({
      id,
      entries: entries.filter((entry) => entry.command.group === id),
    })).filter((group) => group.entries.length > 0);
  });

  protected type(text: string): void {
    this.query.set(text);
    this.active.set(0);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = this.active() + (event.key === 'ArrowDown' ? 1 : -1);
      this.active.set(next > last ? 0 : next < 0 ? Math.max(0, last) : next);
      document.getElementById(`palette-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const command = this.found()[this.active()];
      if (command) this.run(command);
    }
  }

  /** The focus stays in the box while the list is used. */
  protected keepFocus(event: Event): void {
    if (event.target instanceof Element && event.target.closest('[role="option"]')) event.preventDefault();
  }

  protected clicked(event: Event): void {
    const index =
      event.target instanceof Element
        ? event.target.closest('[data-index]')?.getAttribute('data-index')
        : null;
    const command = index ? this.found()[Number(index)] : undefined;
    if (command) this.run(command);
  }

  protected run(command: Command): void {
    this.shell.paletteOpen.set(false);
    // Once the dialog has given the focus back, so that what the command focuses keeps it.
    setTimeout(() => command.run());
  }

  protected reset(): void {
    this.type('');
  }
}
