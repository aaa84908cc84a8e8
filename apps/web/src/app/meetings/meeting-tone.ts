import type { MeetingState, MinutesState } from '@jalon/domain';
import type { BadgeTone } from '../ui/badge/badge';

export const MEETING_TONE: Readonly<Record<MeetingState, BadgeTone>> = {
  planned: 'neutral',
  held: 'green',
  cancelled: 'red',
};
export const MINUTES_TONE: Readonly<Record<MinutesState, BadgeTone>> = {
  draft: 'neutral',
  in_review: 'amber',
  approved: 'accent',
  distributed: 'green',
};
