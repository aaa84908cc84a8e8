import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

/** English words of My week. */
const en: SameKeys<typeof fr> = {
  title: 'My week',
  dates: 'From {{ from }} to {{ to }}',
  calm: 'nothing presses',
  empty: 'Nothing waits for you',
  emptyText: 'Your use cases, your actions and your reviews will appear here.',
  summary: {
    late: { one: '{{ count }} late milestone', other: '{{ count }} late milestones' },
    overdue: { one: '{{ count }} overdue action', other: '{{ count }} overdue actions' },
    reviews: { one: '{{ count }} review', other: '{{ count }} reviews' },
    healths: { one: '{{ count }} health to give', other: '{{ count }} healths to give' },
    meetings: { one: '{{ count }} meeting today', other: '{{ count }} meetings today' },
    minutes: {
      one: '{{ count }} set of minutes to deal with',
      other: '{{ count }} sets of minutes to deal with',
    },
  },
  health: {
    heading: 'Healths to give',
    computed: 'from the facts:',
    accept: 'Accept',
    confirm: 'Confirm',
    adjust: 'Adjust',
    rate: 'Rate',
    never: 'Never rated',
    declared: 'Declared on {{ date }}',
    delay: { one: '{{ count }} working day late', other: '{{ count }} working days late' },
    risk: 'Open risk at {{ score }} / 25 without response',
    done: '{{ code }}: {{ health }}',
  },
  meetings: {
    heading: 'Coming meetings',
    today: 'Today',
    chair: 'you chair it',
    secretary: 'you write the minutes',
  },
  minutes: {
    heading: 'Minutes',
    write: 'To write',
    validate: 'To approve',
    distribute: 'To distribute',
  },
  milestones: {
    heading: 'Late and coming milestones',
    late: '{{ days }} d late',
    none: 'No milestone is late or due within two weeks.',
  },
  actions: {
    heading: 'Actions',
    overdue: 'overdue',
    finish: 'Done',
    done: '“{{ title }}” is done',
    none: 'No action waits for you.',
  },
  reviews: { heading: 'To review and decide', none: 'No review is waiting.' },
  decisions: 'Decisions awaited',
  gate: {
    prepare: 'Prepare the gate {{ border }}',
    opinion: 'Give your opinion on the gate {{ border }}',
    decide: 'Decide on the gate {{ border }}',
  },
  border: {
    opportunity_framing: 'to framing',
    framing_delivery: 'to delivery',
    delivery_deployment: 'to deployment',
    deployment_usage: 'to usage',
    usage_closed: 'to closure',
  },
  study: {
    complete: 'Finish your opportunity study',
    screen: 'Opportunity study to screen',
    decide: 'Opportunity study to decide',
  },
  agreement: {
    review: 'Project agreement to review',
    sign: 'Project agreement in signature',
    renew: 'Project agreement about to end',
  },
  mine: {
    heading: 'My use cases',
    change: '1 change',
    changes: '{{ count }} changes',
    none: 'No use case is entrusted to you.',
  },
};

export default en;
