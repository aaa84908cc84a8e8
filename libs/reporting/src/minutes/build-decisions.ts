import type { NoteBlock, NoteSpec } from '../docx/index.js';
import { field, noteFrame, opening, optionsOf } from './build-parts.js';
import type { MinutesFacts } from './facts.js';
import { recapTable } from './recap.js';

/** The short form: what was decided and who does what, on a page or two. */
export function buildDecisionsNote(facts: MinutesFacts): NoteSpec {
  const options = optionsOf(facts, false);
  const { view, words } = options;
  const present = view.attendance.find(({ status }) => status === 'present');
  const chapter = (kind: 'decisions' | 'actions'): NoteBlock[] => {
    const table = recapTable(kind, options);
    return [
      { kind: 'heading', level: 1, text: words.heading[kind], id: `chapter ${kind}` },
      ...(table.length > 0 ? table : [{ kind: 'paragraph', text: words.empty[kind] } as const]),
    ];
  };
  return {
    ...noteFrame(facts, view, words, words.shortDocument),
    blocks: [
      ...opening(facts, view, words, words.shortDocument),
      ...field(words, words.field.body, view.body),
      ...field(words, words.field.date, view.dateText),
      ...field(words, words.field.place, view.place),
      ...field(words, words.field.chair, view.chairName),
      ...(present === undefined
        ? []
        : field(words, `${words.attendance.present} (${present.names.length})`, present.names.join(', '))),
      ...chapter('decisions'),
      ...chapter('actions'),
      { kind: 'heading', level: 1, text: words.heading.next, id: 'chapter next' },
      { kind: 'paragraph', text: view.nextText },
      { kind: 'meta', text: view.editionText },
    ],
  };
}
