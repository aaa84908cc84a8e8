import { inject, Injectable } from '@angular/core';
import type { BenefitUnit } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';

/** Amounts in hundredths, as people read them: money with its sign, the rest with its unit. */
@Injectable({ providedIn: 'root' })
export class Amounts {
  private readonly format = inject(Format);
  private readonly i18n = inject(I18n);

  of(hundredths: number, unit: BenefitUnit): string {
    const digits = { maximumFractionDigits: hundredths % 100 === 0 ? 0 : 2 };
    const value = hundredths / 100;
    if (unit === 'eur') return this.format.number(value, { style: 'currency', currency: 'EUR', ...digits });
    // English writes 35%, French 35 %.
    const gap = unit === 'percent' && this.i18n.language() === 'en' ? '' : '\u00a0';
    return `${this.format.number(value, digits)}${gap}${this.i18n.t(`benefits.unitShort.${unit}`)}`;
  }

  /** In a field: the number alone. */
  typed(hundredths: number): string {
    return this.format.number(hundredths / 100, { maximumFractionDigits: 2, useGrouping: false });
  }
}

/** Hundredths of what was typed, spaces and an euro sign let pass; undefined for what is no number. */
export function parseHundredths(typed: string): number | undefined {
  const bare = typed.replace(/[\s\u00a0\u202f€]/g, '').replace('\u2212', '-');
  const match = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  const size = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? 0 - size : size;
}
