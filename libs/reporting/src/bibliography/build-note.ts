import { citationsOf, sortReferences, type BibliographyContent } from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteInline, NoteSpec } from '../docx/index.js';
import { quietly, writtenFrame, writtenOpening } from '../note/written.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, cleanLines, typeset } from '../text/index.js';
import type { BibliographyFacts } from './facts.js';
import { messagesFor, type BibliographyMessages } from './messages.js';

type Reference = BibliographyContent['references'][number];

/** A reference with the number it is cited by. */
interface Numbered {
  readonly number: number;
  readonly reference: Reference;
}

interface View {
  readonly facts: BibliographyFacts;
  readonly words: BibliographyMessages;
  readonly list: readonly Numbered[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly say: (text: string) => string;
}

const IMPORTANT = 4;
const citeId = (number: number): string => `reference ${number}`;

/** The bibliography note: what was found, cited by number, then every reference with what it brings. */
export function buildBibliographyNote(facts: BibliographyFacts): NoteSpec {
  const words = messagesFor(facts.language);
  const list = sortReferences(facts.content.references).map((reference, index) => ({
    number: index + 1,
    reference,
  }));
  const view: View = {
    facts,
    words,
    list,
    numbers: new Map(list.map(({ number, reference }) => [reference.key, number])),
    say: (text) => typeset(text, facts.language),
  };
  const { content } = facts;
  const heading = (part: keyof BibliographyMessages['heading']): NoteBlock => ({
    kind: 'heading',
    level: 1,
    text: view.say(words.heading[part]),
    id: `chapter ${part}`,
  });
  return {
    ...writtenFrame(facts, words),
    blocks: [
      ...writtenOpening(facts, words),
      heading('essentials'),
      ...essentials(view),
      heading('question'),
      ...citing(view, content.question),
      heading('method'),
      ...citing(view, content.method),
      heading('synthesis'),
      ...citing(view, content.synthesis),
      heading('gaps'),
      ...citing(view, content.gaps),
      ...(list.length === 0 ? [] : [heading('relevance'), relevanceTable(view)]),
      heading('references'),
      ...(list.length === 0
        ? [quietly(view.say(words.empty))]
        : list.flatMap((one) => referenceBlocks(view, one))),
    ],
  };
}

function essentials({ facts, words, list, numbers, say }: View): NoteBlock[] {
  const years = list.flatMap(({ reference }) => reference.year ?? []);
  const central = list.filter(({ reference }) => (reference.relevance ?? 0) >= IMPORTANT);
  const unjudged = list.filter(({ reference }) => reference.relevance === null).length;
  const keys = new Set(numbers.keys());
  const cited = new Set(
    [facts.content.synthesis, facts.content.gaps].flatMap((text) =>
      citationsOf(text, keys).flatMap((piece) => (piece.kind === 'cite' ? piece.keys : [])),
    ),
  );
  const uncited = list.length - cited.size;
  const span =
    years.length === 0 ? [] : [words.years(String(Math.min(...years)), String(Math.max(...years)))];
  return [
    { kind: 'lead', text: say([words.count(list.length), ...span].join(' ')) },
    ...(central.length === 0
      ? []
      : [
          {
            kind: 'item',
            list: null,
            level: 1,
            inlines: [
              { kind: 'text', text: `${say(words.central(central.length))} ` },
              ...central.flatMap(({ number }, index): NoteInline[] => [
                ...(index === 0 ? [] : [{ kind: 'text', text: ' ' } as const]),
                cite(number),
              ]),
              { kind: 'text', text: '.' },
            ],
          } as const,
        ]),
    ...[
      ...(unjudged > 0 ? [words.unjudged(unjudged)] : []),
      ...(uncited > 0 && list.length > 0 ? [words.uncited(uncited)] : []),
    ].map((text): NoteBlock => ({
      kind: 'item',
      list: null,
      level: 1,
      inlines: [{ kind: 'text', text: say(text) }],
    })),
  ];
}

const cite = (number: number): NoteInline => ({ kind: 'ref', to: citeId(number), text: `[${number}]` });

/** What somebody wrote, its citations by number, leading to the reference. */
function citing({ words, numbers, say }: View, text: string): NoteBlock[] {
  const keys = new Set(numbers.keys());
  const blocks = cleanLines(text).map((line): NoteBlock => {
    const item = /^(?:[-–—•*·])\s+(.+)$/u.exec(line)?.[1];
    const inlines = citationsOf(item ?? line, keys).flatMap((piece): NoteInline[] =>
      piece.kind === 'text'
        ? [{ kind: 'text', text: piece.text }]
        : piece.keys.flatMap((key, index): NoteInline[] => [
            ...(index === 0 ? [] : [{ kind: 'text', text: ' ' } as const]),
            cite(numbers.get(key) ?? 0),
          ]),
    );
    return item === undefined
      ? { kind: 'rich', style: 'paragraph', inlines }
      : { kind: 'item', list: null, level: 1, inlines };
  });
  return blocks.length > 0 ? blocks : [quietly(say(words.notWritten))];
}

function relevanceText({ words, say }: View, { relevance }: Reference): string {
  const word = words.relevance[relevance ?? 0] ?? '';
  return say(words.relevanceText(relevance === null ? '' : `${relevance}/5`, word));
}

/** The most relevant first; those not judged last. */
function relevanceTable(view: View): NoteBlock {
  const { words, say, list, facts } = view;
  const rows = [...list].sort(
    (left, right) =>
      (right.reference.relevance ?? 0) - (left.reference.relevance ?? 0) || left.number - right.number,
  );
  return {
    kind: 'table',
    caption: say(words.table.caption),
    alt: say(words.table.caption),
    columns: words.table.columns.map((label, index) => ({
      label: say(label),
      share: [8, 58, 12, 22][index] ?? 20,
      align: index === 2 ? ('right' as const) : ('left' as const),
    })),
    rows: rows.map(({ number, reference }): NoteCell[] => [
      { text: `[${number}]`, paragraphs: [[cite(number)]] },
      {
        text: [cleanLine(reference.authors) || words.noAuthor, titleOf(reference, facts.language)].join(
          ' – ',
        ),
      },
      { text: reference.year === null ? words.noYear : String(reference.year) },
      {
        text: relevanceText(view, reference),
        ...((reference.relevance ?? 0) >= IMPORTANT ? { tone: 'strong' as const } : {}),
      },
    ]),
  };
}

const titleOf = ({ title, key }: Reference, language: 'fr' | 'en'): string =>
  cleanLine(title) || key || NOTE_WORDS[language].none;

/** `[1] Vaswani A., Shazeer N. (2017). Attention Is All You Need. NeurIPS 30. https://…`, then what it brings. */
function referenceBlocks(view: View, { number, reference }: Numbered): NoteBlock[] {
  const { words, facts } = view;
  const authors = cleanLine(reference.authors) || words.noAuthor;
  const year = reference.year === null ? words.noYear : String(reference.year);
  const venue = cleanLine(reference.venue);
  const title = titleOf(reference, facts.language);
  return [
    {
      kind: 'rich',
      style: 'paragraph',
      inlines: [
        { kind: 'mark', id: citeId(number), text: `[${number}]` },
        { kind: 'text', text: ` ${authors} (${year}). ` },
        { kind: 'text', text: title, italic: true },
        { kind: 'text', text: /[.?!…]$/.test(title) ? ' ' : '. ' },
        ...(venue === ''
          ? []
          : [{ kind: 'text', text: `${venue}${venue.endsWith('.') ? ' ' : '. '}` } as const]),
        ...linkTo(reference.url),
        ...cleanLines(reference.summary).flatMap((text): NoteInline[] => [
          { kind: 'break' },
          { kind: 'text', text },
        ]),
        { kind: 'break' },
        {
          kind: 'text',
          text: `${words.relevanceLabel}${NOTE_WORDS[facts.language].colon} ${relevanceText(view, reference)}`,
          tone: 'muted',
        },
      ],
    },
  ];
}

/** The address, to be followed where it is one of the web; said as it is where it is not. */
function linkTo(url: string): NoteInline[] {
  const text = cleanLine(url);
  if (text === '') return [];
  const address = URL.canParse(text) ? new URL(text) : null;
  const web = address?.protocol === 'https:' || address?.protocol === 'http:';
  return [{ kind: 'text', text, ...(address && web ? { href: address.href } : {}) }];
}
