import type { Signal } from '@angular/core';
import type { InternshipDetail } from '@jalon/contracts';

/** The internship on screen, for the tabs that other features bring to its page. Provided by the page. */
export abstract class CurrentInternship {
  /** Null until it is read. */
  abstract readonly detail: Signal<InternshipDetail | null>;
  /** Reads it again: after a tab changed what its header shows. */
  abstract reload(): Promise<void>;
}
