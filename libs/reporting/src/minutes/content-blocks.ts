import type { MinutesBlock, MinutesList } from '@jalon/domain';
import { plainText } from '@jalon/domain';
import type { NoteBlock, NoteListLevel } from '../docx/index.js';
import { cleanLine } from '../text/index.js';
import { isBlank, noteInlines } from './inlines.js';
import type { MinutesMessages } from './messages.js';
import { noteTable } from './typed-table.js';

type Typed = Exclude<MinutesBlock, { type: 'point' | 'entry' }>;

const DEEPEST = 3;

/** Turns what was typed into blocks of a note. One is made for a whole document: it counts its headings and lists. */
export class ContentBlocks {
  private lists = 0;
  private headings = 0;

  constructor(
    private readonly words: MinutesMessages,
    private readonly language: 'fr' | 'en',
  ) {}

  /** `level` is that of the heading above; `caption` names the tables. */
  of(block: Typed, level: 1 | 2, caption: string): NoteBlock[] {
    switch (block.type) {
      case 'paragraph': {
        const inlines = noteInlines(block.content);
        return isBlank(inlines) ? [] : [{ kind: 'rich', style: 'paragraph', inlines }];
      }
      case 'heading': {
        const text = cleanLine(plainText(block.content));
        if (text === '') return [];
        this.headings += 1;
        return [{ kind: 'heading', level: level === 1 ? 2 : 3, text, id: `part ${this.headings}` }];
      }
      case 'table':
        return noteTable(block, caption, this.words, this.language);
      default:
        return this.list(block, 1);
    }
  }

  /** Lists deeper than three levels go on at the third. */
  private list(list: MinutesList, depth: number): NoteBlock[] {
    const level = Math.min(depth, DEEPEST) as NoteListLevel;
    const items = list.content ?? [];
    const number = list.type === 'orderedList' && items.length > 0 ? ++this.lists : null;
    return items.flatMap((item) => {
      let begun = false;
      return (item.content ?? []).flatMap((part): NoteBlock[] => {
        if (part.type !== 'paragraph') return this.list(part, depth + 1);
        const inlines = noteInlines(part.content);
        if (isBlank(inlines)) return [];
        if (begun) return [{ kind: 'rich', style: 'continued', level, inlines }];
        begun = true;
        return [{ kind: 'item', list: number, level, inlines }];
      });
    });
  }
}
