import {
  Bookmark,
  ExternalHyperlink,
  InternalHyperlink,
  SimpleField,
  Tab,
  TextRun,
  type ParagraphChild,
} from 'docx';
import { cleanLine, cleanPiece } from '../text/index.js';
import { tableId } from './estimate.js';
import type { NoteCell, NoteInline, NoteTone } from './spec.js';

export const TONE_STYLES: Record<NoteTone, string> = {
  good: 'StatusGood',
  warning: 'StatusWarning',
  bad: 'StatusBad',
  muted: 'StatusMuted',
  strong: 'Strong',
};

/** What fields show until Word counts again. */
export interface References {
  /** The page of a heading or of a table. */
  readonly pages: ReadonlyMap<string, number>;
  /** The word before the number of a table. */
  readonly tableWord: string;
  /** The number of a table by its id. */
  readonly tables: ReadonlyMap<string, number>;
  /** The number of a heading by its id: `3.2`. */
  readonly headings: ReadonlyMap<string, string>;
}

/** A Word bookmark takes letters, digits and underscores, at most forty. */
export const bookmarkName = (id: string): string => `_J_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);

export const tab = (): TextRun => new TextRun({ children: [new Tab()] });

export const run = (text: string, style?: string): TextRun =>
  new TextRun({ text: cleanLine(text), ...(style ? { style } : {}) });

const piece = (text: string, style?: string): TextRun =>
  new TextRun({ text: cleanPiece(text), ...(style ? { style } : {}) });

export const pageField = (id: string, { pages }: References): SimpleField =>
  new SimpleField(`PAGEREF ${bookmarkName(id)} \\h`, String(pages.get(id) ?? 1));

/** @throws Error when no table of the note has that id */
export function tableField(id: string, { tables, tableWord }: References): SimpleField {
  const number = tables.get(id);
  if (number === undefined) throw new Error(`reference to a table that is not in the note: ${id}`);
  return new SimpleField(`REF ${bookmarkName(tableId(number))} \\h`, `${tableWord}\u00A0${number}`);
}

/** The pieces of a line, each under its character style. @throws Error when a number is asked of no heading */
export function inlineRuns(inlines: readonly NoteInline[], references: References): ParagraphChild[] {
  return inlines.map((inline): ParagraphChild => {
    switch (inline.kind) {
      case 'label':
        return piece(inline.text, 'FieldLabel');
      case 'break':
        return new TextRun({ break: 1 });
      case 'tab':
        return tab();
      case 'mark':
        return new Bookmark({ id: bookmarkName(inline.id), children: [piece(inline.text, 'Strong')] });
      case 'ref':
        return new SimpleField(`REF ${bookmarkName(inline.to)} \\h`, inline.text);
      case 'number': {
        const number = references.headings.get(inline.to);
        if (number === undefined) throw new Error(`no heading is called ${inline.to}`);
        return new SimpleField(`REF ${bookmarkName(inline.to)} \\r \\h`, number);
      }
      case 'table':
        return tableField(inline.to, references);
      case 'text':
        if (inline.href === undefined) return piece(inline.text, styleOf(inline));
        return new ExternalHyperlink({ link: inline.href, children: [piece(inline.text, 'Hyperlink')] });
    }
  });
}

/** The name of the style that joins the emphases of a piece; undefined for plain text. */
function styleOf(inline: Extract<NoteInline, { kind: 'text' }>): string | undefined {
  if (inline.tone) return TONE_STYLES[inline.tone];
  const style = `${inline.bold ? 'Strong' : ''}${inline.italic ? 'Emphasis' : ''}${inline.struck ? 'Struck' : ''}`;
  return style || undefined;
}

/** A line of a cell: its text, linked and with its page where it leads somewhere. */
export function cellRuns(cell: NoteCell, references: References): ParagraphChild[] {
  if (cell.link === undefined) return [run(cell.text, cell.tone ? TONE_STYLES[cell.tone] : undefined)];
  const link = new InternalHyperlink({
    anchor: bookmarkName(cell.link),
    children: [run(cell.text, 'Hyperlink')],
  });
  if (cell.pageWord === undefined) return [link];
  return [link, new TextRun({ text: ` ${cell.pageWord}\u00A0` }), pageField(cell.link, references)];
}
