import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';

/** An empty place: a sentence, an example or a hint, then the buttons given as content. */
@Component({
  selector: 'ui-empty',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-empty' },
  template: `@if (icon(); as name) {
      <ui-icon class="ui-empty__icon" [name]="name" [size]="28" />
    }
    <p class="ui-empty__title">{{ heading() }}</p>
    @if (text()) {
      <p class="ui-empty__text">{{ text() }}</p>
    }
    <div class="ui-empty__actions"><ng-content /></div>`,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input<string | null>(null);
  readonly icon = input<IconName | null>(null);
}
