import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Keeps the caret of the text in step with the browser's when keys come faster than frames. On a busy machine Chromium
 * settles late where the caret is: the first letters after Enter, or after a command made a row, could land before one
 * another or in the next block, and a key after a click could act where the caret was.
 */
export function inStep(): Plugin {
  // Who knows where the caret is, until the browser has said so: the text after a key moved it, the page after a click.
  let known: 'text' | 'page' | 'both' = 'both';
  return new Plugin({
    key: new PluginKey('inStep'),
    view: () => {
      const said = () => (known = 'both');
      document.addEventListener('selectionchange', said);
      return {
        update: (view, before) => {
          if (!view.state.selection.eq(before.selection)) known = 'text';
        },
        destroy: () => document.removeEventListener('selectionchange', said),
      };
    },
    props: {
      handleDOMEvents: {
        pointerdown: () => {
          known = 'page';
          return false;
        },
        keydown: () => {
          if (known === 'page') document.dispatchEvent(new Event('selectionchange'));
          return false;
        },
        beforeinput: (view, event) => {
          if (known !== 'text' || event.inputType !== 'insertText' || event.isComposing || !event.data)
            return false;
          event.preventDefault();
          write(view, event.data);
          return true;
        },
      },
    },
  });
}

/** Writes at the caret as the browser would have, others being asked first. */
function write(view: EditorView, text: string): void {
  const { from, to } = view.state.selection;
  const insert = () => view.state.tr.insertText(text, from, to).scrollIntoView();
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, text, insert)))
    view.dispatch(insert());
}
