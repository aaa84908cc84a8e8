import type { Editor } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ENTRY_KINDS, type EntryKind } from '@jalon/domain';
import type { IconName } from '../../ui/icon/icon-names';
import { fold } from '../../ui/combobox/fold';
import { newEntry } from './schema/entry';
import { insertTable } from './schema/table';

export type SlashId =
  EntryKind | 'point' | 'heading2' | 'heading3' | 'bulletList' | 'orderedList' | 'table' | 'paragraph';

export interface SlashCommand {
  readonly id: SlashId;
  readonly icon: IconName;
  /** What is typed, in both languages at once; the first ones are shown. Compared without accents or case. */
  readonly names: readonly string[];
}

export const ENTRY_ICONS: Readonly<Record<EntryKind, IconName>> = {
  decision: 'circle-check',
  action: 'target',
  risk: 'triangle-alert',
  info: 'info',
};

/** In the order of the list: what is written most comes first. */
export const SLASH_COMMANDS: readonly SlashCommand[] = [
  { id: 'decision', icon: ENTRY_ICONS.decision, names: ['décision', 'decision'] },
  { id: 'action', icon: ENTRY_ICONS.action, names: ['action', 'todo'] },
  { id: 'risk', icon: ENTRY_ICONS.risk, names: ['risque', 'risk'] },
  { id: 'info', icon: ENTRY_ICONS.info, names: ['info', 'information'] },
  { id: 'point', icon: 'milestone', names: ['point', 'sujet', 'topic'] },
  { id: 'heading2', icon: 'flag', names: ['titre', 'title', 'heading', 'titre2', 'heading2'] },
  { id: 'heading3', icon: 'flag', names: ['sous-titre', 'subtitle', 'titre3', 'heading3'] },
  { id: 'bulletList', icon: 'menu', names: ['liste', 'list', 'puces', 'bullets'] },
  { id: 'orderedList', icon: 'list-checks', names: ['numéros', 'numbers', 'liste-numérotée', 'numbered'] },
  { id: 'table', icon: 'table-2', names: ['tableau', 'table'] },
  { id: 'paragraph', icon: 'file-text', names: ['texte', 'text', 'paragraphe', 'paragraph'] },
];

/** The commands whose name, in either language, or whose label begins with `query`; then those that contain it. */
export function findCommands(
  query: string,
  labelOf: (id: SlashId) => string = () => '',
): readonly SlashCommand[] {
  const wanted = fold(query);
  if (wanted === '') return SLASH_COMMANDS;
  const texts = (command: SlashCommand) => [...command.names, labelOf(command.id)].map(fold);
  const begins = SLASH_COMMANDS.filter((one) => texts(one).some((text) => text.startsWith(wanted)));
  const holds = SLASH_COMMANDS.filter((one) => texts(one).some((text) => text.includes(wanted)));
  return [...new Set([...begins, ...holds])];
}

/** The command whose whole name was typed: a space after it runs it, without the list. */
export function exactCommand(query: string): SlashCommand | undefined {
  const wanted = fold(query);
  return SLASH_COMMANDS.find((one) => one.names.some((name) => fold(name) === wanted));
}

/** Runs `id` in place of what was typed from `from` to `to`. */
export function runSlash(
  editor: Editor,
  id: SlashId,
  range: { readonly from: number; readonly to: number },
): void {
  editor.view.dispatch(editor.state.tr.delete(range.from, range.to));
  switch (id) {
    case 'decision':
    case 'action':
    case 'risk':
    case 'info':
      editor.view.dispatch(writeEntry(editor.state, id));
      break;
    case 'point':
      editor.view.dispatch(becomeBlock(editor.state, 'point', { itemId: null }));
      break;
    case 'heading2':
    case 'heading3':
      editor.view.dispatch(becomeBlock(editor.state, 'heading', { level: id === 'heading2' ? 2 : 3 }));
      break;
    case 'paragraph':
      editor.view.dispatch(becomeBlock(editor.state, 'paragraph', {}));
      break;
    case 'table':
      insertTable(editor.state, editor.view.dispatch);
      break;
    case 'bulletList':
    case 'orderedList':
      if (!['paragraph', 'listItem'].includes(editor.state.selection.$from.parent.type.name))
        editor.view.dispatch(becomeBlock(editor.state, 'paragraph', {}));
      if (id === 'bulletList') editor.commands.toggleBulletList();
      else editor.commands.toggleOrderedList();
  }
  editor.view.focus();
}

/**
 * A typed row at the caret: the block of the caret becomes it when it stands at the top and the caret is at its start
 * (its words are kept); an empty row changes its kind; anywhere else the row comes after the block.
 */
export function writeEntry(state: EditorState, kind: EntryKind): Transaction {
  const { $from } = state.selection;
  const type = state.schema.nodes['entry'];
  if (type && $from.depth === 1 && $from.parent.type === type && $from.parent.content.size === 0)
    return state.tr.setNodeAttribute($from.before(1), 'kind', kind);
  return becomeBlock(state, 'entry', { ...newEntry(kind) });
}

/** The top block of the caret becomes a `name`, or one comes after it: see writeEntry. */
function becomeBlock(
  state: EditorState,
  name: string,
  attrs: Readonly<Record<string, unknown>>,
): Transaction {
  const { $from } = state.selection;
  const type = state.schema.nodes[name];
  const tr = state.tr;
  if (!type) return tr;
  const parent = $from.parent;
  const plain = ['paragraph', 'heading', 'point'].includes(parent.type.name);
  if ($from.depth === 1 && plain && parent.textContent.slice(0, $from.parentOffset).trim() === '')
    return tr.setNodeMarkup($from.before(1), type, attrs).scrollIntoView();
  const after = $from.after(1);
  tr.insert(after, type.create(attrs));
  return tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
}

/** The words of a row that comes from elsewhere, at most what a row may hold. */
export interface WrittenEntry {
  readonly kind: EntryKind;
  readonly text: string;
  readonly ownerId?: string | null;
  readonly dueOn?: string | null;
  readonly useCaseId?: string | null;
  readonly probability?: number | null;
  readonly impact?: number | null;
}

/** Rows after the block of the caret, or at the end when the caret was never put down. One step to undo. */
export function insertWritten(
  state: EditorState,
  entries: readonly WrittenEntry[],
  atCaret: boolean,
): Transaction {
  const type = state.schema.nodes['entry'];
  if (!type) return state.tr;
  const made = entries
    .filter((one) => ENTRY_KINDS.includes(one.kind))
    .map(({ kind, text, ...rest }) =>
      type.create(newEntry(kind, rest), text === '' ? null : state.schema.text(text)),
    );
  const { $from } = state.selection;
  const position = atCaret && $from.depth >= 1 ? $from.after(1) : state.doc.content.size;
  const tr = state.tr.insert(position, Fragment.fromArray(made));
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(position)), -1)).scrollIntoView();
}
