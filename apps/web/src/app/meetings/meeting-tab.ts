import type { MeetingDetail } from '@jalon/contracts';
import type { Action } from '@jalon/domain';

/** A tab of a meeting's page, as its page reads it. */
export interface MeetingTab {
  /** Its word: `meetings.tabs.<id>`. */
  readonly id: string;
  readonly action: Action;
  /** Whether this meeting has it, for who looks at it; always when left out. */
  readonly shown?: (detail: MeetingDetail) => boolean;
  /** Fetches what the tab will need, while its link is pointed at or has the focus. */
  readonly prefetch?: () => void;
}
