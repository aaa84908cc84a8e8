import type { SameKeys } from '../../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  facts: 'At a glance',
  role: 'Position',
  places: { one: '{{ count }} place', other: '{{ count }} places' },
  dates: 'From {{ from }} to {{ to }}',
  from: 'From {{ from }}',
  until: 'Until {{ to }}',
  hashtags: 'Hashtags',
  context: 'Context',
  objective: 'Objective',
  missions: 'Missions',
  organisation: 'How it goes',
  steps: 'Steps',
  kind: {
    phase: 'Step',
    package: 'Work package',
    across: 'Throughout the internship',
    recurring: 'Recurring work',
    monthly: 'Each month',
  },
  deliverables: 'Deliverables',
  references: 'References',
  products: 'Products concerned',
  audiences: 'People you will work with',
  team: 'Team',
  referent: 'Functional referent',
  supervision: 'Supervision',
  data: 'Evaluation data',
  constraints: 'Constraints',
};
export default en;
