import { mergeAttributes, Mark, Node, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';

/** Typed rows and points stand at the top alone, as the document's shape has it (domain minutes/content). */
const MinutesDocument = Node.create({
  name: 'doc',
  topNode: true,
  content: '(block | point | entry | table)+',
});

const LINK = /^(https?:\/\/|mailto:)/i;

/** The address when it may be followed: web pages and mail alone. Null for scripts, files and the rest. */
export function safeHref(href: string | null | undefined): string | null {
  // Browsers leave out control characters before they read the scheme.
  // eslint-disable-next-line no-control-regex -- those are what hides a script's scheme
  const cleaned = (href ?? '').replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '');
  return LINK.test(cleaned) && cleaned.length <= 2000 ? cleaned : null;
}

/** A link keeps its address and nothing else: the package's own would store target, rel and class in the document. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  exitable: true,
  addAttributes() {
    return { href: { default: null } };
  },
  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute('href'));
          return href === null ? false : { href };
        },
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    const href = safeHref(typeof HTMLAttributes['href'] === 'string' ? HTMLAttributes['href'] : null);
    return [
      'a',
      mergeAttributes(href === null ? {} : { href, rel: 'noopener noreferrer', target: '_blank' }),
      0,
    ];
  },
});

const LISTS = '(bulletList | orderedList)';

/** Everything of the document that is neither a typed row, a point, a table nor a mention. */
export const BLOCKS: Extensions = [
  MinutesDocument,
  Paragraph,
  Text,
  Heading.configure({ levels: [2, 3] }),
  BulletList.configure({ keepMarks: false }),
  // Where a list begins is not kept: the numbers follow the order.
  OrderedList.extend({ addAttributes: () => ({}) }),
  ListItem.extend({ content: `paragraph (paragraph | ${LISTS})*` }),
  ListKeymap.configure({
    listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] }],
  }),
  HardBreak,
  Bold,
  Italic,
  Strike,
  Link,
];
