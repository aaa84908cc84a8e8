import type { NoteBlock, NoteSpec } from '../docx/index.js';
import { cleanLine, formatLongDate, typeset } from '../text/index.js';
import type { WrittenNoteFacts } from './facts.js';
import { fieldLine, noteFrame, proseBlocks } from './frame.js';
import { NOTE_WORDS } from './words.js';

/** Words around a written document. */
export interface WrittenWords {
  readonly document: string;
  readonly subtitle: (code: string, entity: string) => string;
  readonly keywords: readonly string[];
  readonly field: Readonly<Record<'useCase' | 'entity' | 'author' | 'asOf', string>>;
  readonly notWritten: string;
}

/** Properties, header and footer. */
export function writtenFrame(
  facts: WrittenNoteFacts<unknown>,
  words: WrittenWords,
): Omit<NoteSpec, 'blocks'> {
  const { language, useCase } = facts;
  return noteFrame({
    language,
    document: words.document,
    title: useCase.title,
    subject: words.subtitle(cleanLine(useCase.code), cleanLine(facts.entityName)),
    labName: facts.labName,
    authorName: facts.authorName,
    keywords: [cleanLine(useCase.code), ...words.keywords],
    dated: facts.asOf,
    mark: '',
    confidentiality: NOTE_WORDS[language].confidentiality,
  });
}

/** Title, of what it speaks, who wrote it, and the contents. */
export function writtenOpening(facts: WrittenNoteFacts<unknown>, words: WrittenWords): NoteBlock[] {
  const { language, useCase } = facts;
  const line = (label: string, said: string): NoteBlock[] =>
    fieldLine(language, label, typeset(cleanLine(said), language));
  return [
    { kind: 'title', text: `${words.document} – ${cleanLine(useCase.title)}` },
    {
      kind: 'subtitle',
      text: typeset(words.subtitle(cleanLine(useCase.code), cleanLine(facts.entityName)), language),
    },
    ...(facts.demo ? [{ kind: 'notice', text: NOTE_WORDS[language].demoNotice } as const] : []),
    ...line(words.field.useCase, `${useCase.code} ${useCase.title}`),
    ...line(words.field.entity, facts.entityName),
    ...line(words.field.author, facts.authorName),
    ...line(words.field.asOf, formatLongDate(facts.asOf, language)),
    { kind: 'contents', title: NOTE_WORDS[language].contents },
  ];
}

/** What somebody wrote, or that nobody did. */
export const writtenProse = (text: string, words: WrittenWords): NoteBlock[] => {
  const blocks = proseBlocks(text);
  return blocks.length > 0 ? blocks : [quietly(words.notWritten)];
};

export const quietly = (text: string): NoteBlock => ({
  kind: 'rich',
  style: 'quiet',
  inlines: [{ kind: 'text', text }],
});
