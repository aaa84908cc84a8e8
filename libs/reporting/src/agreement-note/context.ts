import {
  AGREEMENT_SECTIONS,
  type AgreementField,
  type AgreementSection,
  type AgreementValue,
} from '@jalon/domain';
import { cleanLine, formatDate, formatDecimal, formatNumber, plural, typeset } from '../text/index.js';
import { ENGLISH } from './messages-en.js';
import { FRENCH } from './messages-fr.js';
import type { AgreementMessages } from './messages-type.js';

type Language = 'fr' | 'en';
type Values = Readonly<Record<string, AgreementValue>>;

/** What the writing of an agreement needs to know everywhere. */
export interface AgreementContext {
  readonly language: Language;
  readonly words: AgreementMessages;
  /** What is missing is asked for, in a draft; a frozen text says nothing of it. */
  readonly draft: boolean;
  readonly say: (text: string) => string;
}

export const agreementContext = (language: Language, draft: boolean): AgreementContext => ({
  language,
  words: language === 'fr' ? FRENCH : ENGLISH,
  draft,
  say: (text) => typeset(text, language),
});

/** Articles are numbered as the sections stand in the agreement. */
export const articleNumber = (section: AgreementSection): number => AGREEMENT_SECTIONS.indexOf(section) + 1;
export const articleName = ({ words, say }: AgreementContext, section: AgreementSection): string =>
  say(words.article(articleNumber(section), words.section[section]));

/** A value as people read it; empty when there is none. */
export function valueText(
  { language, words }: AgreementContext,
  section: AgreementSection,
  name: string,
  field: AgreementField,
  value: AgreementValue,
): string {
  if (value === null || value === '') return '';
  switch (field.kind) {
    case 'date':
      return formatDate(String(value), language);
    case 'choice':
      return words.choice[`${section}.${name}.${String(value)}`] ?? String(value);
    case 'cents':
      return moneyText(Number(value), language);
    case 'days':
    case 'level':
      return formatDecimal(Number(value), language);
    case 'line':
    case 'prose':
      return String(value);
  }
}

/** Whether the agreement lacks something without this field, given what stands beside it. */
export function isNeeded({ need }: AgreementField, beside: Values): boolean {
  if (need === 'always' || need === 'never') return need === 'always';
  return need.is.includes(String(beside[need.field] ?? ''));
}

/** Cents as people read them: `4,50 €`, `€4.50`; whole amounts without decimals. */
export function moneyText(cents: number, language: Language): string {
  const whole = formatNumber(Math.trunc(cents / 100), language);
  const rest = cents % 100 === 0 ? '' : String(cents % 100).padStart(2, '0');
  if (language === 'fr') return `${whole}${rest === '' ? '' : `,${rest}`}\u00A0€`;
  return `€${whole}${rest === '' ? '' : `.${rest}`}`;
}

export const counted = (n: number, language: Language, one: string, many: string): string =>
  `${formatNumber(n, language)} ${plural(n, language, one, many)}`;

/** The name of a row: its first field. */
export const nameOf = (row: Values): string => cleanLine(String(Object.values(row)[0] ?? ''));
