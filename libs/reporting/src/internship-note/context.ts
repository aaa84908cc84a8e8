import {
  INTERNSHIP_WORDS_EN,
  INTERNSHIP_WORDS_FR,
  type InternshipRuleWords,
  type LocalDate,
} from '@jalon/domain';
import type { NoteBlock, NoteInline } from '../docx/index.js';
import { fieldLine } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, formatLongDate, formatNumber, typeset } from '../text/index.js';

type Language = 'fr' | 'en';

/** What every document about one internship is made from. */
export interface InternshipNoteFacts {
  readonly language: Language;
  readonly labName: string;
  readonly authorName: string;
  readonly demo: boolean;
  /** The day it is read. */
  readonly asOf: LocalDate;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly school: string;
}

/** What the writing of a document about an internship needs to know everywhere. */
export interface InternshipContext {
  readonly language: Language;
  /** The domain's own words: mentions, signatories, states. */
  readonly law: InternshipRuleWords;
  readonly say: (text: string) => string;
  readonly day: (on: LocalDate) => string;
  /** A line with its label before it; none when there is nothing to say. */
  readonly field: (label: string, said: string | readonly NoteInline[]) => NoteBlock[];
}

export const internshipContext = (language: Language): InternshipContext => {
  const say = (text: string): string => typeset(text, language);
  return {
    language,
    law: language === 'fr' ? INTERNSHIP_WORDS_FR : INTERNSHIP_WORDS_EN,
    say,
    day: (on) => formatLongDate(on, language),
    field: (label, said) => fieldLine(language, say(label), said),
  };
};

export const internName = ({ firstName, lastName }: Pick<InternshipNoteFacts, 'firstName' | 'lastName'>) =>
  cleanLine(`${cleanLine(firstName)} ${cleanLine(lastName)}`);

/** Minutes of presence in hours: `154 h`, `17 h 30`. */
export function hoursText(minutes: number, language: Language): string {
  const rest = minutes % 60;
  const hours = `${formatNumber(Math.trunc(minutes / 60), language)}\u00A0h`;
  return rest === 0 ? hours : `${hours}\u00A0${String(rest).padStart(2, '0')}`;
}

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Something that has to be written before the text counts. */
export const missing = (text: string): NoteInline => ({ kind: 'text', text, tone: 'warning' });

/** The first lines of a document: its title, of what it speaks, and that its facts are invented where they are. */
export function internshipOpening(facts: InternshipNoteFacts, title: string, subtitle: string): NoteBlock[] {
  return [
    { kind: 'title', text: title },
    ...(subtitle === '' ? [] : [{ kind: 'subtitle', text: subtitle } as const]),
    ...(facts.demo ? [{ kind: 'notice', text: NOTE_WORDS[facts.language].demoNotice } as const] : []),
  ];
}
