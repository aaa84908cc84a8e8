import type { BatchDetail, BatchRow } from '@jalon/contracts';
import type { BadgeTone } from '../../ui/badge/badge';

export const BATCH_TONES: Readonly<Record<BatchRow['state'], BadgeTone>> = {
  queued: 'neutral',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'neutral',
};
export const PART_TONES: Readonly<Record<BatchDetail['parts'][number]['state'], BadgeTone>> = {
  queued: 'neutral',
  rendering: 'accent',
  ready: 'green',
  failed: 'red',
};
