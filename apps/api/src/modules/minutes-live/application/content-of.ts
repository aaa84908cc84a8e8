import { createHash } from 'node:crypto';
import {
  ENTRY_KINDS,
  isLocalDate,
  MINUTES_LIMITS,
  type EntryKind,
  type LocalDate,
  type MinutesBlock,
  type MinutesCell,
  type MinutesContent,
  type MinutesEntry,
  type MinutesInline,
  type MinutesList,
  type MinutesListItem,
  type MinutesParagraph,
  type MinutesTable,
  type MinutesText,
} from '@jalon/domain';
import * as Y from 'yjs';
import { FRAGMENT } from './doc-of.js';
import { marksOf } from './marks.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Characters of one block; a paste brings less. */
const MAX_BLOCK = MINUTES_LIMITS.paste;
const MAX_LABEL = 200;
const MAX_SPAN = 50;
/** Lists in lists: deeper ones are flattened to their words. */
const MAX_DEPTH = 8;
/** Nothing of the shape stands deeper. */
const DEEPEST = 4 * MAX_DEPTH;

type Attributes = Readonly<Record<string, unknown>>;

/**
 * The content of a shared document, in the shape the domain knows. Browsers write the document, so nothing of it is
 * believed: unknown nodes become paragraphs of their words, unknown marks and links that are no web or mail address
 * go, attributes that are not of their kind become null. Typed rows keep distinct ids: one that is no UUID, or was
 * pasted twice, gets one derived from it, the same at each reading. Rows beyond the limit stay as paragraphs.
 */
export function contentOf(doc: Y.Doc): MinutesContent {
  const reader = new Reader();
  const blocks = elements(doc.getXmlFragment(FRAGMENT)).flatMap((element) => reader.block(element));
  return { type: 'doc', ...filled(blocks) };
}

class Reader {
  private readonly entryIds = new Set<string>();

  block(element: Y.XmlElement): readonly MinutesBlock[] {
    const attrs = element.getAttributes() as Attributes;
    switch (element.nodeName) {
      case 'point':
        return [{ type: 'point', attrs: { itemId: uuid(attrs['itemId']) }, ...filled(inlines(element)) }];
      case 'entry':
        return [this.entry(element, attrs)];
      case 'heading':
        return [
          { type: 'heading', attrs: { level: attrs['level'] === 3 ? 3 : 2 }, ...filled(inlines(element)) },
        ];
      case 'table':
        return [table(element)];
      default:
        return flow(element, 0);
    }
  }

  private entry(element: Y.XmlElement, attrs: Attributes): MinutesEntry | MinutesParagraph {
    const content = filled(inlines(element));
    if (this.entryIds.size >= MINUTES_LIMITS.entries) return { type: 'paragraph', ...content };
    return {
      type: 'entry',
      attrs: {
        entryId: this.entryId(attrs['entryId']),
        kind: isEntryKind(attrs['kind']) ? attrs['kind'] : 'info',
        ownerId: uuid(attrs['ownerId']),
        dueOn: day(attrs['dueOn']),
        useCaseId: uuid(attrs['useCaseId']),
        probability: grade(attrs['probability']),
        impact: grade(attrs['impact']),
      },
      ...content,
    };
  }

  private entryId(value: unknown): string {
    const given = typeof value === 'string' ? value.slice(0, 200) : '';
    let id = uuid(given) ?? derivedId(given);
    for (let copy = 2; this.entryIds.has(id); copy++) id = derivedId(`${given}#${copy}`);
    this.entryIds.add(id);
    return id;
  }
}

/** What may stand in a list item or a cell, and most of what may stand in the document. */
function flow(element: Y.XmlElement, depth: number): readonly (MinutesParagraph | MinutesList)[] {
  const type = element.nodeName;
  if (type === 'paragraph') return [{ type, ...filled(inlines(element)) }];
  if ((type === 'bulletList' || type === 'orderedList') && depth < MAX_DEPTH) {
    return [{ type, ...filled(elements(element).map((item) => listItem(item, depth + 1))) }];
  }
  if (depth >= DEEPEST) return flattened(element);
  // Not of the shape: its words stay.
  const words = inlines(element);
  const own: MinutesParagraph[] = words.length === 0 ? [] : [{ type: 'paragraph', content: words }];
  return [...own, ...elements(element).flatMap((child) => (isInline(child) ? [] : flow(child, depth + 1)))];
}

/** The words of everything in `element`, a paragraph each. With a stack of its own: a text may be nested at will. */
function flattened(element: Y.XmlElement): readonly MinutesParagraph[] {
  const found: MinutesParagraph[] = [];
  const stack = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const content = inlines(node);
    if (content.length > 0) found.push({ type: 'paragraph', content });
    for (const child of elements(node).toReversed()) if (!isInline(child)) stack.push(child);
  }
  return found;
}

function listItem(element: Y.XmlElement, depth: number): MinutesListItem {
  const content =
    element.nodeName === 'listItem'
      ? elements(element).flatMap((child) => flow(child, depth))
      : flow(element, depth);
  return { type: 'listItem', ...filled(content) };
}

function table(element: Y.XmlElement): MinutesTable {
  const rows = elements(element)
    .filter((row) => row.nodeName === 'tableRow')
    .map((row) => ({ type: 'tableRow' as const, ...filled(elements(row).flatMap(cell)) }));
  return { type: 'table', ...filled(rows) };
}

function cell(element: Y.XmlElement): readonly MinutesCell[] {
  const type = element.nodeName;
  if (type !== 'tableHeader' && type !== 'tableCell') return [];
  const given = element.getAttributes() as Attributes;
  const colspan = span(given['colspan']);
  const rowspan = span(given['rowspan']);
  const attrs = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  const content = elements(element).flatMap((child) => flow(child, 0));
  return [{ type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...filled(content) }];
}

/** The words of a block, adjacent texts of the same marks as one. */
function inlines(element: Y.XmlElement): readonly MinutesInline[] {
  const found: MinutesInline[] = [];
  let room = MAX_BLOCK;
  const add = (text: string, format?: Attributes) => {
    const kept = clean(text.slice(0, room));
    room -= kept.length;
    const marks = marksOf(format);
    const before = found.at(-1);
    if (kept === '') return;
    if (before?.type === 'text' && sameMarks(before, marks)) {
      found[found.length - 1] = { ...before, text: before.text + kept };
    } else found.push({ type: 'text', text: kept, ...(marks.length > 0 ? { marks } : {}) });
  };
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const { insert, attributes } of child.toDelta() as {
        insert: unknown;
        attributes?: Attributes;
      }[]) {
        if (typeof insert === 'string') add(insert, attributes);
      }
    } else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') {
      found.push({ type: 'hardBreak' });
    } else if (child instanceof Y.XmlElement && child.nodeName === 'mention') {
      const { id, label } = child.getAttributes() as Attributes;
      const name = typeof label === 'string' ? clean(label.slice(0, MAX_LABEL)) : '';
      const person = uuid(id);
      if (person === null) add(name);
      else found.push({ type: 'mention', attrs: { id: person, label: name } });
    }
  }
  return found;
}

function sameMarks(text: MinutesText, marks: MinutesText['marks'] = []): boolean {
  return JSON.stringify(text.marks ?? []) === JSON.stringify(marks);
}

function elements(parent: Y.XmlElement | Y.XmlFragment): readonly Y.XmlElement[] {
  return parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
}

function isInline(element: Y.XmlElement): boolean {
  return element.nodeName === 'mention' || element.nodeName === 'hardBreak';
}

/** Empty contents are left out, as ProseMirror does. */
function filled<T>(content: readonly T[]): { content?: readonly T[] } {
  return content.length === 0 ? {} : { content };
}

/**
 * Without what PostgreSQL's JSON refuses (NUL, and halves of a character that a cut leaves), and without the control
 * characters that neither a register nor Word takes.
 */
function clean(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '');
}

/** A day that the register takes. */
function day(value: unknown): LocalDate | null {
  const known = typeof value === 'string' && isLocalDate(value);
  return known && value >= '1990-01-01' && value <= '2100-12-31' ? value : null;
}

function uuid(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : null;
}

function derivedId(seed: string): string {
  const hex = createHash('sha256').update(`entry ${seed}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function isEntryKind(value: unknown): value is EntryKind {
  return (ENTRY_KINDS as readonly unknown[]).includes(value);
}

function grade(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5 ? value : null;
}

function span(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? Math.min(value, MAX_SPAN) : 1;
}
