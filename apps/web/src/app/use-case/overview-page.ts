import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Fact } from './fact';
import { HealthCard } from './health-card';
import { MilestoneTable } from './milestone-table';
import { MilestoneTimeline } from './milestone-timeline';
import { UseCaseStore } from './use-case-store';

/** The first tab: what the use case is, its health and milestones, each written where it is read. */
@Component({
  selector: 'app-use-case-overview',
  imports: [Fact, HealthCard, MilestoneTable, MilestoneTimeline],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.css',
})
export class OverviewPage {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly store = inject(UseCaseStore);

  constructor() {
    // Coming back to this tab opens nothing by itself.
    inject(DestroyRef).onDestroy(() => this.store.forgetEditRequest());
  }
}
