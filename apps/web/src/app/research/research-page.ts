import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { PageHeader } from '../ui/page-header/page-header';
import { ResearchBoard } from './research-board';

/** /research: all that the lab read, compared and publishes. */
@Component({
  selector: 'app-research-page',
  imports: [PageHeader, ResearchBoard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <ui-page-header [heading]="t('research.title')" [text]="t('research.lead')" />
      <app-research-board [scope]="{}" />
    </div>
  `,
})
export class ResearchPage {
  protected readonly t = inject(I18n).t;
}
