import type { LocalDate } from '@jalon/domain';
import { messagesFor } from '../monthly-report/messages.js';
import { cleanLine, formatDate, formatLongDate, formatNumber, typeset } from '../text/index.js';
import type { WordContext } from './context.js';

/** What the words of a deck need beside its own: the common ones and the formats of one language. */
export interface DeckContext<Facts extends DeckFacts = DeckFacts> extends WordContext {
  readonly facts: Facts;
  readonly longDate: (day: string) => string;
  /** Whole euros: `40 000 €`, `€40,000`. */
  readonly euros: (amount: number) => string;
}

export interface DeckFacts {
  readonly language: 'fr' | 'en';
  readonly asOf: LocalDate;
}

export function deckContext<Facts extends DeckFacts>(facts: Facts): DeckContext<Facts> {
  const { language } = facts;
  return {
    facts,
    words: messagesFor(language),
    say: (sentence) => typeset(cleanLine(sentence), language),
    count: (n) => ({ n, text: formatNumber(n, language) }),
    date: (day) => formatDate(day, language),
    longDate: (day) => formatLongDate(day, language),
    euros: (amount) => {
      const text = formatNumber(amount, language);
      if (language === 'fr') return `${text}\u00A0€`;
      return text.startsWith('−') ? `−€${text.slice(1)}` : `€${text}`;
    },
  };
}
