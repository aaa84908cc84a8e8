import type { SameKeys } from '../../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  label: 'Notifications',
  unread: { one: '{{ count }} unread notification', other: '{{ count }} unread notifications' },
  heading: 'Notifications',
  readAll: 'Mark all as read',
  empty: 'Nothing new',
  emptyText: 'Minutes to review, approved or distributed arrive here.',
  somebody: 'Somebody',
  new: 'new',
  kind: {
    minutes_submitted: '{{ by }} submits the minutes “{{ title }}” of {{ day }} to you',
    minutes_returned: '{{ by }} returns the minutes “{{ title }}” of {{ day }} to be corrected',
    minutes_approved: 'The minutes “{{ title }}” of {{ day }} are approved',
    minutes_distributed: 'The minutes “{{ title }}” of {{ day }} are distributed',
    month_to_update: 'Your updates are awaited for {{ month }}, before {{ day }}',
    application_received: 'An application has arrived for the internship offer “{{ title }}”',
    week_submitted: '{{ by }} sends you the week of {{ day }}, “{{ title }}”',
    evaluation_shared: '{{ by }} shares with you the evaluation of {{ day }}, “{{ title }}”',
    usage_alerts: 'The use of your solutions needs your attention on {{ day }}',
  },
  alerts: { one: '{{ count }} new alert', other: '{{ count }} new alerts' },
  alertUseCases: { one: '{{ count }} use case', other: '{{ count }} use cases' },
  decisions: { one: '{{ count }} decision', other: '{{ count }} decisions' },
  owedUseCases: { one: '{{ count }} use case to update', other: '{{ count }} use cases to update' },
  owedMilestones: {
    one: '{{ count }} overdue milestone to update',
    other: '{{ count }} overdue milestones to update',
  },
  actions: { one: '{{ count }} action for you', other: '{{ count }} actions for you' },
  due: 'by {{ day }}',
  reason: 'Reason: {{ reason }}',
  failed: 'The notifications could not be read.',
};
export default en;
