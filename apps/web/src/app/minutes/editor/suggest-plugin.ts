import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { isChangeOrigin } from '@tiptap/extension-collaboration';

/** What is being typed after `/` or `@`, from the sign to the caret. */
export interface Suggestion {
  readonly kind: 'slash' | 'people';
  readonly from: number;
  readonly to: number;
  /** Without the sign. */
  readonly query: string;
}

/** The list beside the caret: it is told what is typed, and is asked about keys first. */
export interface SuggestionList {
  show(suggestion: Suggestion | null, view: EditorView): void;
  /** True when the key was for the list. */
  key(event: KeyboardEvent): boolean;
  /** True when a space after what is typed chose something; it is then not typed. */
  space(suggestion: Suggestion): boolean;
}

interface State {
  readonly current: Suggestion | null;
  /** Where Escape closed the list: it stays closed until the sign is typed anew. */
  readonly closedAt: number | null;
}

const SLASH = /(?:^|\s)\/([\p{L}\p{N}-]{0,20})$/u;
const PEOPLE = /(?:^|[\s(])@([\p{L}\p{M}'’.-]{0,30}(?: [\p{L}\p{M}'’.-]{1,30}){0,3})$/u;
const REACH = 120;

export const suggestKey = new PluginKey<State>('suggest');

/** Reads back from the caret, within its own block and a bounded reach. */
export function findSuggestion(state: EditorState): Suggestion | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const start = Math.max(0, $from.parentOffset - REACH);
  // Mentions and breaks count as one character each, as positions do.
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc');
  for (const [kind, pattern] of [
    ['slash', SLASH],
    ['people', PEOPLE],
  ] as const) {
    const query = pattern.exec(before)?.[1];
    if (query !== undefined) return { kind, query, from: $from.pos - query.length - 1, to: $from.pos };
  }
  return null;
}

export function closeSuggestion(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(suggestKey, 'close'));
}

function next(tr: Transaction, before: State, state: EditorState): State {
  if (tr.getMeta(suggestKey) === 'close') return { current: null, closedAt: before.current?.from ?? null };
  if (!tr.docChanged && !tr.selectionSet) return before;
  const closedAt = before.closedAt === null ? null : tr.mapping.map(before.closedAt, -1);
  // Only what this person types opens it; somebody else's changes merely move it.
  const mine = tr.docChanged && !isChangeOrigin(tr);
  const found = mine || before.current !== null ? findSuggestion(state) : null;
  if (found === null || found.from === closedAt)
    return { current: null, closedAt: found === null ? null : closedAt };
  return { current: found, closedAt: null };
}

export function suggestPlugin(list: SuggestionList): Plugin<State> {
  return new Plugin<State>({
    key: suggestKey,
    state: {
      init: () => ({ current: null, closedAt: null }),
      apply: (tr, before, _old, state) => next(tr, before, state),
    },
    view: () => ({
      update: (view, before) => {
        const current = suggestKey.getState(view.state)?.current ?? null;
        if (current !== (suggestKey.getState(before)?.current ?? null)) list.show(current, view);
      },
    }),
    props: {
      handleKeyDown: (view, event) => {
        if (!suggestKey.getState(view.state)?.current || event.isComposing) return false;
        return list.key(event);
      },
      handleTextInput: (view, _from, _to, text) => {
        const current = suggestKey.getState(view.state)?.current;
        return text === ' ' && current ? list.space(current) : false;
      },
      decorations: (state) => {
        const current = suggestKey.getState(state)?.current;
        if (!current) return null;
        return DecorationSet.create(state.doc, [
          Decoration.inline(current.from, current.to, { class: 'suggesting' }),
        ]);
      },
    },
  });
}
