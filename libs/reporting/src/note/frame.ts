import type { LocalDate } from '@jalon/domain';
import type { NoteBlock, NoteInline, NoteSpec } from '../docx/index.js';
import {
  cleanLine,
  cleanLines,
  fitLines,
  formatLongDate,
  languageTag,
  textWidth,
  typeset,
  type TextLanguage,
} from '../text/index.js';
import { NOTE_WORDS } from './words.js';

/** Points of a line of the header, of what its right part takes at most, and between the two. */
const HEADER = { width: 482, right: 300, gap: 16 } as const;
const HEADER_TEXT = { size: 9 } as const;

export interface NoteHead {
  readonly language: TextLanguage;
  /** What kind of document it is, and what it is called. */
  readonly document: string;
  readonly title: string;
  readonly subject: string;
  readonly labName: string;
  readonly authorName: string;
  readonly keywords: readonly string[];
  /** What the text is as of: written as the date of the file. */
  readonly dated: LocalDate;
  /** Said on every page before the confidentiality: that it is a draft, or which version. */
  readonly mark: string;
  readonly confidentiality: string;
}

/** Properties, header and footer of a document. */
export function noteFrame(head: NoteHead): Omit<NoteSpec, 'blocks'> {
  const { language, document, dated } = head;
  const words = NOTE_WORDS[language];
  const labName = cleanLine(head.labName);
  const said = [head.mark, head.confidentiality].filter((text) => text !== '').join(' · ');
  const right = fitLines(typeset(said, language), HEADER_TEXT, HEADER.right, 1);
  const left = HEADER.width - HEADER.gap - textWidth(right, HEADER_TEXT);
  const full = `${document} – ${cleanLine(head.title)}`;
  return {
    title: full,
    subject: typeset(cleanLine(head.subject), language),
    author: cleanLine(head.authorName) || labName || 'Jalon',
    company: labName,
    keywords: head.keywords,
    language: languageTag(language),
    dated: `${dated}T00:00:00Z`,
    headerLeft: fitLines(full, HEADER_TEXT, left, 1),
    headerRight: right,
    footerLeft: formatLongDate(dated, language),
    pageWord: words.page,
    ofWord: words.of,
    tableWord: words.tableWord,
  };
}

/** A line with its label before it; none when there is nothing to say. */
export function fieldLine(
  language: TextLanguage,
  label: string,
  said: string | readonly NoteInline[],
): NoteBlock[] {
  const inlines: readonly NoteInline[] =
    typeof said === 'string' ? [{ kind: 'text', text: cleanLine(said) }] : said;
  if (inlines.every((inline) => inline.kind === 'text' && inline.text === '')) return [];
  return [
    {
      kind: 'rich',
      style: 'field',
      inlines: [
        { kind: 'label', text: `${label}${NOTE_WORDS[language].colon}` },
        { kind: 'tab' },
        ...inlines,
      ],
    },
  ];
}

/** What somebody wrote: a paragraph a line; lines that begin with a dash are items of a list. */
export function proseBlocks(text: string): NoteBlock[] {
  return cleanLines(text).map((line): NoteBlock => {
    const item = /^(?:[-–—•*·])\s+(.+)$/u.exec(line)?.[1];
    return item === undefined
      ? { kind: 'paragraph', text: line }
      : { kind: 'item', list: null, level: 1, inlines: [{ kind: 'text', text: item }] };
  });
}
