import { Node } from '@tiptap/core';
import type { Node as DocNode } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { ENTRY_KINDS, isLocalDate, type EntryKind, type MinutesEntry } from '@jalon/domain';
import { newIdempotencyKey as newId } from '../../../core/api/api';
import { uuidOf } from './mention';

export type EntryAttrs = MinutesEntry['attrs'];

/** The attributes of a new row of `kind`; its identifier is given once, here, and the register knows it by that. */
export function newEntry(kind: EntryKind, rest: Partial<EntryAttrs> = {}): EntryAttrs {
  return {
    entryId: newId(),
    kind,
    ownerId: null,
    dueOn: null,
    useCaseId: null,
    probability: null,
    impact: null,
    ...rest,
  };
}

export function entryAttrs(node: DocNode): EntryAttrs {
  return node.attrs as EntryAttrs;
}

function gradeOf(text: string | null): number | null {
  const grade = Number(text ?? '');
  return Number.isInteger(grade) && grade >= 1 && grade <= 5 ? grade : null;
}

/** What HTML of ours says of a row; anything that is not of the shape is left out. */
function readAttrs(element: HTMLElement): EntryAttrs | false {
  const kind = ENTRY_KINDS.find((one) => one === element.getAttribute('data-entry'));
  if (!kind) return false;
  const due = element.getAttribute('data-due') ?? '';
  return newEntry(kind, {
    entryId: uuidOf(element.getAttribute('data-entry-id')) ?? newId(),
    ownerId: uuidOf(element.getAttribute('data-owner')),
    dueOn: isLocalDate(due) ? due : null,
    useCaseId: uuidOf(element.getAttribute('data-use-case')),
    probability: gradeOf(element.getAttribute('data-probability')),
    impact: gradeOf(element.getAttribute('data-impact')),
  });
}

export interface EntryOptions {
  /** How rows are drawn; without it they are plain boxes, as where nothing is laid out. */
  readonly view: NodeViewConstructor | null;
}

/** A typed row: a decision, an action, a risk or an information. */
export const Entry = Node.create<EntryOptions>({
  name: 'entry',
  content: 'inline*',
  defining: true,
  addOptions: () => ({ view: null }),
  addAttributes() {
    return Object.fromEntries(
      ['entryId', 'kind', 'ownerId', 'dueOn', 'useCaseId', 'probability', 'impact'].map((name) => [
        name,
        { default: name === 'kind' ? 'info' : name === 'entryId' ? '' : null },
      ]),
    );
  },
  parseHTML() {
    return [{ tag: 'div[data-entry]', priority: 60, getAttrs: readAttrs }];
  },
  renderHTML({ node }) {
    const attrs = entryAttrs(node);
    const shown = {
      'data-entry': attrs.kind,
      'data-entry-id': attrs.entryId,
      'data-owner': attrs.ownerId,
      'data-due': attrs.dueOn,
      'data-use-case': attrs.useCaseId,
      'data-probability': attrs.probability,
      'data-impact': attrs.impact,
    };
    return ['div', Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== null)), 0];
  },
  addNodeView() {
    const { view } = this.options;
    if (!view) return null;
    return (props) => view(props.node, props.view, props.getPos, props.decorations, props.innerDecorations);
  },
});
