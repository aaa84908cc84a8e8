import type { Node as DocNode } from '@tiptap/pm/model';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { entryAttrs, type EntryAttrs } from './schema/entry';
import { ENTRY_ICONS } from './slash-commands';

/** What a row says beside its words; each is a button that changes it. */
export const CHIPS = ['kind', 'owner', 'due', 'grades', 'useCase'] as const;
export type Chip = (typeof CHIPS)[number];

/** Where a chip was used: the panel that changes it opens beside `anchor`. */
export interface ChipUse {
  readonly chip: Chip;
  readonly anchor: HTMLElement;
  /** Start of the row now; undefined once it is gone. */
  readonly at: () => number | undefined;
}

/** What rows need to know of the page around them. Read at each drawing: `refresh` draws all of them again. */
export interface EntryContext {
  /** The word of a chip, and its full name for who does not see the row; null leaves the chip out. */
  readonly chip: (
    chip: Chip,
    attrs: EntryAttrs,
  ) => { readonly text: string; readonly label: string; readonly empty: boolean } | null;
  readonly open: (use: ChipUse) => void;
  readonly editable: () => boolean;
  readonly views: Set<EntryView>;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A typed row, drawn without Angular: a document holds hundreds of them, and each keystroke passes through one. The
 * words are ProseMirror's; kind and chips are ours and drawn again only when an attribute changes.
 */
export class EntryView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  private readonly chips = document.createElement('span');
  private readonly kind = document.createElement('button');
  private drawn = '';

  constructor(
    private node: DocNode,
    private readonly view: EditorView,
    private readonly at: () => number | undefined,
    private readonly context: EntryContext,
  ) {
    this.contentDOM.className = 'entry__text';
    for (const part of [this.kind, this.chips]) part.contentEditable = 'false';
    this.kind.type = 'button';
    this.kind.className = 'entry__kind';
    this.kind.dataset['chip'] = 'kind';
    this.kind.tabIndex = -1;
    this.chips.className = 'entry__chips';
    this.dom.append(this.kind, this.contentDOM, this.chips);
    this.dom.addEventListener('click', this.clicked);
    this.dom.addEventListener('keydown', this.pressed);
    context.views.add(this);
    this.draw();
  }

  update(node: DocNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  /** Draws again after the language, the people or the use cases changed. */
  refresh(): void {
    this.drawn = '';
    this.draw();
  }

  /** The first chip after the kind takes the focus. */
  focusChip(): boolean {
    const chip = this.chips.querySelector<HTMLElement>('button') ?? this.kind;
    chip.focus();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('[data-chip]') !== null;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.context.views.delete(this);
  }

  private draw(): void {
    const attrs = entryAttrs(this.node);
    const editable = this.context.editable();
    const signature = JSON.stringify([attrs, editable]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.dom.className = `entry entry--${attrs.kind}`;
    this.dom.dataset['entryId'] = attrs.entryId;
    const kind = this.context.chip('kind', attrs);
    this.kind.replaceChildren(icon(ENTRY_ICONS[attrs.kind]), kind?.text ?? '');
    this.kind.setAttribute('aria-label', kind?.label ?? '');
    this.kind.disabled = !editable;
    const made: HTMLElement[] = [];
    for (const chip of CHIPS) {
      const said = chip === 'kind' ? null : this.context.chip(chip, attrs);
      if (!said || (said.empty && !editable)) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.tabIndex = -1;
      button.className = said.empty ? 'entry__chip entry__chip--empty' : 'entry__chip';
      button.dataset['chip'] = chip;
      button.disabled = !editable;
      button.textContent = said.text;
      button.setAttribute('aria-label', said.label);
      made.push(button);
    }
    this.replaceChips(made);
  }

  /** The chip that has the focus keeps it. */
  private replaceChips(made: readonly HTMLElement[]): void {
    const focused = this.chips.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset['chip']
      : undefined;
    this.chips.replaceChildren(...made);
    if (focused) made.find((one) => one.dataset['chip'] === focused)?.focus();
  }

  private readonly clicked = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip]') : null;
    const chip = CHIPS.find((one) => one === button?.dataset['chip']);
    if (button && chip && this.context.editable()) this.context.open({ chip, anchor: button, at: this.at });
  };

  /** Arrows walk the chips, Escape goes back to the words. Tab leaves the text, as it does from a paragraph. */
  private readonly pressed = (event: KeyboardEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chip]') : null;
    if (!button) return;
    const all = [...this.chips.querySelectorAll<HTMLElement>('button'), this.kind];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[(all.indexOf(button) + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.view.focus();
    }
  };
}

function icon(name: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'entry__icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}
