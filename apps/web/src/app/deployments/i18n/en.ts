import type { SameKeys } from '../../core/i18n/words-shape';
import type fr from './fr';

/** English words of deployments. */
export default {
  title: 'Deployments',
  tabs: {
    label: 'Deployment and usage',
    deployments: 'Deployments',
    usage: 'Usage',
    benefits: 'Benefits',
    satisfaction: 'Satisfaction',
    telemetry: 'Telemetry',
  },
} satisfies SameKeys<typeof fr>;
