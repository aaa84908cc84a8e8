import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Editor, type Extensions } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { EntryKind } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { SessionStore } from '../../core/session/session-store';
import type { LiveMinutes } from '../live/live-minutes';
import { ChipPanel } from './chip-panel';
import { chipText } from './chip-text';
import { EntryView, type ChipUse, type EntryContext } from './entry-view';
import { minutesExtensions } from './extensions';
import { LinkPanel } from './link-panel';
import type { PasteNews } from './paste';
import { namePerson, type MinutesPerson, type MinutesUseCase } from './people';
import { entryAttrs, type EntryAttrs } from './schema/entry';
import { insertWritten, runSlash, SLASH_COMMANDS, type WrittenEntry } from './slash-commands';
import { SuggestList, type Chosen } from './suggest-list';
import { Toolbar } from './toolbar';

/** What the editor needs of the shared document. */
export type SharedText = Pick<LiveMinutes, 'fragment' | 'awareness'>;

/**
 * The text of the minutes, bound to the shared document: `<app-minutes-editor [live]="live" [editable]="live.mayWrite()"
 * [people]="people()" [useCases]="useCases()" (made)="editor = $event" />`. Make it once the document is `ready`.
 * Typing goes through ProseMirror alone: Angular draws the bar and the lists, and only when they change.
 */
@Component({
  selector: 'app-minutes-editor',
  imports: [ChipPanel, LinkPanel, SuggestList, Toolbar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  host: { class: 'minutes-editor' },
  templateUrl: './minutes-editor.html',
  styleUrl: './minutes-editor.css',
})
export class MinutesEditor {
  readonly live = input.required<SharedText>();
  readonly editable = input(true);
  /** Who may be named, owners included; `attends` comes first. */
  readonly people = input<readonly MinutesPerson[]>([]);
  /** Of the meeting: rows say theirs when there are several. */
  readonly useCases = input<readonly MinutesUseCase[]>([]);
  /** More TipTap extensions, read when the editor is made: comments of the review, for example. */
  readonly extensions = input<Extensions>([]);
  /** The editor, for whoever may not import this file (it is loaded late). */
  readonly made = output<MinutesEditor>();
  readonly pasted = output<PasteNews>();

  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly hostElement = viewChild.required<ElementRef<HTMLElement>>('host');
  private readonly list = viewChild.required(SuggestList);
  private readonly chipPanel = viewChild.required(ChipPanel);
  private readonly linkPanel = viewChild.required(LinkPanel);
  private readonly toolbar = viewChild(Toolbar);
  private readonly editorState = signal<Editor | null>(null);
  readonly editor = this.editorState.asReadonly();
  protected readonly said = signal('');
  /** The caret was put down once: rows from elsewhere go after it, else to the end. */
  private placed = false;

  private readonly context: EntryContext = {
    views: new Set<EntryView>(),
    editable: () => this.editable(),
    open: (use) => this.openChip(use),
    chip: (chip, attrs) =>
      chipText(chip, attrs, {
        t: this.i18n.t,
        date: this.format.date,
        nameOf: (id) => this.nameOf(id),
        useCases: this.useCases(),
      }),
  };

  constructor() {
    afterNextRender(() => this.make());
    inject(DestroyRef).onDestroy(() => this.editorState()?.destroy());
    effect(() => {
      const editor = this.editorState();
      const editable = this.editable();
      if (editor && editor.isEditable !== editable) untracked(() => editor.setEditable(editable, false));
    });
    effect(() => {
      this.people();
      this.useCases();
      this.editable();
      this.i18n.language();
      untracked(() => this.redraw());
    });
  }

  /** Puts rows after the block of the caret, or at the end of the text; one step to undo. */
  insertEntries(entries: readonly WrittenEntry[]): void {
    const editor = this.editorState();
    if (!editor?.isEditable || entries.length === 0) return;
    editor.view.dispatch(insertWritten(editor.state, entries, this.placed));
    editor.view.focus();
  }

  /** Puts the caret in the row and shows it; false when it is not in the text. */
  goToEntry(entryId: string): boolean {
    return this.goTo((type, attrs) => type === 'entry' && attrs['entryId'] === entryId);
  }

  /** Puts the caret in the point of the agenda's item. */
  goToPoint(itemId: string): boolean {
    return this.goTo((type, attrs) => type === 'point' && attrs['itemId'] === itemId);
  }

  /** What each row says, for who speaks of them elsewhere. */
  rows(): ReadonlyMap<string, { readonly kind: EntryKind; readonly text: string }> {
    const found = new Map<string, { readonly kind: EntryKind; readonly text: string }>();
    this.editorState()?.state.doc.forEach((node) => {
      if (node.type.name !== 'entry') return;
      const { entryId, kind } = entryAttrs(node);
      found.set(entryId, { kind, text: node.textBetween(0, node.content.size, ' ', ' ').trim() });
    });
    return found;
  }

  /** The items of the agenda that have their point in the text. */
  points(): ReadonlySet<string> {
    const found = new Set<string>();
    this.editorState()?.state.doc.forEach((node) => {
      const itemId: unknown = node.type.name === 'point' ? node.attrs['itemId'] : null;
      if (typeof itemId === 'string') found.add(itemId);
    });
    return found;
  }

  /** Puts the caret in the first empty paragraph, where one begins to write; at the end when there is none. */
  startWriting(): void {
    const editor = this.editorState();
    if (!editor) return;
    let free: number | undefined;
    editor.state.doc.forEach((node, at) => {
      if (node.type.name === 'paragraph' && node.content.size === 0) free ??= at + 1;
    });
    editor.commands.focus(free ?? 'end');
  }

  focus(): void {
    this.editorState()?.view.focus();
  }

  protected choose({ suggestion, id }: Chosen): void {
    const editor = this.editorState();
    if (!editor) return;
    const command = SLASH_COMMANDS.find((one) => one.id === id);
    if (suggestion.kind === 'slash' && command) {
      runSlash(editor, command.id, suggestion);
      this.say(this.i18n.t(`minutes.block.${command.id}`));
      return;
    }
    const person = this.people().find((one) => one.id === id);
    if (!person) return;
    namePerson(editor, person, suggestion);
    this.say(person.name);
  }

  protected change({ use, patch }: { readonly use: ChipUse; readonly patch: Partial<EntryAttrs> }): void {
    const editor = this.editorState();
    const at = use.at();
    if (!editor?.isEditable || at === undefined) return;
    const tr = editor.state.tr.setMeta('chip', true);
    for (const [name, value] of Object.entries(patch)) tr.setNodeAttribute(at, name, value);
    editor.view.dispatch(tr);
  }

  protected backToRow({ use, byKey }: { readonly use: ChipUse; readonly byKey: boolean }): void {
    const editor = this.editorState();
    const at = use.at();
    if (!byKey || !editor || at === undefined) return;
    const row = editor.state.doc.nodeAt(at);
    const { from } = editor.state.selection;
    if (row && (from <= at || from >= at + row.nodeSize)) {
      const end = at + row.nodeSize - 1;
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)));
    }
    editor.view.focus();
  }

  protected askLink(): void {
    const editor = this.editorState();
    if (!editor?.isEditable) return;
    const href: unknown = editor.getAttributes('link')['href'];
    const { node } = editor.view.domAtPos(editor.state.selection.from);
    const anchor = node instanceof HTMLElement ? node : node.parentElement;
    this.linkPanel().ask(anchor ?? editor.view.dom, typeof href === 'string' ? href : '');
  }

  protected setLink(href: string | null | undefined): void {
    const editor = this.editorState();
    if (!editor) return;
    if (href === null) editor.chain().extendMarkRange('link').unsetMark('link').run();
    else if (href !== undefined) {
      if (editor.state.selection.empty && !editor.isActive('link'))
        editor.commands.insertContent({
          type: 'text',
          text: href.replace(/^mailto:/, ''),
          marks: [{ type: 'link', attrs: { href } }],
        });
      else editor.chain().extendMarkRange('link').setMark('link', { href }).run();
    }
    editor.view.focus();
  }

  private make(): void {
    const { fragment, awareness } = this.live();
    const editor = new Editor({
      element: this.hostElement().nativeElement,
      editable: this.editable(),
      injectCSS: false,
      // As JSON: an empty string would be parsed as HTML, which the page's policy refuses.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      enableCoreExtensions: { delete: false, textDirection: false },
      extensions: [
        ...minutesExtensions({
          fragment,
          awareness,
          list: this.list(),
          entryView: (node, view, getPos) => new EntryView(node, view, getPos, this.context),
          today: () => this.session.today(),
          nameOf: (id) => this.people().find((one) => one.id === id && one.archived !== true)?.name ?? null,
          unknownPerson: () => this.i18n.t('minutes.unknownPerson'),
          hint: (block) => this.hint(block),
          toChips: () => this.toChips(),
          toTable: () => this.toolbar()?.openTableMenu() ?? false,
          askLink: () => this.askLink(),
          attributes: () => ({
            role: 'textbox',
            'aria-multiline': 'true',
            'aria-label': this.i18n.t('minutes.text'),
            'aria-readonly': String(!this.editable()),
            spellcheck: 'true',
            tabindex: '0',
          }),
          pasted: (news) => this.pasted.emit(news),
        }),
        ...this.extensions(),
      ],
      onFocus: () => (this.placed = true),
    });
    this.editorState.set(editor);
    this.made.emit(this);
  }

  private goTo(is: (type: string, attrs: Readonly<Record<string, unknown>>) => boolean): boolean {
    const editor = this.editorState();
    if (!editor) return false;
    let found: number | undefined;
    editor.state.doc.forEach((node, at) => {
      if (found === undefined && is(node.type.name, node.attrs)) found = at + node.nodeSize - 1;
    });
    if (found === undefined) return false;
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)));
    editor.view.focus();
    const { node } = editor.view.domAtPos(found);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
    return true;
  }

  private openChip(use: ChipUse): void {
    const node = this.editorState()?.state.doc.nodeAt(use.at() ?? -1);
    if (node?.type.name === 'entry') this.chipPanel().open(use, entryAttrs(node));
  }

  private toChips(): boolean {
    const editor = this.editorState();
    const dom = editor?.view.nodeDOM(editor.state.selection.$from.before());
    return [...this.context.views].find((view) => view.dom === dom)?.focusChip() ?? false;
  }

  private hint(block: string): string {
    const key = `minutes.hint.${block}`;
    return this.i18n.has(key) ? this.i18n.t(key) : '';
  }

  private nameOf(id: string): string | null {
    return this.people().find((one) => one.id === id)?.name ?? null;
  }

  private redraw(): void {
    for (const view of this.context.views) view.refresh();
    const editor = this.editorState();
    // An empty change: the name of the text and its hints follow the language.
    if (editor && !editor.isDestroyed) editor.view.setProps({});
  }

  private say(text: string): void {
    this.said.set(text);
  }
}
