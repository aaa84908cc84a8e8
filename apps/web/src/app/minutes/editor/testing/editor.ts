import { Editor, type Extensions } from '@tiptap/core';
import type { MinutesBlock, MinutesContent } from '@jalon/domain';
import * as Y from 'yjs';
import { minutesExtensions } from '../extensions';
import type { PasteNews } from '../paste';
import { namePerson, onlyPerson, type MinutesPerson } from '../people';
import { exactCommand, runSlash } from '../slash-commands';
import type { Suggestion, SuggestionList } from '../suggest-plugin';

export const LEA = '00000000-0000-4000-8000-00000000000a';
export const KARIM = '00000000-0000-4000-8000-00000000000b';
export const PEOPLE: readonly MinutesPerson[] = [
  { id: KARIM, name: 'Karim Benali', attends: false },
  { id: LEA, name: 'Léa Martin', attends: true },
  { id: '00000000-0000-4000-8000-00000000000c', name: 'Léa Roux', attends: false },
];
export const TODAY = '2026-11-23';

// Nothing is laid out in jsdom: where the caret is on screen is asked, and answered with nothing.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

/** The list without its drawing: what a space does, and what is offered. */
class SilentList implements SuggestionList {
  current: Suggestion | null = null;
  editor!: Editor;

  show(suggestion: Suggestion | null): void {
    this.current = suggestion;
  }
  key(): boolean {
    return false;
  }
  space(suggestion: Suggestion): boolean {
    if (suggestion.kind === 'slash') {
      const command = exactCommand(suggestion.query);
      if (command) runSlash(this.editor, command.id, suggestion);
      return command !== undefined;
    }
    const person = onlyPerson(PEOPLE, suggestion.query);
    if (person) namePerson(this.editor, person, suggestion);
    return person !== null;
  }
}

export interface Bench {
  readonly editor: Editor;
  readonly doc: Y.Doc;
  readonly list: SilentList;
  readonly news: PasteNews[];
  /** Types as a person does: each character goes through what listens to typing. */
  readonly type: (text: string) => void;
  readonly press: (key: string, options?: KeyboardEventInit) => boolean;
  readonly blocks: () => readonly MinutesBlock[];
  readonly end: () => void;
}

/** An editor on a shared document of its own (or on `doc`), as the page makes it. */
export function startEditor(doc = new Y.Doc(), more: Extensions = []): Bench {
  const list = new SilentList();
  const news: PasteNews[] = [];
  const element = document.createElement('div');
  document.body.append(element);
  const editor = new Editor({
    element,
    injectCSS: false,
    enableCoreExtensions: { delete: false, textDirection: false },
    extensions: [
      ...minutesExtensions({
        fragment: doc.getXmlFragment('minutes'),
        awareness: null,
        list,
        entryView: null,
        today: () => TODAY,
        nameOf: (id) => PEOPLE.find((one) => one.id === id)?.name ?? null,
        unknownPerson: () => 'Personne inconnue',
        hint: (block) => block,
        toChips: () => false,
        toTable: () => false,
        askLink: () => undefined,
        attributes: () => ({}),
        pasted: (one) => news.push(one),
      }),
      ...more,
    ],
  });
  list.editor = editor;
  const type = (text: string): void => {
    for (const character of text) {
      const { from, to } = editor.state.selection;
      const insert = () => editor.state.tr.insertText(character, from, to);
      const taken = editor.view.someProp('handleTextInput', (handle) =>
        handle(editor.view, from, to, character, insert),
      );
      if (taken !== true) editor.view.dispatch(insert());
    }
  };
  const press = (key: string, options: KeyboardEventInit = {}): boolean => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
    return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true;
  };
  return {
    editor,
    doc,
    list,
    news,
    type,
    press,
    blocks: () => (editor.getJSON() as unknown as MinutesContent).content ?? [],
    end: () => {
      editor.destroy();
      element.remove();
    },
  };
}
