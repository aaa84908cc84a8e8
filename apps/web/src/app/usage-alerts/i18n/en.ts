import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  intro:
    'Each morning the use of the day before is examined. An alert opens once, tells the functional referent and the contact of the deployment, and closes by itself.',
  show: { label: 'Alerts shown', open: 'Open', new: 'To take care of', closed: 'Closed', all: 'All' },
  ruleLabel: 'Reason of the alert',
  everyRule: 'Every reason',
  rule: {
    adoption_falling: 'Use is falling',
    silent: 'No event received',
    target_missed: 'Adoption target missed',
  },
  few: 'under 5',
  reason: {
    adoption_falling: 'Users active over 30 days: {{ users }}, against {{ before }} thirty days before.',
    declaredFalling: 'Users declared for {{ month }}: {{ users }}, against {{ before }} the month before.',
    silent: {
      one: 'No event for {{ count }} day; the last is of {{ day }}.',
      other: 'No event for {{ count }} days; the last is of {{ day }}.',
    },
    silentNever: {
      one: 'In service for {{ count }} day without a single event.',
      other: 'In service for {{ count }} days without a single event.',
    },
    target_missed:
      'Active users: {{ users }} of {{ eligible }} eligible, for a target of {{ target }}% by {{ day }}.',
  },
  environment: { pilot: 'Pilot', production: 'Production' },
  opened: 'opened on {{ day }}',
  closed: 'closed on {{ day }}',
  seen: 'Taken care of by {{ by }}, {{ when }}',
  somebody: 'somebody who has left',
  acknowledge: 'Take care of it',
  acknowledgeOne: 'Take care of: {{ rule }}, {{ title }}',
  more: { one: '{{ count }} more alert is not shown.', other: '{{ count }} more alerts are not shown.' },
  none: 'No alert',
  noneText: 'Alerts open when use falls, stops, or misses its target.',
  evaluated: 'Last day examined: {{ day }}.',
  notEvaluated: 'No day has been examined yet.',
};
export default en;
