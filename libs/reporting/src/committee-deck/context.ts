import type { Counted } from '../monthly-report/messages-type.js';
import { messagesFor } from '../monthly-report/messages.js';
import { messagesFor as minutesMessages, type MinutesMessages } from '../minutes/messages.js';
import type { WordContext } from '../deck/context.js';
import { line } from '../deck/lines.js';
import type { CellSpec } from '../pptx/index.js';
import { cleanLine, formatDate, formatLongDate, formatNumber, typeset } from '../text/index.js';
import type { CommitteeFacts, CommitteeUseCase } from './facts.js';
import { committeeMessages, type CommitteeMessages } from './messages.js';

/** What every part of the deck needs: facts, and the words and formats of one language. */
export interface CommitteeContext extends WordContext {
  readonly facts: CommitteeFacts;
  readonly own: CommitteeMessages;
  readonly minutes: MinutesMessages;
  readonly longDate: (day: string) => string;
  /** Slide of the plan of a use case by its code, for those that have one. */
  readonly plans: ReadonlyMap<string, string>;
}

export function contextOf(facts: CommitteeFacts, plans: ReadonlyMap<string, string>): CommitteeContext {
  const { language } = facts;
  return {
    facts,
    own: committeeMessages(language),
    words: messagesFor(language),
    minutes: minutesMessages(language),
    say: (sentence) => typeset(cleanLine(sentence), language),
    count: (n) => ({ n, text: formatNumber(n, language) }),
    date: (day) => formatDate(day, language),
    longDate: (day) => formatLongDate(day, language),
    plans,
  };
}

/** A table ready to be paginated, or said in a sentence when it has nothing. */
export interface CommitteeTable {
  readonly title: string;
  readonly lead: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellSpec[])[];
  readonly alt: string;
  /** Said instead when there is no row. */
  readonly emptyText: string;
}

export function tableOf(
  { say, own, count }: CommitteeContext,
  parts: {
    readonly title: string;
    readonly lead: string;
    readonly words: { readonly headers: readonly string[]; readonly empty: string };
    readonly rows: readonly (readonly CellSpec[])[];
    readonly cap?: number;
  },
): CommitteeTable {
  const rows = parts.rows.slice(0, parts.cap);
  const capped =
    rows.length < parts.rows.length ? ` ${own.capped(count(rows.length), count(parts.rows.length))}` : '';
  const title = say(parts.title);
  return {
    title,
    lead: say(`${parts.lead}${capped}`),
    headers: parts.words.headers.map(say),
    rows,
    alt: title,
    emptyText: say(parts.words.empty),
  };
}

export const TEXT_LENGTH = 400;

/** The code of a use case, which leads to the page of its plan where there is one. */
export function codeCell({ plans }: CommitteeContext, code: string): CellSpec {
  const link = plans.get(code);
  return { text: line(code, 20), ...(link === undefined ? {} : { link }) };
}

export const titleCell = ({ say, own }: CommitteeContext, title: string): CellSpec => ({
  text: line(title) || say(own.untitled),
});

export const nameCell = ({ say, own }: CommitteeContext, name: string | null): CellSpec => {
  const text = line(name, 80);
  return text === '' ? { text: say(own.nobody), tone: 'muted' } : { text };
};

export const isLive = ({ stage, condition }: Pick<CommitteeUseCase, 'stage' | 'condition'>): boolean =>
  stage !== 'closed' && condition !== 'abandoned';

/** `10 h 30` of `10:30`. */
export function clock({ minutes }: CommitteeContext, time: string): string {
  return minutes.clock(Number(time.slice(0, 2)) % 24, time.slice(3, 5));
}

export type { Counted };
