import type { MinutesComment } from '@jalon/contracts';
import type { Node as DocNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from '@tiptap/y-tiptap';
import { createRelativePositionFromJSON, RelativePosition, relativePositionToJSON } from 'yjs';

export type Anchor = NonNullable<MinutesComment['anchor']>;

/** A passage of the text as ProseMirror counts it. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A passage somebody chose to speak of; without words to hold on to it has no anchor. */
export interface Passage extends Place {
  readonly anchor: Anchor | null;
  readonly quote: string;
}

const QUOTE_MAX = 1000;
/** Shorter ones stand in too many places to be found again by their words. */
const FOUND_FROM = 8;
const LEAF = '\ufffc';

function bindingOf(state: EditorState): ProsemirrorBinding | null {
  const shared = ySyncPluginKey.getState(state) as
    { readonly binding?: ProsemirrorBinding | null } | undefined;
  return shared?.binding ?? null;
}

/** From the first to the last letter between two positions: what an anchor can hold on to; null without letters. */
function letters(doc: DocNode, from: number, to: number): Place | null {
  let first: number | undefined;
  let last = 0;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText) return;
    first ??= Math.max(from, at);
    last = Math.min(to, at + node.nodeSize);
  });
  return first === undefined || first >= last ? null : { from: first, to: last };
}

/**
 * The passage between two positions, held by its first and last letters in the shared document: it follows them
 * wherever anybody's typing moves them, and what is typed at its edges stays outside.
 */
export function passageOf(state: EditorState, from: number, to: number): Passage {
  const quote = state.doc.textBetween(from, to, ' ', labelOf).replace(/\s+/g, ' ').trim().slice(0, QUOTE_MAX);
  const binding = bindingOf(state);
  const place = letters(state.doc, from, to);
  if (!binding || !place) return { from, to, quote, anchor: null };
  const at = (position: number) =>
    absolutePositionToRelativePosition(position, binding.type, binding.mapping) as RelativePosition;
  // Both are counted from the letter before them, so that both name a letter of the passage.
  const first = at(place.from + 1);
  const start = new RelativePosition(first.type, first.tname, first.item, 0);
  return { ...place, quote, anchor: { from: toJson(start), to: toJson(at(place.to)) } };
}

/** Where the passage of an anchor is now; null once none of it is left. */
export function placeOf(state: EditorState, anchor: Anchor): Place | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const [start, end] = [fromJson(anchor.from), fromJson(anchor.to)];
  if (!start || !end) return null;
  const resolve = (position: RelativePosition): number | null => {
    try {
      return relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping);
    } catch {
      // A position of letters that this document never had.
      return null;
    }
  };
  // The very first letter of the text reads as a position gone wrong: it is found from its other side.
  const after = () => resolve(new RelativePosition(start.type, start.tname, start.item, -1));
  const from = resolve(start) ?? (after() === 2 ? 1 : null);
  const to = resolve(end);
  if (from === null || to === null) return null;
  return letters(state.doc, Math.min(from, state.doc.content.size), Math.min(to, state.doc.content.size));
}

/**
 * Where the words of a passage stand when its letters were written anew (a line cut in two, a paragraph made a row):
 * the one block that holds them. Null when none or several do.
 */
export function findQuote(doc: DocNode, quote: string): Place | null {
  if (quote.length < FOUND_FROM) return null;
  let found: Place | null = null;
  let times = 0;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, LEAF, LEAF);
    for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
      times++;
      found = { from: at + 1 + index, to: at + 1 + index + quote.length };
    }
    return false;
  });
  return times === 1 ? found : null;
}

/** The nearest whole block before (-1) or after (1) a position, for who chooses passages by keyboard. */
export function blockBeside(doc: DocNode, position: number, step: 1 | -1): Place | null {
  const blocks: Place[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock && node.content.size > 0)
      blocks.push({ from: at + 1, to: at + 1 + node.content.size });
    return !node.isTextblock;
  });
  return (
    (step > 0
      ? blocks.find((block) => block.from > position)
      : blocks.findLast((block) => block.to < position)) ?? null
  );
}

function labelOf(node: DocNode): string {
  const label: unknown = node.attrs['label'];
  return typeof label === 'string' ? label : ' ';
}

function toJson(position: RelativePosition): Anchor['from'] {
  return relativePositionToJSON(position) as Anchor['from'];
}

/** What another window or an older one wrote is not trusted to be a position. */
function fromJson(json: Anchor['from']): RelativePosition | null {
  try {
    return createRelativePositionFromJSON(json);
  } catch {
    return null;
  }
}
