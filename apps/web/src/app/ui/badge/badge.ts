import { ChangeDetectionStrategy, Component, input } from '@angular/core';

export type BadgeTone = 'neutral' | 'accent' | 'green' | 'amber' | 'red';

/** A short word in a coloured pill. The word carries the meaning, the colour only helps. */
@Component({
  selector: 'ui-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-badge', '[class]': "'ui-badge--' + tone()" },
  template: `<ng-content />`,
})
export class Badge {
  readonly tone = input<BadgeTone>('neutral');
}
