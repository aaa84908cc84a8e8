import { Injectable, signal } from '@angular/core';

export interface Question {
  readonly heading: string;
  /** What will happen, in one or two sentences. */
  readonly text: string;
  /** The verb of the action: « Supprimer », never « OK ». */
  readonly confirm: string;
  readonly danger?: boolean;
}

/** Asks before what cannot be undone: `if (await confirm.ask({…})) …`. Shown by `ui-confirm-host` in the shell. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly current = signal<(Question & { readonly answer: (yes: boolean) => void }) | null>(null);
  readonly question = this.current.asReadonly();

  ask(question: Question): Promise<boolean> {
    this.current()?.answer(false);
    return new Promise((resolve) => {
      this.current.set({
        ...question,
        answer: (yes) => {
          this.current.set(null);
          resolve(yes);
        },
      });
    });
  }
}
