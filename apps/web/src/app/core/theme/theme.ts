import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Preferences } from '@jalon/contracts';
import { remember } from '../i18n/i18n';

export type ThemeChoice = Preferences['theme'];

/** The theme: the system's, light or dark. `data-theme` on the root element decides; tokens use light-dark(). */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly current = signal<ThemeChoice>(chosenBefore(this.root.dataset['theme']));
  readonly choice = this.current.asReadonly();

  choose(choice: ThemeChoice): void {
    this.current.set(choice);
    if (choice === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = choice;
    // Read by index.html before the first paint.
    remember('jalon.theme', choice);
  }
}

function chosenBefore(theme: string | undefined): ThemeChoice {
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}
