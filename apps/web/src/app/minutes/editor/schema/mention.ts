import { Node } from '@tiptap/core';
import type { Node as DocNode } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `text` when it is an identifier of ours. */
export function uuidOf(text: string | null): string | null {
  return text !== null && UUID.test(text) ? text.toLowerCase() : null;
}

export interface MentionOptions {
  /** The present name of a person; null for one who is archived or gone. */
  readonly nameOf: (id: string) => string | null;
  /** What the title of an unknown person says. */
  readonly unknown: () => string;
}

/**
 * Somebody named in the text. The package's own stores what opened the list; ours keeps `id` and the name of the day
 * it was written, which is what shows when the person is known no more.
 */
export const Mention = Node.create<MentionOptions>({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ nameOf: () => null, unknown: () => '' }),
  addAttributes() {
    return { id: { default: '' }, label: { default: '' } };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-mention]',
        getAttrs: (element) => {
          const id = uuidOf(element.getAttribute('data-mention'));
          return id === null
            ? false
            : { id, label: element.textContent.replace(/^@/, '').trim().slice(0, 200) };
        },
      },
    ];
  },
  renderHTML({ node }) {
    return ['span', { 'data-mention': String(node.attrs['id']), class: 'mention' }, `@${labelOf(node)}`];
  },
  renderText({ node }) {
    return labelOf(node);
  },
  addNodeView() {
    const { nameOf, unknown } = this.options;
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'mention';
      dom.textContent = `@${labelOf(node)}`;
      if (nameOf(String(node.attrs['id'])) === null) {
        dom.classList.add('mention--unknown');
        dom.title = unknown();
      }
      return { dom } satisfies ReturnType<NodeViewConstructor>;
    };
  },
});

function labelOf(node: DocNode): string {
  return String(node.attrs['label']);
}
