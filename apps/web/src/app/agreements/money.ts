import type { Language } from '@jalon/contracts';
import { AGREEMENT_LIMITS } from '@jalon/domain';

/** Euro cents as a person types them: `45 000` or `45 000,50`. */
export function centsText(cents: number | null, language: Language): string {
  if (cents === null) return '';
  const digits = cents % 100 === 0 ? 0 : 2;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (cents / 100).toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', format);
}

/**
 * Euro cents of what was typed: spaces and an euro sign are let pass, a comma or a point starts the cents. Null for
 * nothing, undefined for what is no amount.
 */
export function parseCents(typed: string): number | null | undefined {
  const bare = typed.replace(/[\s\u00a0\u202f€]/g, '').replace(/,(?=\d{3}(\D|$))/g, '');
  if (bare === '') return null;
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= AGREEMENT_LIMITS.cents ? cents : undefined;
}
