import { Extension, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import { EntryKeys } from './entry-keys';
import { inStep } from './in-step';
import { Hint, OtherCarets } from './marks-of-others';
import { CleanPaste, type PasteNews } from './paste';
import { BLOCKS, safeHref } from './schema/blocks';
import { Entry } from './schema/entry';
import { Mention } from './schema/mention';
import { Point } from './schema/point';
import { TABLES } from './schema/table';
import { suggestPlugin, type SuggestionList } from './suggest-plugin';
import { understandPlugin } from './understand';

export interface EditorParts {
  readonly fragment: XmlFragment;
  readonly awareness: Awareness | null;
  readonly list: SuggestionList;
  readonly entryView: NodeViewConstructor | null;
  readonly today: () => string;
  readonly nameOf: (id: string) => string | null;
  readonly unknownPerson: () => string;
  readonly hint: (block: string) => string;
  readonly toChips: () => boolean;
  readonly toTable: () => boolean;
  readonly askLink: () => void;
  /** Of the text itself: its role and name, asked at each drawing. */
  readonly attributes: () => Record<string, string>;
  readonly pasted: (news: PasteNews) => void;
}

/** The shape of the document alone, as domain minutes/content has it. */
export const SCHEMA: Extensions = [...BLOCKS, Point, Entry, Mention, ...TABLES];

/** Everything the editor is made of. The shared document is the only store: undo takes back what this person did. */
export function minutesExtensions(parts: EditorParts): Extensions {
  return [
    ...BLOCKS,
    Point,
    Entry.configure({ view: parts.entryView }),
    Mention.configure({ nameOf: parts.nameOf, unknown: parts.unknownPerson }),
    ...TABLES,
    Collaboration.configure({ fragment: parts.fragment }),
    OtherCarets.configure({ awareness: parts.awareness }),
    EntryKeys.configure({ today: parts.today, toChips: parts.toChips }),
    CleanPaste.configure({ tell: parts.pasted }),
    Hint.configure({ text: parts.hint }),
    Typing.configure({ parts }),
    InStep,
  ];
}

/** Last of all: others may want the keys first. */
const InStep = Extension.create({
  name: 'inStep',
  priority: 1,
  addProseMirrorPlugins: () => [inStep()],
});

const Typing = Extension.create<{
  readonly parts: Pick<EditorParts, 'list' | 'today' | 'toTable' | 'askLink' | 'attributes'> | null;
}>({
  name: 'typing',
  priority: 1000,
  addOptions: () => ({ parts: null }),
  addKeyboardShortcuts() {
    const { parts } = this.options;
    return {
      'Mod-Shift-k': () => {
        parts?.askLink();
        return true;
      },
      'Alt-Enter': () => parts?.toTable() ?? false,
    };
  },
  addProseMirrorPlugins() {
    const { parts } = this.options;
    if (!parts) return [];
    const named = new Plugin({ key: new PluginKey('named'), props: { attributes: parts.attributes } });
    return [suggestPlugin(parts.list), understandPlugin(parts.today), linkOnPaste(), named];
  },
});

/** An address pasted over words becomes their link. */
function linkOnPaste(): Plugin {
  return new Plugin({
    key: new PluginKey('linkOnPaste'),
    props: {
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData('text/plain').trim() ?? '';
        const { from, to, empty } = view.state.selection;
        const link = view.state.schema.marks['link'];
        const href = /\s/.test(text) ? null : safeHref(text);
        if (empty || !link || href === null) return false;
        view.dispatch(view.state.tr.addMark(from, to, link.create({ href })));
        return true;
      },
    },
  });
}
