import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { MeetingStore } from './meeting-store';

/** What is prepared before a meeting, and pointed while it is held. */
@Component({
  selector: 'app-preparation-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.detail(); as meeting) {
      @if (meeting.objective) {
        <section class="ui-card">
          <h2>{{ t('meetings.field.objective') }}</h2>
          <p class="prose">{{ meeting.objective }}</p>
        </section>
      }
    }
  `,
})
export class PreparationPage {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(MeetingStore);
}
