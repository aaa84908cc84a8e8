import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';

export interface Segment<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
}

let count = 0;

/** One of a few choices, as native radios: `<ui-segmented label="Densité" [options]="…" [(value)]="density">`. */
@Component({
  selector: 'ui-segmented',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-segmented', role: 'radiogroup', '[attr.aria-label]': 'label()' },
  template: `@for (option of options(); track option.value) {
    <label class="ui-segmented__option">
      <input
        type="radio"
        class="visually-hidden"
        [name]="name"
        [value]="option.value"
        [checked]="option.value === value()"
        (change)="value.set(option.value)"
      />
      <span class="ui-segmented__face">
        @if (option.icon; as icon) {
          <ui-icon [name]="icon" />
        }
        {{ option.label }}
      </span>
    </label>
  }`,
})
export class Segmented<T extends string = string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Segment<T>[]>();
  readonly value = model.required<T>();
  protected readonly name = `segmented-${++count}`;
}
