import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';

@Component({
  selector: 'app-forbidden-page',
  imports: [Button, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <div class="ui-empty">
        <ui-icon class="ui-empty__icon" name="lock" [size]="28" />
        <h1 tabindex="-1">{{ t('forbidden.title') }}</h1>
        <p class="ui-empty__text">{{ t('forbidden.text') }}</p>
        <div class="ui-empty__actions">
          <a ui-button variant="primary" [type]="null" routerLink="/portfolio">{{ t('forbidden.back') }}</a>
        </div>
      </div>
    </div>
  `,
})
export class ForbiddenPage {
  protected readonly t = inject(I18n).t;
}
