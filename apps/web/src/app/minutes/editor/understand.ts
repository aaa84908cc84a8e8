import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node as DocNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { findDueDate } from '@jalon/domain';
import { entryAttrs } from './schema/entry';

/** The due day read from the words of a row, and where they are in it. */
interface Reading {
  readonly dueOn: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Rows whose due day follows their words, with the day last read from them. A row leaves the list once its words were
 * taken out of it, or somebody chose another day: what a person decided is never read over.
 */
interface State {
  readonly following: ReadonlyMap<string, string>;
  readonly settled: ReadonlySet<string>;
  /** The words that were understood in the row of the caret, for the line under them. */
  readonly shown: { readonly from: number; readonly to: number } | null;
}

const key = new PluginKey<State>('understand');
const EMPTY: State = { following: new Map(), settled: new Set(), shown: null };
/** What fills a mention or a break, one character as in positions. */
const LEAF = '\ufffc';

function wordsOf(node: DocNode): string {
  return node.textBetween(0, node.content.size, undefined, LEAF);
}

function read(node: DocNode, today: string): Reading | null {
  return findDueDate(wordsOf(node), today);
}

/** Whether what stands before `offset` in the row leaves it its start: nothing, or the words of a day. */
export function ownerPlace(node: DocNode, offset: number): boolean {
  const before = node.textBetween(0, offset, undefined, LEAF).trim();
  // Any day will do here: only whether words are those of a day is asked.
  const due = before === '' ? null : findDueDate(before, '2026-01-01');
  return (
    before === '' || (due !== null && before.slice(0, due.start).trim() === '' && due.end >= before.length)
  );
}

/** The row that the caret is in, when it is an action. */
function action(state: EditorState): { readonly node: DocNode; readonly at: number } | null {
  const { $from } = state.selection;
  const node = $from.parent;
  return node.type.name === 'entry' && entryAttrs(node).kind === 'action'
    ? { node, at: $from.before() }
    : null;
}

/** The words of a day at the start of the row have been typed past: another whole word follows them. */
function isPast(words: string, reading: Reading): boolean {
  return words.slice(0, reading.start).trim() === '' && /^\s+[^\s\ufffc]+\s/.test(words.slice(reading.end));
}

/**
 * Reads the due day of an action from what is typed in it: « 15/12 », « vendredi », "in 2 weeks". The day shows at
 * once beside the row; words that begin the row are taken out of it once the next word is there, others stay in their
 * sentence. A day that somebody chose is left alone.
 */
export function understandPlugin(today: () => string): Plugin<State> {
  return new Plugin<State>({
    key,
    state: {
      init: () => EMPTY,
      apply: (tr, before) => (tr.getMeta(key) as State | undefined) ?? moved(tr, before),
    },
    appendTransaction: (transactions, _old, state) => {
      const typed = transactions.some((tr) => tr.docChanged && !isChangeOrigin(tr) && !tr.getMeta('chip'));
      const known = key.getState(state) ?? EMPTY;
      const row = action(state);
      if (!typed || !row) {
        if (known.shown === null || !transactions.some((tr) => tr.selectionSet || tr.docChanged)) return null;
        return row && inRow(row, known.shown) ? null : state.tr.setMeta(key, { ...known, shown: null });
      }
      return follow(state, known, row, today());
    },
    props: {
      decorations: (state) => {
        const shown = key.getState(state)?.shown;
        if (!shown || shown.to > state.doc.content.size) return null;
        return DecorationSet.create(state.doc, [
          Decoration.inline(shown.from, shown.to, { class: 'understood' }),
        ]);
      },
    },
  });
}

function inRow(
  row: { readonly node: DocNode; readonly at: number },
  shown: { readonly from: number },
): boolean {
  return shown.from > row.at && shown.from < row.at + row.node.nodeSize;
}

function moved(tr: Transaction, before: State): State {
  if (!tr.docChanged || before.shown === null) return before;
  const from = tr.mapping.map(before.shown.from);
  const to = tr.mapping.map(before.shown.to);
  return { ...before, shown: from < to ? { from, to } : null };
}

function follow(
  state: EditorState,
  known: State,
  row: { readonly node: DocNode; readonly at: number },
  today: string,
): Transaction | null {
  const { entryId, dueOn } = entryAttrs(row.node);
  const last = known.following.get(entryId);
  // Settled, or a day that was not read from these words.
  if (known.settled.has(entryId) || (dueOn !== null && dueOn !== last)) {
    return known.shown === null ? null : state.tr.setMeta(key, { ...known, shown: null });
  }
  const reading = read(row.node, today);
  if (reading === null && last === undefined) return null;
  const tr = state.tr;
  const following = new Map(known.following);
  if (reading === null) {
    following.delete(entryId);
    tr.setNodeAttribute(row.at, 'dueOn', null);
    return tr.setMeta(key, { ...known, following, shown: null });
  }
  if (reading.dueOn !== dueOn) tr.setNodeAttribute(row.at, 'dueOn', reading.dueOn);
  following.set(entryId, reading.dueOn);
  const words = wordsOf(row.node);
  if (isPast(words, reading)) {
    const gap = /^\s*/.exec(words.slice(reading.end))?.[0].length ?? 0;
    tr.delete(row.at + 1, row.at + 1 + reading.end + gap);
    following.delete(entryId);
    const settled = new Set(known.settled).add(entryId);
    return tr.setMeta(key, { following, settled, shown: null } satisfies State);
  }
  const shown = { from: row.at + 1 + reading.start, to: row.at + 1 + reading.end };
  return tr.setMeta(key, { ...known, following, shown } satisfies State);
}

/** Takes the words of a day out of the start of the row, when the person is done with it (Enter). */
export function settleDue(state: EditorState, today: string): Transaction | null {
  const row = action(state);
  if (!row) return null;
  const { entryId, dueOn } = entryAttrs(row.node);
  const known = key.getState(state) ?? EMPTY;
  const words = wordsOf(row.node);
  const reading = read(row.node, today);
  if (known.following.get(entryId) === undefined || reading?.dueOn !== dueOn) return null;
  // A row of nothing but a day keeps its words.
  if (words.slice(0, reading.start).trim() !== '' || words.slice(reading.end).trim() === '') return null;
  const gap = /^\s*/.exec(words.slice(reading.end))?.[0].length ?? 0;
  const tr = state.tr.delete(row.at + 1, row.at + 1 + reading.end + gap);
  const following = new Map(known.following);
  following.delete(entryId);
  return tr.setMeta(key, {
    following,
    settled: new Set(known.settled).add(entryId),
    shown: null,
  } satisfies State);
}
