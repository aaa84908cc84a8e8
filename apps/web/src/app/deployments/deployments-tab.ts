import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';

/** The deployments of the use case on screen, by wave. */
@Component({
  selector: 'app-deployments-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2>{{ t('deployments.title') }}</h2>`,
})
export class DeploymentsTab {
  protected readonly t = inject(I18n).t;
}
