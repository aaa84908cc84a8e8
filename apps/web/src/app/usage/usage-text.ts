import { inject, Injectable } from '@angular/core';
import type { UsageFigures } from '@jalon/contracts';
import type { UsageFigure } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

/** What each figure is counted in: people, a share, or so many each. */
const UNITS: Readonly<Record<keyof UsageFigures, 'users' | 'share' | 'each' | 'change'>> = {
  dau: 'users',
  wau: 'users',
  mau: 'users',
  change: 'change',
  stickiness: 'share',
  stickinessWorking: 'share',
  adoption: 'share',
  activation: 'share',
  depth: 'each',
  breadth: 'each',
};

/** Figures of usage as they are read; one that cannot be shown says why. */
@Injectable({ providedIn: 'root' })
export class UsageText {
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);

  figure(name: keyof UsageFigures, figure: UsageFigure): string {
    if (figure.value === null) return this.i18n.t(`usage.reason.${figure.reason ?? 'no_data'}`);
    switch (UNITS[name]) {
      case 'users':
        return this.format.number(figure.value);
      case 'change':
        return this.format.number(figure.value, { signDisplay: 'exceptZero' });
      case 'share':
        return this.share(figure.value);
      case 'each':
        return this.format.number(figure.value, { maximumFractionDigits: 1 });
    }
  }

  /** A share from 0 to 1. */
  share(value: number): string {
    return this.format.number(value, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 });
  }

  /** Why there is no figure; null where there is one. */
  why({ value, reason }: UsageFigure): string | null {
    return value === null ? this.i18n.t(`usage.why.${reason ?? 'no_data'}`) : null;
  }
}
