import type { Signal } from '@angular/core';
import type { UseCaseDetail } from '@jalon/contracts';

/** The use case on screen, for the tabs that other features bring to its page. Provided by the page. */
export abstract class CurrentUseCase {
  /** Null until it is read. */
  abstract readonly detail: Signal<UseCaseDetail | null>;
  abstract readonly mayEdit: Signal<boolean>;
  /** Reads it again: after a tab changed what its header shows. */
  abstract reload(): Promise<void>;
}
