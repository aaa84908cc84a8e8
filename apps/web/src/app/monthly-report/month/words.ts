import { inject, Injectable, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

/** The words of what the page opens on demand: loaded with the first of it, not with the page. */
@Injectable()
export class PanelWords {
  private readonly i18n = inject(I18n);
  private readonly loaded = signal(false);
  readonly ready = this.loaded.asReadonly();

  load(): void {
    if (this.loaded()) return;
    this.i18n.addScope('month', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') }).then(
      () => this.loaded.set(true),
      // The next part that is opened asks again.
      () => undefined,
    );
  }
}
