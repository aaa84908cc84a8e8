import type { NoteBlock, NoteInline, NoteSpec } from '../docx/index.js';
import { cleanLine, fitLines, formatLongDate, formatNumber, textWidth, typeset } from '../text/index.js';
import type { MinutesFacts } from './facts.js';
import type { MinutesMessages } from './messages.js';
import { buildMinutesView } from './view-model.js';
import { messagesFor } from './messages.js';
import type { RecapOptions } from './recap.js';
import type { MinutesView } from './view.js';

/** Points of a line of the header, of what its right part takes at most, and between the two. */
const HEADER = { width: 482, right: 280, gap: 16 } as const;
const HEADER_TEXT = { size: 9 } as const;

export function optionsOf(facts: MinutesFacts, linked: boolean): RecapOptions {
  return {
    view: buildMinutesView(facts),
    words: messagesFor(facts.language),
    language: facts.language,
    linked,
  };
}

/** A line with its label before it; none when there is nothing to say. */
export function field(
  words: MinutesMessages,
  label: string,
  said: string | readonly NoteInline[],
): NoteBlock[] {
  if (said.length === 0) return [];
  const inlines: readonly NoteInline[] = typeof said === 'string' ? [{ kind: 'text', text: said }] : said;
  return [
    {
      kind: 'rich',
      style: 'field',
      inlines: [
        { kind: 'label', text: `${label}${words.colon.replace(' ', '\u00A0')}` },
        { kind: 'tab' },
        ...inlines,
      ],
    },
  ];
}

/** Title, what kind of document of which meeting, and the notice of demonstration data. */
export function opening(
  facts: MinutesFacts,
  view: MinutesView,
  words: MinutesMessages,
  document: string,
): NoteBlock[] {
  const date = formatLongDate(facts.meeting.heldOn, facts.language);
  const subtitle = typeset(words.subtitle(document, facts.meeting.kind, date), facts.language);
  return [
    { kind: 'title', text: view.title },
    { kind: 'subtitle', text: subtitle },
    ...(facts.demo ? [{ kind: 'notice', text: typeset(words.demoNotice, facts.language) } as const] : []),
  ];
}

/** How much was decided, in one line that leads to each table. */
export function essentials(view: MinutesView, words: MinutesMessages, language: 'fr' | 'en'): NoteInline[] {
  const kinds = [
    ['decision', 'decisions'],
    ['action', 'actions'],
    ['risk', 'risks'],
  ] as const;
  return kinds.flatMap(([kind, table], index): NoteInline[] => {
    const count = view[table].length;
    const text = words.count[kind](count, formatNumber(count, language));
    if (count === 0)
      return kind === 'risk' ? [] : [{ kind: 'text', text: `${index === 0 ? '' : ' · '}${text}` }];
    return [
      { kind: 'text', text: `${index === 0 ? '' : ' · '}${text} (` },
      { kind: 'table', to: table },
      { kind: 'text', text: ')' },
    ];
  });
}

/** What every document of a meeting says around its text: properties, header and footer. */
export function noteFrame(
  facts: MinutesFacts,
  view: MinutesView,
  words: MinutesMessages,
  document: string,
): Omit<NoteSpec, 'blocks'> {
  const { language, meeting } = facts;
  const date = formatLongDate(meeting.heldOn, language);
  const labName = cleanLine(facts.labName);
  const right = fitLines(view.confidentiality, HEADER_TEXT, HEADER.right, 1);
  const left = HEADER.width - HEADER.gap - textWidth(right, HEADER_TEXT);
  return {
    title: `${document} – ${view.title}`,
    subject: typeset(words.subtitle(document, meeting.kind, date), language),
    author: cleanLine(facts.authorName) || labName || 'Jalon',
    company: labName,
    keywords: [words.kind[meeting.kind], ...words.keywords],
    language: language === 'fr' ? 'fr-FR' : 'en-GB',
    dated: `${facts.approval?.on ?? meeting.heldOn}T00:00:00Z`,
    headerLeft: fitLines(`${document} – ${view.title}`, HEADER_TEXT, left, 1),
    headerRight: right,
    footerLeft: date,
    pageWord: words.page,
    ofWord: words.of,
    tableWord: words.tableWord,
  };
}

/** The quiet parts of a line, joined by dots; each has its label. */
export function details(
  words: MinutesMessages,
  parts: readonly { readonly label: string; readonly text: string; readonly missing?: boolean }[],
): NoteInline[] {
  return parts.flatMap(({ label, text, missing }, index): NoteInline[] => [
    {
      kind: 'text',
      text: `${index === 0 ? '' : ' · '}${label}${words.colon.replace(' ', '\u00A0')} `,
      tone: 'muted',
    },
    { kind: 'text', text, ...(missing === true ? { tone: 'warning' as const } : {}) },
  ]);
}
