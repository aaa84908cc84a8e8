import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Empty } from '../ui/empty/empty';

/** /usage: every solution with its adoption and its users. */
@Component({
  selector: 'app-usage-overview',
  imports: [Empty],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-empty icon="chart-column" [heading]="t('usage.none')" [text]="t('usage.noneText')" />`,
})
export class OverviewPage {
  protected readonly t = inject(I18n).t;
}
