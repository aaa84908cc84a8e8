import type { Signal } from '@angular/core';
import type { MeetingDetail } from '@jalon/contracts';

/** The meeting on screen, for the tabs that other features bring to its page. Provided by the page. */
export abstract class CurrentMeeting {
  /** Null until it is read. */
  abstract readonly detail: Signal<MeetingDetail | null>;
  /** Reads it again: after a tab changed what its header shows. */
  abstract reload(): Promise<void>;
}
