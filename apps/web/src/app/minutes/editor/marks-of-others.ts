import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

const COLOUR = /^#[0-9a-f]{6}$/i;

interface Other {
  readonly name?: unknown;
  readonly color?: unknown;
  readonly colour?: unknown;
}

function colourOf(user: Other): string {
  const colour = user.colour ?? user.color;
  return typeof colour === 'string' && COLOUR.test(colour) ? colour : '#51605f';
}

/** The caret of somebody else, with their name. Colours go through the style object: the page's policy has no inline style. */
function caret(user: Other): HTMLElement {
  const dom = document.createElement('span');
  dom.className = 'caret';
  dom.style.borderColor = colourOf(user);
  const name = document.createElement('span');
  name.className = 'caret__name';
  name.style.backgroundColor = colourOf(user);
  name.textContent = typeof user.name === 'string' ? user.name.slice(0, 80) : '';
  dom.append('\u2060', name, '\u2060');
  return dom;
}

/** Carets and selections of the others, from what they say of themselves. */
export const OtherCarets = Extension.create<{ readonly awareness: Awareness | null }>({
  name: 'otherCarets',
  priority: 999,
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: caret,
        selectionBuilder: (user: Other) => ({
          class: 'selected',
          style: `background-color: ${colourOf(user)}33`,
        }),
      }) as Plugin,
    ];
  },
});

/** The words shown in the empty block of the caret, and in an empty row or point: one block is looked at, not all. */
export const Hint = Extension.create<{ readonly text: (block: string) => string }>({
  name: 'hint',
  addOptions: () => ({ text: () => '' }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        key: new PluginKey('hint'),
        props: {
          decorations: (state) => {
            const { $from } = state.selection;
            const block = $from.parent;
            if (!editor.isEditable || $from.depth !== 1 || block.content.size > 0) return null;
            const name = block.type.name === 'entry' ? String(block.attrs['kind']) : block.type.name;
            return DecorationSet.create(state.doc, [
              Decoration.node($from.before(1), $from.after(1), {
                class: 'hint',
                'data-hint': options.text(name),
              }),
            ]);
          },
        },
      }),
    ];
  },
});
