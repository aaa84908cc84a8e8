import { signal } from '@angular/core';
import type { MinutesComment } from '@jalon/contracts';
import { Extension, type Extensions } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { blockBeside, findQuote, passageOf, placeOf, type Passage, type Place } from './comment-places';

/** After the last letter typed, before passages are looked up in the shared document again. */
const SETTLE_MS = 300;

interface Marks {
  readonly places: ReadonlyMap<string, Place>;
  readonly drawn: DecorationSet;
}
type Noted = Pick<MinutesComment, 'id' | 'anchor' | 'quote' | 'resolvedAt'>;

const key = new PluginKey<Marks>('comments');

/**
 * The passages that comments speak of, drawn on the text of an editor: hand `extensions` to it, tell it the comments
 * with `show`, read where they stand from `places`. Works on a text that is only read as on one that is written.
 * In a text to be read, the arrows choose block after block; Ctrl+Alt+M asks to comment on what is chosen.
 */
export class CommentPassages {
  private readonly placesState = signal<ReadonlyMap<string, Place>>(new Map());
  /** Where each comment's passage is; those that are nowhere any more are not in it. */
  readonly places = this.placesState.asReadonly();
  private readonly readyState = signal(false);
  /** Whether they were looked up: the text is on screen. */
  readonly ready = this.readyState.asReadonly();
  private readonly chosenState = signal<Place | null>(null);
  /** What is selected in the text; null for a caret alone. */
  readonly chosen = this.chosenState.asReadonly();
  /** Told when somebody presses the comment key, or clicks on a passage. */
  onAsk: () => void = () => undefined;
  onPick: (commentId: string) => void = () => undefined;

  private view: EditorView | null = null;
  private comments: readonly Noted[] = [];
  private active: string | null = null;
  private pending: Place | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly extensions: Extensions = [
    Extension.create({
      name: 'comments',
      priority: 50,
      addProseMirrorPlugins: () => [this.plugin()],
      addKeyboardShortcuts: () => ({ 'Mod-Alt-m': () => this.ask() }),
    }),
  ];

  /** Draws the passages of these comments; resolved ones are not drawn but keep their place. */
  show(comments: readonly Noted[], active: string | null): void {
    this.comments = comments;
    this.active = active;
    this.refresh();
  }

  /** What is selected, with its anchor; drawn until `forget`. */
  take(): Passage | null {
    const view = this.view;
    const chosen = this.chosenState();
    if (!view || !chosen) return null;
    const passage = passageOf(view.state, chosen.from, chosen.to);
    this.pending = { from: passage.from, to: passage.to };
    this.refresh();
    return passage;
  }

  forget(): void {
    this.pending = null;
    this.refresh();
  }

  /** Shows the passage of a comment, with the caret at its start in a text that is written. */
  goTo(commentId: string): void {
    const place = this.placesState().get(commentId);
    const view = this.view;
    if (!place || !view) return;
    if (view.editable) {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.to)));
      view.focus();
    }
    const { node } = view.domAtPos(place.from);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
  }

  focus(): void {
    this.view?.focus();
  }

  /** The end of the selection on screen, for a button beside it. */
  corner(): { readonly top: number; readonly left: number } | null {
    const chosen = this.chosenState();
    if (!chosen || !this.view) return null;
    const { bottom, left } = this.view.coordsAtPos(chosen.to);
    return { top: bottom, left };
  }

  private ask(): boolean {
    if (!this.chosenState()) return false;
    this.onAsk();
    return true;
  }

  private refresh(): void {
    if (this.view && !this.view.isDestroyed) this.view.dispatch(this.view.state.tr.setMeta(key, true));
  }

  private plugin(): Plugin {
    return new Plugin<Marks>({
      key,
      state: {
        init: () => ({ places: new Map(), drawn: DecorationSet.empty }),
        apply: (tr, old, _before, state) => this.apply(tr, old, state),
      },
      props: {
        decorations: (state) => key.getState(state)?.drawn ?? null,
        handleDOMEvents: { keydown: (view, event) => this.pressed(view, event) },
        handleClick: (view, position) => {
          const places = key.getState(view.state)?.places ?? new Map<string, Place>();
          const hit = this.comments.find((one) => {
            const place = places.get(one.id);
            return one.resolvedAt === null && place && place.from <= position && position <= place.to;
          });
          if (hit) this.onPick(hit.id);
          return false;
        },
      },
      view: (view) => {
        this.view = view;
        // The shared document is bound in this same turn.
        this.timer = setTimeout(() => {
          this.refresh();
          this.readyState.set(true);
        });
        return {
          update: (now, before) => {
            const marks = key.getState(now.state);
            if (marks && marks.places !== this.placesState()) this.placesState.set(marks.places);
            if (!now.state.doc.eq(before.doc)) this.settleLater();
            const { from, to, empty } = now.state.selection;
            const was = this.chosenState();
            if (empty) this.chosenState.set(null);
            else if (was?.from !== from || was.to !== to) this.chosenState.set({ from, to });
          },
          destroy: () => {
            clearTimeout(this.timer);
            this.view = null;
            this.readyState.set(false);
          },
        };
      },
    });
  }

  /** Typing moves what is drawn with the text, at once; the shared document has the last word a moment later. */
  private apply(tr: Transaction, old: Marks, state: EditorState): Marks {
    const fromOthers = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)
      ?.isChangeOrigin;
    if (tr.getMeta(key) === true || fromOthers === true) return this.look(state, old);
    if (!tr.docChanged) return old;
    const places = new Map<string, Place>();
    for (const [id, { from, to }] of old.places) {
      const place = { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) };
      if (place.from < place.to) places.set(id, place);
    }
    if (this.pending) {
      this.pending = { from: tr.mapping.map(this.pending.from, 1), to: tr.mapping.map(this.pending.to, -1) };
    }
    return { places, drawn: old.drawn.map(tr.mapping, tr.doc) };
  }

  private look(state: EditorState, old: Marks): Marks {
    const places = new Map<string, Place>();
    for (const { id, anchor, quote } of this.comments) {
      if (anchor === null) continue;
      const place = placeOf(state, anchor) ?? findQuote(state.doc, quote);
      if (place) places.set(id, place);
    }
    const same =
      places.size === old.places.size && [...places].every(([id, one]) => isSame(old.places.get(id), one));
    return { places: same ? old.places : places, drawn: this.draw(state, places) };
  }

  private draw(state: EditorState, places: ReadonlyMap<string, Place>): DecorationSet {
    const marks = this.comments
      .filter((one) => one.resolvedAt === null || one.id === this.active)
      .flatMap((one) => {
        const place = places.get(one.id);
        const look = one.id === this.active ? 'commented commented--active' : 'commented';
        return place
          ? [Decoration.inline(place.from, place.to, { class: look, 'data-comment': one.id })]
          : [];
      });
    const pending = this.pending;
    if (pending && pending.from < pending.to) {
      marks.push(Decoration.inline(pending.from, pending.to, { class: 'commented commented--active' }));
    }
    return DecorationSet.create(state.doc, marks);
  }

  private settleLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), SETTLE_MS);
  }

  /** Keys of a text that is only read: the editor itself hears none there. */
  private pressed(view: EditorView, event: KeyboardEvent): boolean {
    if (view.editable) return false;
    if (event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyM' && this.ask()) {
      event.preventDefault();
      return true;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (step === null || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { selection, doc } = view.state;
    const block = blockBeside(doc, selection.empty && step > 0 ? selection.from - 1 : selection.from, step);
    if (!block) return false;
    event.preventDefault();
    // The browser's own selection first: the editor draws none in a text that is not written.
    const [start, end] = [view.domAtPos(block.from), view.domAtPos(block.to)];
    view.dom.ownerDocument.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, block.from, block.to)));
    (start.node instanceof Element ? start.node : start.node.parentElement)?.scrollIntoView({
      block: 'nearest',
    });
    return true;
  }
}

function isSame(one: Place | undefined, other: Place): boolean {
  return one?.from === other.from && one.to === other.to;
}
