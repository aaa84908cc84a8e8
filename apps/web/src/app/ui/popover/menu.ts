import { ChangeDetectionStrategy, Component, computed, input, output, viewChild } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import { Popover } from './popover';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Shown at the right: a shortcut or a state. */
  readonly note?: string;
  /** Radio-like choice: the present one is marked. Undefined for a plain action. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** A line above the item. */
  readonly separated?: boolean;
  readonly run?: () => void;
}

/**
 * A button that opens a menu: `<ui-menu label="Actions" [items]="items()" (chosen)="…"><ui-icon trigger name="ellipsis"/></ui-menu>`.
 * Arrow keys walk it, Enter chooses, Esc closes and gives the focus back.
 */
@Component({
  selector: 'ui-menu',
  imports: [Icon, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-popover
      panelRole="menu"
      [label]="hideLabel() ? label() : null"
      [panelLabel]="label()"
      [align]="align()"
      [buttonClass]="buttonClass()"
    >
      <ng-content select="[trigger]" ngProjectAs="[trigger]" />
      @for (item of items(); track item.id) {
        @if (item.separated) {
          <div class="ui-menu__line" role="separator"></div>
        }
        <button
          type="button"
          class="ui-menu__item"
          [class.ui-menu__item--danger]="item.danger"
          [attr.role]="item.checked === undefined ? 'menuitem' : 'menuitemradio'"
          [attr.aria-checked]="item.checked"
          [disabled]="item.disabled ?? false"
          (click)="choose(item)"
        >
          @if (hasMarks()) {
            <span class="ui-menu__mark">
              @if (item.checked) {
                <ui-icon name="check" />
              } @else if (item.icon) {
                <ui-icon [name]="item.icon" />
              }
            </span>
          }
          <span class="ui-menu__label">{{ item.label }}</span>
          @if (item.note) {
            <span class="ui-menu__note">{{ item.note }}</span>
          }
        </button>
      }
    </ui-popover>
  `,
})
export class Menu {
  readonly items = input.required<readonly MenuItem[]>();
  readonly label = input.required<string>();
  /** True when the trigger shows no words, so that the label names the button. */
  readonly hideLabel = input(true);
  readonly align = input<'start' | 'end'>('end');
  readonly buttonClass = input('ui-button ui-button--quiet ui-button--square');
  readonly chosen = output<MenuItem>();

  private readonly popover = viewChild.required(Popover);
  protected readonly hasMarks = computed(() =>
    this.items().some((item) => item.icon || item.checked !== undefined),
  );

  protected choose(item: MenuItem): void {
    this.popover().close();
    item.run?.();
    this.chosen.emit(item);
  }
}
