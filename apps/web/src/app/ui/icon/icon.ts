import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { IconName } from './icon-names';

/** A decorative icon, 16 px by default: the words beside it, or the control's aria-label, say what it means. */
@Component({
  selector: 'ui-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-icon', 'aria-hidden': 'true' },
  template: `<svg [attr.width]="size()" [attr.height]="size()" focusable="false">
    <use [attr.href]="'/icons.svg#' + name()" />
  </svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(16);
}
