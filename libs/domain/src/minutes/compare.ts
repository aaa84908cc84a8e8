import { align, type Budget } from './align.js';
import { type EntryKind, type MinutesBlock, type MinutesContent } from './content.js';
import { blockText } from './words.js';

/** What of a typed row a comparison tells beside its words; values are ids, dates and grades as text. */
export const MINUTES_ATTRIBUTES = ['kind', 'ownerId', 'dueOn', 'useCaseId', 'probability', 'impact'] as const;

export interface ComparedPiece {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

export interface ComparedBlock {
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  readonly type: 'point' | 'entry' | 'paragraph' | 'heading' | 'list' | 'table';
  readonly entryKind: EntryKind | null;
  readonly pieces: readonly ComparedPiece[];
  readonly attributes: readonly {
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

export interface ComparedMinutes {
  readonly blocks: readonly ComparedBlock[];
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

interface Flat {
  readonly type: ComparedBlock['type'];
  readonly entryKind: EntryKind | null;
  readonly text: string;
  /** What it is known by when its words change. */
  readonly key: string | null;
  readonly attributes: readonly (string | null)[];
  readonly words: readonly string[];
}

/** Steps of all alignments of one comparison: some tens of milliseconds, whatever the texts. */
const STEPS = 4_000_000;
/** Passages beyond this are compared as a whole. */
const WORDS = 20_000;
/** Half of the words in common: the same paragraph, written again. */
const ALIKE = 0.5;

/**
 * What changed from `before` to `after`, block by block in the order of the newer text, removed ones where they
 * stood, word by word within what changed. Typed rows and points of the agenda are followed by their ids, other
 * blocks by their words; empty paragraphs and marks are not told. Taking the pieces and blocks that are not removed
 * gives the newer text, those that are not added the older one.
 */
export function compareMinutesTexts(before: MinutesContent, after: MinutesContent): ComparedMinutes {
  const budget: Budget = { left: STEPS };
  const older = flat(before);
  const newer = flat(after);
  const matches = align(older.map(identity), newer.map(identity), budget);

  const blocks: ComparedBlock[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...matches, [older.length, newer.length] as const]) {
    for (const one of gap(older.slice(i, nextI), newer.slice(j, nextJ), budget)) blocks.push(one);
    const was = older[nextI];
    const is = newer[nextJ];
    if (was && is) blocks.push(both(was, is, budget));
    i = nextI + 1;
    j = nextJ + 1;
  }
  const count = (change: ComparedBlock['change']) => blocks.filter((one) => one.change === change).length;
  return { blocks, added: count('added'), removed: count('removed'), changed: count('changed') };
}

function flat(content: MinutesContent): readonly Flat[] {
  return (content.content ?? []).map(flatBlock).filter(({ text, key }) => text.trim() !== '' || key !== null);
}

function flatBlock(block: MinutesBlock): Flat {
  const text = blockText(block);
  const base = { text, entryKind: null, key: null, attributes: [], words: wordsOf(text) };
  switch (block.type) {
    case 'entry': {
      const attributes = MINUTES_ATTRIBUTES.map((name) => {
        const value = block.attrs[name];
        return value === null ? null : String(value);
      });
      const { entryId, kind } = block.attrs;
      return { ...base, type: 'entry', entryKind: kind, key: `entry ${entryId}`, attributes };
    }
    case 'point': {
      const { itemId } = block.attrs;
      return { ...base, type: 'point', key: itemId && `point ${itemId}` };
    }
    case 'bulletList':
    case 'orderedList':
      return { ...base, type: 'list' };
    default:
      return { ...base, type: block.type };
  }
}

const identity = ({ key, type, text }: Flat) => key ?? `${type} ${text}`;

/** What stands between two blocks that stayed: the same paragraphs in other words, else removed and added. */
function gap(older: readonly Flat[], newer: readonly Flat[], budget: Budget): ComparedBlock[] {
  const blocks: ComparedBlock[] = [];
  let i = 0;
  newer.forEach((is) => {
    const match = similar(is, older, i, budget);
    if (match === null) {
      blocks.push(whole(is, 'added'));
      return;
    }
    blocks.push(...older.slice(i, match).map((was) => whole(was, 'removed')));
    const was = older[match];
    if (was) blocks.push(both(was, is, budget));
    i = match + 1;
  });
  const rest = older.slice(i).map((was) => whole(was, 'removed'));
  // What was rewritten past recognition reads as removed, then added.
  const tail = blocks.findLastIndex(({ change }) => change !== 'added') + 1;
  return [...blocks.slice(0, tail), ...rest, ...blocks.slice(tail)];
}

/** How far ahead a rewritten block is looked for. */
const AHEAD = 12;

/** The first block from `from` on that says about what `is` says; keyed blocks are only ever themselves. */
function similar(is: Flat, older: readonly Flat[], from: number, budget: Budget): number | null {
  if (is.key !== null) return null;
  for (let index = from; index < Math.min(older.length, from + AHEAD); index++) {
    const was = older[index];
    if (!was || was.key !== null || was.type !== is.type || budget.left < 0) continue;
    // Reading a block costs far more than a step of an alignment.
    budget.left -= 20 * (10 + is.words.length + was.words.length);
    if (likeness(is.words, was.words) >= ALIKE) return index;
  }
  return null;
}

/** Twice the words in common over all words (Dice). */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return one.length + other.length === 0 ? 0 : (2 * common) / (one.length + other.length);
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .slice(0, WORDS)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function whole(block: Flat, change: 'added' | 'removed'): ComparedBlock {
  const { type, entryKind, text } = block;
  return { change, type, entryKind, pieces: piecesOf([[text, change]]), attributes: [] };
}

function both(was: Flat, is: Flat, budget: Budget): ComparedBlock {
  const attributes = MINUTES_ATTRIBUTES.flatMap((name, index) => {
    const before = was.attributes[index] ?? null;
    const after = is.attributes[index] ?? null;
    return before === after ? [] : [{ name, before, after }];
  });
  const same = was.text === is.text;
  return {
    change: same && attributes.length === 0 ? 'same' : 'changed',
    type: is.type,
    entryKind: is.entryKind,
    pieces: same ? piecesOf([[is.text, 'same']]) : comparedWords(was.text, is.text, budget),
    attributes,
  };
}

/** The words of both texts, with the blanks and signs between them. */
export function comparedWords(before: string, after: string, budget: Budget): readonly ComparedPiece[] {
  const older = tokens(before);
  const newer = tokens(after);
  const pieces: [string, ComparedPiece['change']][] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...align(older, newer, budget), [older.length, newer.length] as const]) {
    pieces.push([older.slice(i, nextI).join(''), 'removed'], [newer.slice(j, nextJ).join(''), 'added']);
    pieces.push([newer[nextJ] ?? '', 'same']);
    i = nextI + 1;
    j = nextJ + 1;
  }
  return piecesOf(pieces);
}

/** What is too long to be read word by word is one token. */
function tokens(text: string): readonly string[] {
  const found = text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
  return found.length > WORDS ? [text] : found;
}

/** Neighbours of one kind as one piece, empty ones left out. */
function piecesOf(pieces: readonly (readonly [string, ComparedPiece['change']])[]): readonly ComparedPiece[] {
  const merged: { text: string; change: ComparedPiece['change'] }[] = [];
  for (const [text, change] of pieces) {
    if (text === '') continue;
    const last = merged.at(-1);
    if (last?.change === change) last.text += text;
    else merged.push({ text, change });
  }
  return merged;
}
