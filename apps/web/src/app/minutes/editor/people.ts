import type { Editor } from '@tiptap/core';
import { fold } from '../../ui/combobox/fold';
import { entryAttrs } from './schema/entry';
import { ownerPlace } from './understand';

/** Somebody who may be named: those expected at the meeting come first. */
export interface MinutesPerson {
  readonly id: string;
  readonly name: string;
  /** Their entity, said beside the name. */
  readonly note?: string;
  readonly attends: boolean;
  /** Kept for the name alone: no longer offered, and a mention of them says so. */
  readonly archived?: boolean;
}

/** A use case of the meeting. */
export interface MinutesUseCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

const SHOWN = 8;

/** Everybody each of whose typed words begins a word of their name; who attends first, then in the order given. */
export function findPeople(people: readonly MinutesPerson[], query: string): readonly MinutesPerson[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  const found = people.filter((person) => {
    if (person.archived === true) return false;
    const words = fold(person.name).split(/[\s'’-]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  return [...found.filter((one) => one.attends), ...found.filter((one) => !one.attends)].slice(0, SHOWN);
}

/**
 * The one person that `query` names beyond doubt: a whole first or last name, or a whole name, of one attendee alone,
 * or else of one person alone. Null while it may still be several.
 */
export function onlyPerson(people: readonly MinutesPerson[], query: string): MinutesPerson | null {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return null;
  const named = people.filter((person) => {
    if (person.archived === true) return false;
    const words = fold(person.name).split(/\s+/);
    return wanted.every((part) => words.includes(part));
  });
  const attending = named.filter((one) => one.attends);
  const among = attending.length > 0 ? attending : named;
  return among.length === 1 ? (among[0] ?? null) : null;
}

/**
 * Names `person` in place of what was typed: at the start of a row that has nobody, they become its owner and the
 * words go; elsewhere they are mentioned, and own an action that has nobody.
 */
export function namePerson(
  editor: Editor,
  person: MinutesPerson,
  range: { readonly from: number; readonly to: number },
): void {
  const { state } = editor;
  const { $from } = state.selection;
  const tr = state.tr;
  const attrs = $from.parent.type.name === 'entry' ? entryAttrs($from.parent) : null;
  const free = attrs !== null && attrs.kind !== 'info' && attrs.ownerId === null;
  if (free && ownerPlace($from.parent, range.from - $from.start())) {
    tr.delete(range.from, range.to);
    tr.setNodeAttribute($from.before(), 'ownerId', person.id);
  } else {
    const mention = state.schema.nodes['mention'];
    if (!mention) return;
    tr.replaceWith(range.from, range.to, [
      mention.create({ id: person.id, label: person.name }),
      state.schema.text(' '),
    ]);
    if (free && attrs.kind === 'action') tr.setNodeAttribute($from.before(), 'ownerId', person.id);
  }
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}
