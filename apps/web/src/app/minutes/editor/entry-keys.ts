import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { newIdempotencyKey as newId } from '../../core/api/api';
import { entryAttrs } from './schema/entry';
import { settleDue } from './understand';

export interface EntryKeysOptions {
  readonly today: () => string;
  /** Puts the focus on the first of the row's chips; false when there is none. */
  readonly toChips: () => boolean;
}

/**
 * Keys of typed rows and points: Enter at the end goes on in a paragraph below, in the middle it breaks the row in a
 * row and a paragraph; Backspace at the start of an empty one makes it a paragraph; Alt+Enter and Tab reach the chips; Alt
 * and the arrows walk the points.
 */
export const EntryKeys = Extension.create<EntryKeysOptions>({
  name: 'entryKeys',
  priority: 300,
  addOptions: () => ({ today: () => '', toChips: () => false }),
  addKeyboardShortcuts() {
    const inside = () => {
      const { $from } = this.editor.state.selection;
      return ['entry', 'point'].includes($from.parent.type.name) ? $from : null;
    };
    const toChips = () => inside()?.parent.type.name === 'entry' && this.options.toChips();
    return {
      Enter: () => {
        if (!inside()) return false;
        const settled = settleDue(this.editor.state, this.options.today());
        if (settled) this.editor.view.dispatch(settled);
        const { state, view } = this.editor;
        const { $from } = state.selection;
        const paragraph = state.schema.nodes['paragraph'];
        if (!paragraph) return false;
        if ($from.parent.content.size === 0) {
          view.dispatch(state.tr.setNodeMarkup($from.before(), paragraph, {}).scrollIntoView());
          return true;
        }
        const tr = state.tr.deleteSelection();
        const at = tr.mapping.map($from.pos);
        // At the start of a row the paragraph goes above it, and the row stays itself.
        if (tr.doc.resolve(at).parentOffset === 0) {
          tr.insert(tr.doc.resolve(at).before(), paragraph.create());
          view.dispatch(tr.scrollIntoView());
          return true;
        }
        tr.split(at, 1, [{ type: paragraph, attrs: {} }]);
        tr.setSelection(TextSelection.create(tr.doc, at + 2));
        view.dispatch(tr.scrollIntoView());
        return true;
      },
      Backspace: () => {
        const $from = inside();
        const { empty } = this.editor.state.selection;
        const paragraph = this.editor.state.schema.nodes['paragraph'];
        if (!$from || !empty || $from.parentOffset > 0 || !paragraph) return false;
        if ($from.parent.content.size > 0) return false;
        this.editor.view.dispatch(this.editor.state.tr.setNodeMarkup($from.before(), paragraph, {}));
        return true;
      },
      'Alt-ArrowDown': () => toPoint(this.editor, 1),
      'Alt-ArrowUp': () => toPoint(this.editor, -1),
      'Alt-Enter': toChips,
      Tab: toChips,
    };
  },
  addProseMirrorPlugins: () => [ownIds()],
});

/** Puts the caret where one writes about the next point, or the one before: at the end of the block under it. */
function toPoint({ state, view }: Editor, step: 1 | -1): boolean {
  const here = state.selection.$from.index(0);
  const points: number[] = [];
  state.doc.forEach((node, _at, index) => {
    if (node.type.name === 'point') points.push(index);
  });
  const current = points.findLastIndex((index) => index <= here);
  const wanted = points[current + step];
  if (wanted === undefined) return false;
  const under = wanted + 1 < state.doc.childCount && !points.includes(wanted + 1) ? wanted + 1 : wanted;
  let at = 0;
  for (let index = 0; index <= under; index += 1) at += state.doc.child(index).nodeSize;
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at - 1), -1)).scrollIntoView());
  return true;
}

/** A row that was pasted or split beside its original gets an identifier of its own: the register takes one row each. */
function ownIds(): Plugin {
  return new Plugin({
    key: new PluginKey('ownIds'),
    appendTransaction: (transactions, _old, state) => {
      const ranges: { from: number; to: number }[] = [];
      for (const tr of transactions) {
        if (!tr.docChanged) continue;
        for (const range of ranges) {
          range.from = tr.mapping.map(range.from, 1);
          range.to = tr.mapping.map(range.to, -1);
        }
        if (isChangeOrigin(tr)) continue;
        tr.steps.forEach((step, index) => {
          const slice = (step as { readonly slice?: { readonly content: { readonly size: number } } }).slice;
          // Typing inserts text without blocks: nothing to look at.
          if (!slice || slice.content.size < 2) return;
          const after = tr.mapping.slice(index + 1);
          step.getMap().forEach((_from, _to, from, to) => {
            ranges.push({ from: after.map(from, -1), to: after.map(to, 1) });
          });
        });
      }
      if (ranges.length === 0) return null;
      const isNew = (at: number) => ranges.some(({ from, to }) => at >= from - 1 && at < to);
      const taken = new Set<string>();
      const added: { readonly at: number; readonly id: string }[] = [];
      state.doc.forEach((node, at) => {
        if (node.type.name !== 'entry') return;
        const { entryId } = entryAttrs(node);
        if (isNew(at)) added.push({ at, id: entryId });
        else taken.add(entryId);
      });
      const tr = state.tr;
      for (const { at, id } of added) {
        if (id === '' || taken.has(id)) tr.setNodeAttribute(at, 'entryId', newId());
        else taken.add(id);
      }
      return tr.docChanged ? tr : null;
    },
  });
}
