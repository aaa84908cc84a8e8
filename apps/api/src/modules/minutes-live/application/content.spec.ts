import { randomUUID } from 'node:crypto';
import { MINUTES_LIMITS, type MinutesBlock, type MinutesContent } from '@jalon/domain';
import { getSchema } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { contentOf } from './content-of.js';
import { docOf, FRAGMENT } from './doc-of.js';
import { anyContent } from '../testing/any-content.js';

it('reads back the content a document was made of', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      expect(contentOf(docOf(content))).toEqual(content);
    }),
    { numRuns: 300 },
  );
});

describe('beside the editor’s own encoding', () => {
  const schema = getSchema([Document, Paragraph, Text, Bold, Italic, HardBreak]);
  const content: MinutesContent = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Le pilote ' },
          { type: 'text', text: 'démarre', marks: [{ type: 'bold' }, { type: 'italic' }] },
          { type: 'hardBreak' },
          { type: 'text', text: 'lundi 👩‍🔬', marks: [{ type: 'italic' }] },
        ],
      },
      { type: 'paragraph' },
    ],
  };

  it('writes what the editor reads', () => {
    const read = yXmlFragmentToProseMirrorRootNode(docOf(content).getXmlFragment(FRAGMENT), schema);
    read.check();
    expect(read.toJSON()).toEqual(content);
  });

  it('reads what the editor writes', () => {
    const doc = new Y.Doc();
    prosemirrorJSONToYXmlFragment(schema, content, doc.getXmlFragment(FRAGMENT));
    expect(contentOf(doc)).toEqual(content);
  });
});

describe('what browsers may have written', () => {
  const made = (...nodes: (Y.XmlElement | Y.XmlText)[]) => {
    const doc = new Y.Doc();
    doc.getXmlFragment(FRAGMENT).insert(0, nodes);
    return contentOf(doc).content ?? [];
  };
  const element = (
    name: string,
    attrs: Record<string, unknown> = {},
    ...children: (string | Y.XmlElement)[]
  ) => {
    const node = new Y.XmlElement<Record<string, never>>(name);
    for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value as never);
    node.insert(
      0,
      children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
    );
    return node as unknown as Y.XmlElement;
  };
  const paragraph = (text: string): MinutesBlock => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  });

  it('keeps the words of unknown nodes and drops the rest', () => {
    expect(
      made(
        element('script', { src: '/x.js' }, 'mots'),
        element('video', { src: 'x' }),
        element('quote', {}, element('paragraph', {}, 'cité')),
        element('bulletList', {}, element('heading', { level: 2 }, 'dedans')),
      ),
    ).toEqual([
      paragraph('mots'),
      paragraph('cité'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('dedans')] }] },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    '/local',
    'x'.repeat(3_000),
    'https://example.org/\0',
    'https://example.org/\ud800',
  ])('takes %s for no link', (href) => {
    const text = new Y.XmlText();
    text.insert(0, 'ici', { link: { href, target: '_blank' } });
    const node = new Y.XmlElement('paragraph');
    node.insert(0, [text]);
    expect(made(node)).toEqual([paragraph('ici')]);
  });

  it('keeps of a link its address alone, and of marks those it knows', () => {
    const text = new Y.XmlText();
    text.insert(0, 'ici', {
      link: { href: 'https://example.org/a', onclick: 'x' },
      'bold--aGFzaA==': {},
      blink: {},
    });
    const node = new Y.XmlElement('paragraph');
    node.insert(0, [text]);
    expect(made(node)).toEqual([
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'ici',
            marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }, { type: 'bold' }],
          },
        ],
      },
    ]);
  });

  it('gives every typed row an id of its own, the same at each reading', () => {
    const id = randomUUID();
    const nodes = () => [
      element('entry', { entryId: id, kind: 'action' }, 'un'),
      element('entry', { entryId: id, kind: 'action' }, 'collé'),
      element('entry', { entryId: 'x', kind: 'nothing', dueOn: '2026-02-31', probability: 9, impact: 2.5 }),
    ];
    const read = made(...nodes());
    const ids = read.map((block) => (block.type === 'entry' ? block.attrs.entryId : ''));
    expect(ids[0]).toBe(id);
    expect(new Set(ids).size).toBe(3);
    for (const one of ids) expect(one).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(made(...nodes())).toEqual(read);
    expect(read[2]).toMatchObject({
      attrs: { kind: 'info', ownerId: null, dueOn: null, useCaseId: null, probability: null, impact: null },
    });
  });

  it('bounds lengths, depth and the number of typed rows', () => {
    const rows = Array.from({ length: MINUTES_LIMITS.entries + 1 }, () =>
      element('entry', { entryId: randomUUID(), kind: 'info' }, 'ligne'),
    );
    expect(made(...rows).at(-1)).toEqual(paragraph('ligne'));
    const long = made(element('paragraph', {}, 'é'.repeat(MINUTES_LIMITS.paste + 5)));
    expect(long).toEqual([paragraph('é'.repeat(MINUTES_LIMITS.paste))]);
    let deep = element('paragraph', {}, 'fond');
    for (let level = 0; level < 200; level++) deep = element('bulletList', {}, element('listItem', {}, deep));
    expect(JSON.stringify(made(deep))).toContain('fond');
  });

  it('leaves out what no register takes: control characters, days out of range', () => {
    const row = { entryId: randomUUID(), kind: 'action' };
    expect(made(element('paragraph', {}, 'a\u0007b\u0085c\td'))).toEqual([paragraph('abc\td')]);
    for (const dueOn of ['0001-01-01', '9999-12-31', '2026-02-30', 20260301]) {
      expect(made(element('entry', { ...row, dueOn }, 'x'))).toMatchObject([{ attrs: { dueOn: null } }]);
    }
  });

  it('keeps the words of what is nested deeper than any editor nests', () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      let parent: Y.XmlFragment = doc.getXmlFragment(FRAGMENT);
      for (let level = 0; level < 20_000; level++) {
        const child = new Y.XmlElement(level % 2 === 0 ? 'quote' : 'bulletList');
        parent.insert(0, [child]);
        parent = child;
      }
      parent.insert(0, [new Y.XmlText('fond')]);
    });
    expect(JSON.stringify(contentOf(doc))).toContain('fond');
  });

  it('reads any document without failing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.constantFrom(
              'entry',
              'table',
              'tableRow',
              'tableCell',
              'listItem',
              'orderedList',
              'mention',
            ),
            attrs: fc.dictionary(
              fc.constantFrom('entryId', 'kind', 'id', 'label', 'level', 'colspan', 'dueOn'),
              fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
            ),
            text: fc.string(),
          }),
        ),
        (nodes) => {
          const read = made(...nodes.map(({ name, attrs, text }) => element(name, attrs, text)));
          const content: MinutesContent = { type: 'doc', ...(read.length > 0 ? { content: read } : {}) };
          expect(contentOf(docOf(content))).toEqual(content);
        },
      ),
    );
  });
});
