import { cleanPiece } from '../text/index.js';
import type { MinutesInline, MinutesText } from '@jalon/domain';
import type { NoteInline } from '../docx/index.js';

const LONGEST_ADDRESS = 2000;

/** What was typed in a line, as pieces of a note: emphases and links kept, unusable addresses as plain words. */
export function noteInlines(inlines: readonly MinutesInline[] = []): NoteInline[] {
  return inlines.flatMap((inline): NoteInline[] => {
    if (inline.type === 'hardBreak') return [{ kind: 'break' }];
    if (inline.type === 'mention') return textPiece({ type: 'text', text: inline.attrs.label });
    return textPiece(inline);
  });
}

function textPiece({ text, marks = [] }: MinutesText): NoteInline[] {
  if (cleanPiece(text) === '') return [];
  const has = (type: string): boolean => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === 'link');
  const href = link?.type === 'link' ? address(link.attrs.href) : undefined;
  return [
    {
      kind: 'text',
      text,
      ...(has('bold') ? { bold: true } : {}),
      ...(has('italic') ? { italic: true } : {}),
      ...(has('strike') ? { struck: true } : {}),
      ...(href === undefined ? {} : { href }),
    },
  ];
}

/** An address a reader may follow: of the web or of a mailbox, spelt as an URI; undefined for any other. */
function address(href: string): string | undefined {
  if (!/^(https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href)) return undefined;
  const uri = new URL(href).href.replace(/[^!#-;=?-[\]_a-z~%]/g, (char) => encodeURIComponent(char));
  return uri.length > LONGEST_ADDRESS ? undefined : uri;
}

/** Whether there is anything to read in a line. */
export function isBlank(inlines: readonly NoteInline[]): boolean {
  return inlines.every(
    (inline) => inline.kind === 'break' || (inline.kind === 'text' && inline.text.trim() === ''),
  );
}
