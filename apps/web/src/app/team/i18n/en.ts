import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  heading: 'Team',
  text: 'Who works on this use case, when and how much. Overload counts all the use cases of the person.',
  add: 'Assign a person',
  edit: 'Edit the assignment of {{ name }}',
  remove: 'Remove the assignment of {{ name }}',
  removeAsk: 'Remove the assignment of {{ name }}?',
  removeText:
    'Their load on this use case goes from past weeks as from those to come. For a departure, bring the end date forward instead.',
  removed: 'Assignment of {{ name }} removed.',
  saved: 'Assignment of {{ name }} saved.',
  empty: 'Nobody is assigned to this use case.',
  emptyText: 'Assign a person with their role, dates and share of time.',
  closed: {
    use_case_closed: 'This use case is closed: its team no longer changes.',
    use_case_abandoned: 'This use case is abandoned: its team no longer changes.',
  },
  caption: 'Assignments to this use case',
  person: 'Person',
  role: 'Role',
  squad: 'Squad',
  from: 'From',
  to: 'To',
  effort: 'Load',
  inPercent: 'Share of time',
  inDays: 'Person-days',
  effortKind: 'Unit of the load',
  percent: 'Share of time (%)',
  personDays: 'Person-days, spread over the working days',
  days: '{{ count }} d',
  percentDays: '{{ percent }}, that is {{ days }}',
  overload: 'Overload',
  fine: 'Fits into their capacity.',
  total: 'That is {{ days }} worked in all.',
  because: 'Also works for {{ names }}.',
  conflict: 'This assignment was changed meanwhile. What is shown is now the latest; make your change again.',
  gone: 'This assignment is no more: somebody removed it.',
  timeline: 'Calendar of the assignments',
  bar: '{{ name }}, {{ role }}, from {{ from }} to {{ to }}',
  squadPlan: 'See the capacity of the lab',
};

export default en;
