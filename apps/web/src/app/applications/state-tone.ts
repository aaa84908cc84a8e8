import type { ApplicationState } from '@jalon/domain';
import type { BadgeTone } from '../ui/badge/badge';

export const STATE_TONE: Readonly<Record<ApplicationState, BadgeTone>> = {
  received: 'neutral',
  shortlisted: 'accent',
  interview: 'amber',
  accepted: 'green',
  rejected: 'red',
  withdrawn: 'neutral',
};
