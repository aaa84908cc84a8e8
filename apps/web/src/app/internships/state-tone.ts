import type { InternshipState } from '@jalon/domain';
import type { BadgeTone } from '../ui/badge/badge';

/** How the state of an internship is coloured; its word says it too. */
export const STATE_TONE: Readonly<Record<InternshipState, BadgeTone>> = {
  draft: 'neutral',
  in_signature: 'amber',
  signed: 'accent',
  running: 'green',
  suspended: 'amber',
  extended: 'green',
  completed: 'accent',
  certified: 'green',
  terminated: 'red',
};
