import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';

export type BannerTone = 'info' | 'good' | 'warning' | 'bad';
const ICONS: Readonly<Record<BannerTone, IconName>> = {
  info: 'info',
  good: 'circle-check',
  warning: 'triangle-alert',
  bad: 'circle-alert',
};

/**
 * A message that stays: `<ui-banner tone="warning">text <button actions ui-button>…</button></ui-banner>`.
 * `live` reads it out when it appears (use it for what the person did not cause).
 */
@Component({
  selector: 'ui-banner',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-banner',
    '[class]': "'ui-banner--' + tone()",
    '[attr.role]': "live() ? (tone() === 'bad' ? 'alert' : 'status') : null",
  },
  template: `<ui-icon [name]="icon()" />
    <div class="ui-banner__text"><ng-content /></div>
    <div class="ui-banner__actions"><ng-content select="[actions]" /></div>`,
})
export class Banner {
  readonly tone = input<BannerTone>('info');
  readonly live = input(false);
  protected readonly icon = computed(() => ICONS[this.tone()]);
}
