import type { LocalDate } from '@jalon/domain';
import type { Counted, Messages } from '../monthly-report/messages-type.js';

/** What words of health and milestones are written with: those of one language, and the day of the figures. */
export interface WordContext {
  readonly facts: { readonly asOf: LocalDate };
  readonly words: Messages;
  /** Typesets a sentence: French spaces, clean characters. */
  readonly say: (sentence: string) => string;
  readonly count: (n: number) => Counted;
  readonly date: (day: string | null) => string;
}
