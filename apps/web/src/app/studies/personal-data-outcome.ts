import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { personalDataOutcome, type StudyAnswers } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import type { StepValue } from './fields';

/** Whether an impact assessment is due, in one sentence. */
@Component({
  selector: 'app-personal-data-outcome',
  imports: [Banner],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-banner [tone]="outcome() === 'dpia_needed' ? 'warning' : 'info'" [live]="true">{{
    t('studies.personalData.' + outcome(), { count: count() })
  }}</ui-banner>`,
})
export class PersonalDataOutcome {
  readonly answers = input.required<StepValue>();
  protected readonly t = inject(I18n).t;
  private readonly given = computed(() => this.answers() as unknown as StudyAnswers['personalData']);
  protected readonly outcome = computed(() => personalDataOutcome(this.given()));
  protected readonly count = computed(() => this.given().criteria.length);
}
