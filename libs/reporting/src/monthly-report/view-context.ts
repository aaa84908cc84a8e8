import { addMonths, monthOf } from '@jalon/domain';
import { cleanLine, formatDate, formatLongDate, formatMonth, formatNumber, typeset } from '../text/index.js';
import type { MonthlyReportFacts } from './facts.js';
import type { WordContext } from '../deck/context.js';
import { messagesFor } from './messages.js';

/** What every part of the view needs: the facts, the words and the formats of one language. */
export interface ViewContext extends WordContext {
  readonly facts: MonthlyReportFacts;
  readonly monthText: string;
  readonly previousMonthText: string;
  readonly nextMonthText: string;
  readonly longDate: (day: string) => string;
}

/** The context of the facts: one for a whole report. */
export function contextOf(facts: MonthlyReportFacts): ViewContext {
  const { language } = facts;
  return {
    facts,
    words: messagesFor(language),
    monthText: formatMonth(facts.month, language),
    previousMonthText: formatMonth(facts.previous.month, language),
    nextMonthText: formatMonth(addMonths(facts.month, 1), language),
    say: (sentence) => typeset(cleanLine(sentence), language),
    count: (n) => ({ n, text: formatNumber(n, language) }),
    date: (day) => formatDate(day, language),
    longDate: (day) => formatLongDate(day, language),
  };
}

/** Whether a day falls in the month of the report. */
export function inReportMonth(context: ViewContext, day: string | null): boolean {
  return day !== null && monthOf(day) === context.facts.month;
}
