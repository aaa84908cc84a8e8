import { Extension } from '@tiptap/core';
import { Slice, type Node as DocNode, type Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { MINUTES_LIMITS } from '@jalon/domain';

export interface PasteNews {
  /** Pictures that were left out. */
  readonly images: number;
  /** The paste was refused: longer than what one paste may bring. */
  readonly tooLong: boolean;
}

export interface PasteOptions {
  readonly tell: (news: PasteNews) => void;
}

const PICTURE = /<(?:img|picture|svg|video|canvas|v:imagedata)\b/gi;
/** Attributes that act or style: the page's policy would refuse each of them aloud. */
const HANDLERS = /[\s/"'](?:on[a-z]+|style|srcdoc)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi;
/** HTML beyond this is not even looked at: it is refused by its size. Markup weighs more than its words. */
const HTML_LIMIT = MINUTES_LIMITS.paste * 20;

/**
 * HTML of other programs, before the schema reads it: comments and islands of Word, what runs, what draws and what
 * styles are cut out whole, with their content. The schema then takes its own elements alone, so that this is about
 * words that nobody wrote (styles, conditional comments), and about parsing less. What could run does not even reach
 * the parser.
 */
export function cleanHtml(html: string): string {
  return (
    html
      .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replace(/<!\[[\s\S]*?\]>/g, '')
      .replace(/<(script|style|head|title|template|iframe|object|noscript|svg|xml)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<\/?(?:o|w|v|m|st1):[^>]*>/gi, '')
      .replace(/<(?:img|input|link|meta|base|embed)\b[^>]*>/gi, '')
      // Google's documents stand in a <b> that is none, and say bold and italic by style.
      .replace(/<b\b[^>]*font-weight:\s*normal[^>]*>/gi, '<span>')
      .replace(/<span\b[^>]*font-weight:\s*(?:bold|[6-9]00)[^>]*>([^<]*)<\/span>/gi, '<b>$1</b>')
      .replace(/<span\b[^>]*font-style:\s*italic[^>]*>([^<]*)<\/span>/gi, '<i>$1</i>')
      .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(HANDLERS, ''))
      .replace(/<p\b[^>]*class="?Mso(?:List|Normal)?[^>]*>\s*(?:&nbsp;|\u00a0)?\s*<\/p>/gi, '')
  );
}

/** Pictures of `html`, those that Word gives twice counted once. */
export function countImages(html: string): number {
  return html.replace(/<!--[\s\S]*?-->/g, '').match(PICTURE)?.length ?? 0;
}

/** Text without form: a blank line begins a paragraph, a simple one is a line break. */
export function textSlice(text: string, schema: Schema): Slice {
  const { paragraph, hardBreak } = schema.nodes;
  if (!paragraph || !hardBreak) return Slice.empty;
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000\u000b\u000c]/g, '') // eslint-disable-line no-control-regex -- what terminals and Word leave behind
    .split(/\n{2,}/);
  const made = blocks.map((block) => {
    const inlines: DocNode[] = [];
    block.split('\n').forEach((line, index) => {
      if (index > 0) inlines.push(hardBreak.create());
      if (line !== '') inlines.push(schema.text(line));
    });
    return paragraph.create(null, inlines);
  });
  return new Slice(paragraph.schema.topNodeType.create(null, made).content, 1, 1);
}

/** What is pasted or dropped goes through the schema alone; what is lost of it is said. */
export const CleanPaste = Extension.create<PasteOptions>({
  name: 'cleanPaste',
  priority: 900,
  addOptions: () => ({ tell: () => undefined }),
  addProseMirrorPlugins() {
    const tell = this.options.tell;
    const refuse = (data: DataTransfer | null, event: Event): boolean => {
      if (!data) return false;
      const text = data.getData('text/plain');
      const html = data.getData('text/html');
      if (text.length <= MINUTES_LIMITS.paste && html.length <= HTML_LIMIT) {
        const files = [...data.items].filter(
          (item) => item.kind === 'file' && item.type.startsWith('image/'),
        );
        const images = html === '' ? files.length : countImages(html);
        if (images > 0) tell({ images, tooLong: false });
        return false;
      }
      event.preventDefault();
      tell({ images: 0, tooLong: true });
      return true;
    };
    return [
      new Plugin({
        key: new PluginKey('cleanPaste'),
        props: {
          handleDOMEvents: {
            paste: (_view: EditorView, event) => refuse(event.clipboardData, event),
            drop: (view: EditorView, event) => view.dragging === null && refuse(event.dataTransfer, event),
          },
          transformPastedHTML: cleanHtml,
          clipboardTextParser: (text, _context, _plain, view) => textSlice(text, view.state.schema),
        },
      }),
    ];
  },
});
