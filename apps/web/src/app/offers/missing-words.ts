import { inject, Injectable } from '@angular/core';
import type { OfferCard } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';

/** What an offer lacks, in words. */
@Injectable({ providedIn: 'root' })
export class MissingWords {
  private readonly t = inject(I18n).t;

  list(missing: OfferCard['missing']): string {
    return missing.map(({ path }) => this.t(`offers.field.${path}`).toLocaleLowerCase()).join(', ');
  }
}
