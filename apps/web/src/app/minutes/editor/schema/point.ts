import { Node } from '@tiptap/core';
import { uuidOf } from './mention';

/** A point of the agenda, as a heading of the second level; `itemId` is null for one typed by hand. */
export const Point = Node.create({
  name: 'point',
  content: 'inline*',
  defining: true,
  addAttributes() {
    return { itemId: { default: null } };
  },
  parseHTML() {
    return [
      {
        tag: 'h2[data-point]',
        priority: 60,
        getAttrs: (element) => ({ itemId: uuidOf(element.getAttribute('data-point')) }),
      },
    ];
  },
  renderHTML({ node }) {
    const itemId: unknown = node.attrs['itemId'];
    return ['h2', { 'data-point': typeof itemId === 'string' ? itemId : '', class: 'point' }, 0];
  },
});
