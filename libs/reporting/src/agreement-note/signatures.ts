import type { NoteBlock, NoteCell } from '../docx/index.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, formatLongDate } from '../text/index.js';
import type { AgreementContext } from './context.js';
import type { AgreementNoteFacts } from './facts.js';

/** Who signs, with the day each did, or room to do so on paper while the text is under signature. */
export function signatureBlocks(context: AgreementContext, facts: AgreementNoteFacts): NoteBlock[] {
  const { words, say, language } = context;
  const { fields } = { fields: words.label.signatories };
  const planned = facts.content.signatories.rows.map((row) => ({ ...row, signedOn: null }));
  const rows = facts.signatures.length > 0 ? facts.signatures : planned;
  const open = facts.state === 'in_signature';
  const done = facts.state === 'signed' || facts.state === 'expired';
  if (rows.length === 0) return [{ kind: 'paragraph', text: say(words.toComplete) }];
  const mark = (signedOn: string | null): NoteCell => {
    if (signedOn !== null)
      return { text: say(words.sign.signed(formatLongDate(signedOn, language))), tone: 'good' };
    // Three lines of a cell are room enough for a hand.
    if (open) return { text: ' \n \n ', paragraphs: [[{ kind: 'break' }, { kind: 'break' }]] };
    return { text: NOTE_WORDS[language].none };
  };
  return [
    { kind: 'intro', text: say(words.sign.lead[done ? 'done' : open ? 'open' : 'draft']) },
    {
      kind: 'table',
      caption: say(words.sign.caption(facts.version?.number ?? null)),
      alt: say(words.sign.caption(facts.version?.number ?? null)),
      columns: [
        { label: say(fields['name'] ?? ''), share: 24 },
        { label: say(fields['quality'] ?? ''), share: 26 },
        { label: say(fields['party'] ?? ''), share: 22 },
        { label: say(words.sign.column), share: 28 },
      ],
      rows: rows.map((row): NoteCell[] => [
        { text: cleanLine(row.name) || NOTE_WORDS[language].none, tone: 'strong' },
        { text: cleanLine(row.quality) || NOTE_WORDS[language].none },
        { text: cleanLine(row.party) || NOTE_WORDS[language].none },
        mark(row.signedOn),
      ]),
    },
  ];
}
