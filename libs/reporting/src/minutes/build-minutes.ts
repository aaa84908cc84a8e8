import type { NoteBlock, NoteInline, NoteSpec } from '../docx/index.js';
import { typeset } from '../text/index.js';
import { details, essentials, field, noteFrame, opening, optionsOf } from './build-parts.js';
import { ContentBlocks } from './content-blocks.js';
import type { MinutesFacts } from './facts.js';
import { isBlank, noteInlines } from './inlines.js';
import type { MinutesMessages } from './messages.js';
import { agendaTable, entryId, previousTable, recapTable, type RecapOptions } from './recap.js';
import type { EntryView, MinutesView, PointView } from './view.js';

/** More use cases than this are named by their codes alone. */
const NAMED_USE_CASES = 4;

/** The minutes of a meeting (domain rules §8): what was said, what came of it, and where to find each. */
export function buildMinutesNote(facts: MinutesFacts): NoteSpec {
  const options = optionsOf(facts, true);
  const { view, words, language } = options;
  const heading = (part: Exclude<keyof MinutesMessages['heading'], 'untitled'>): NoteBlock => ({
    kind: 'heading',
    level: 1,
    text: words.heading[part],
    id: `chapter ${part}`,
  });
  return {
    ...noteFrame(facts, view, words, words.document),
    blocks: [
      ...opening(facts, view, words, words.document),
      ...identity(view, words, language),
      { kind: 'contents', title: words.contents },
      heading('attendance'),
      ...attendance(view, words),
      heading('agenda'),
      ...agendaTable(options),
      heading('previous'),
      ...previousTable(options),
      heading('points'),
      ...points(options),
      heading('decisions'),
      ...orSaid(recapTable('decisions', options), words.empty.decisions),
      heading('actions'),
      ...orSaid(recapTable('actions', options), words.empty.actions),
      ...(view.risks.length === 0 ? [] : [heading('risks'), ...recapTable('risks', options)]),
      heading('next'),
      { kind: 'paragraph', text: view.nextText },
      { kind: 'meta', text: view.editionText },
    ],
  };
}

const orSaid = (blocks: readonly NoteBlock[], text: string): readonly NoteBlock[] =>
  blocks.length > 0 ? blocks : [{ kind: 'paragraph', text }];

function identity(view: MinutesView, words: MinutesMessages, language: 'fr' | 'en'): NoteBlock[] {
  const useCases =
    view.useCases.length > NAMED_USE_CASES
      ? view.useCases.map((text) => text.split(' ')[0] ?? '').join(', ')
      : view.useCases.join(' ; ');
  return [
    ...field(words, words.field.object, view.objective),
    ...field(words, words.field.body, view.body),
    ...field(words, words.field.date, view.dateText),
    ...field(words, words.field.place, view.place),
    ...field(words, words.field.chair, view.chairName),
    ...field(words, words.field.author, view.authorName),
    ...field(words, words.field.useCases, typeset(useCases, language)),
    ...field(words, words.field.edition, view.editionText),
    ...field(words, words.field.essentials, essentials(view, words, language)),
  ];
}

function attendance(view: MinutesView, words: MinutesMessages): NoteBlock[] {
  if (view.attendance.length === 0) return [{ kind: 'paragraph', text: words.empty.attendance }];
  return view.attendance.flatMap(({ status, names }) =>
    field(words, `${words.attendance[status]} (${names.length})`, names.join(', ')),
  );
}

function points(options: RecapOptions): NoteBlock[] {
  const { view, words, language } = options;
  if (view.points.length === 0) return [{ kind: 'paragraph', text: words.empty.points }];
  const content = new ContentBlocks(words, language);
  return view.points.flatMap((point) => pointBlocks(point, content, options));
}

function pointBlocks(point: PointView, content: ContentBlocks, { words }: RecapOptions): NoteBlock[] {
  const { id, title } = point;
  const caption = id === null ? words.heading.points : title;
  const blocks = point.blocks.flatMap((block) =>
    block.kind === 'entry'
      ? [entryBlock(block.entry, words)]
      : content.of(block.block, id === null ? 1 : 2, caption),
  );
  return id === null ? blocks : [{ kind: 'heading', level: 2, text: title, id }, ...blocks];
}

/** « Décision D1 – texte », then who, when and how grave, on a line of their own. */
function entryBlock(entry: EntryView, words: MinutesMessages): NoteBlock {
  const text = noteInlines(entry.inlines);
  const label: NoteInline[] =
    entry.label === ''
      ? [{ kind: 'text', text: words.entry[entry.kind], tone: 'strong' }]
      : [
          { kind: 'text', text: `${words.entry[entry.kind]} `, tone: 'strong' },
          { kind: 'mark', id: entryId(entry), text: entry.label },
        ];
  const more = details(words, entryDetails(entry, words));
  return {
    kind: 'rich',
    style: entry.kind,
    inlines: [
      ...label,
      { kind: 'text', text: ' – ' },
      ...(isBlank(text) ? [{ kind: 'text', text: '—' } as const] : text),
      ...(more.length === 0 ? [] : [{ kind: 'break' } as const, ...more]),
    ],
  };
}

function entryDetails(entry: EntryView, words: MinutesMessages): Parameters<typeof details>[1] {
  const { detail } = words;
  const owner = (label: string) => ({
    label,
    text: entry.ownerName ?? words.noOwner,
    missing: entry.ownerName === null,
  });
  switch (entry.kind) {
    case 'decision':
      return [owner(detail.decider)];
    case 'action':
      return [
        owner(detail.owner),
        { label: detail.due, text: entry.dueText ?? words.noDate, missing: entry.dueText === null },
      ];
    case 'risk':
      return [
        {
          label: detail.grades,
          text: entry.gradesText ?? words.noGrades,
          missing: entry.gradesText === null,
        },
        ...(entry.levelText === null ? [] : [{ label: detail.severity, text: entry.levelText }]),
        owner(detail.follower),
      ];
    case 'info':
      return [];
  }
}
