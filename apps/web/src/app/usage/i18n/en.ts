import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

const en: SameKeys<typeof fr> = {
  title: 'Usage of solutions',
  intro: 'Where the lab’s solutions are deployed, who uses them and what they bring.',
  tabs: {
    label: 'Parts of usage',
    overview: 'Overview',
    deployments: 'Deployments',
    benefits: 'Benefits',
    alerts: 'Alerts',
  },
  none: 'No solution is in service yet',
  noneText: 'A solution appears here with the first deployment of its use case.',
};

export default en;
