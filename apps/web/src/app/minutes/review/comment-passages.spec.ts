import { TestBed } from '@angular/core/testing';
import * as Y from 'yjs';
import { LEA, startEditor, type Bench } from '../editor/testing/editor';
import { CommentPassages } from './comment-passages';
import { findQuote, passageOf, placeOf, type Place } from './comment-places';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function write(words: readonly string[], passages?: CommentPassages, doc?: Y.Doc): Bench {
  const bench = startEditor(doc, passages?.extensions);
  ends.push(bench.end);
  if (!doc) {
    bench.editor.commands.setContent(
      words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    );
  }
  return bench;
}

/** The first place of `words` in the text. */
function find({ editor }: Bench, words: string): Place {
  let from: number | undefined;
  editor.state.doc.descendants((node, at) => {
    const index = node.isTextblock ? node.textBetween(0, node.content.size, ' ', ' ').indexOf(words) : -1;
    if (index >= 0) from ??= at + 1 + index;
  });
  if (from === undefined) throw new Error(`No « ${words} »`);
  return { from, to: from + words.length };
}
function read({ editor }: Bench, place: Place | null): string | null {
  return place && editor.state.doc.textBetween(place.from, place.to, '¶', '@');
}
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
const SENTENCES = ['Le lot avance bien.', 'La recette commence lundi prochain.', 'Le budget est tenu.'];

describe('where a comment stands', () => {
  function anchored(words = 'commence lundi') {
    const bench = write(SENTENCES);
    const { from, to } = find(bench, words);
    const { anchor, quote } = passageOf(bench.editor.state, from, to);
    if (!anchor) throw new Error('No anchor');
    // As the server keeps it.
    const kept = JSON.parse(JSON.stringify(anchor)) as typeof anchor;
    return { ...bench, quote, at: () => read(bench, placeOf(bench.editor.state, kept)), kept };
  }

  it('follows its words through what is typed before, within and after them', () => {
    const { editor, quote, at, ...bench } = anchored();
    expect(quote).toBe('commence lundi');
    expect(at()).toBe('commence lundi');
    editor.commands.insertContentAt(1, 'Bonne nouvelle. ');
    editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'Bonjour.' }] });
    expect(at()).toBe('commence lundi');
    const inside = find({ ...bench, editor }, 'commence lundi').from + 'commence'.length;
    editor.commands.insertContentAt(inside, ' enfin');
    expect(at()).toBe('commence enfin lundi');
    editor.commands.setTextSelection({ from: inside - 4, to: inside });
    editor.commands.toggleMark('bold');
    expect(at()).toBe('commence enfin lundi');
  });

  it('leaves out what is typed at its edges', () => {
    const { editor, at, ...bench } = anchored();
    const { from, to } = find({ ...bench, editor }, 'commence lundi');
    editor.commands.insertContentAt(to, ' matin');
    editor.commands.insertContentAt(from, 'ne ');
    expect(at()).toBe('commence lundi');
  });

  it('shrinks with its words, and is nowhere once they are all gone', () => {
    const { editor, at, ...bench } = anchored();
    const { from, to } = find({ ...bench, editor }, 'commence lundi');
    editor.commands.deleteRange({ from: from - 3, to: from + 'commence '.length });
    expect(at()).toBe('lundi');
    editor.commands.deleteRange({ from: from - 3, to: to - 'commence '.length - 3 });
    expect(at()).toBeNull();
  });

  it.each(['Le lot', 'Le lot avance bien.', 'tenu.'])('holds on « %s », at an edge of the text', (words) => {
    const { at, editor } = anchored(words);
    expect(at()).toBe(words);
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' Fin.');
    expect(at()).toBe(words);
  });

  it('is the same on another device, and survives what was written there meanwhile', () => {
    const { doc, editor, at, kept } = anchored();
    const there = copyOf(doc);
    const other = write([], undefined, there);
    expect(read(other, placeOf(other.editor.state, kept))).toBe('commence lundi');
    other.editor.commands.insertContentAt(1, 'Rappel : ');
    editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'Présents.' }] });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(there));
    Y.applyUpdate(there, Y.encodeStateAsUpdate(doc));
    expect(at()).toBe('commence lundi');
    expect(read(other, placeOf(other.editor.state, kept))).toBe('commence lundi');
  });

  it('is found by its words when its line is cut in two, and given up when they are twice', () => {
    const { editor, quote, kept, ...bench } = anchored('commence lundi prochain');
    editor.commands.setTextSelection(find({ ...bench, editor }, 'commence lundi').from - 1);
    editor.commands.splitBlock();
    expect(placeOf(editor.state, kept)).toBeNull();
    expect(read({ ...bench, editor }, findQuote(editor.state.doc, quote))).toBe(quote);
    editor.commands.insertContentAt(1, `${quote} `);
    expect(findQuote(editor.state.doc, quote)).toBeNull();
    expect(findQuote(editor.state.doc, 'lundi')).toBeNull();
  });

  it('spans blocks, and holds on to letters beside a mention', () => {
    const bench = write(SENTENCES);
    const { editor } = bench;
    editor.commands.insertContentAt(1, [
      { type: 'mention', attrs: { id: LEA, label: 'Léa Martin' } },
      { type: 'text', text: ' dit que ' },
    ]);
    const passage = passageOf(editor.state, 1, find(bench, 'La recette').to);
    expect(passage.quote).toBe('Léa Martin dit que Le lot avance bien. La recette');
    if (!passage.anchor) throw new Error('No anchor');
    expect(read(bench, placeOf(editor.state, passage.anchor))).toBe(
      ' dit que Le lot avance bien.¶La recette',
    );
    expect(passageOf(editor.state, 1, 2)).toMatchObject({ anchor: null, quote: 'Léa Martin' });
  });

  it('reads what is no position as nowhere', () => {
    const { editor } = write(SENTENCES);
    expect(placeOf(editor.state, { from: {}, to: { item: 'x' as never } })).toBeNull();
    expect(placeOf(editor.state, { from: { item: { client: 7, clock: 9 } }, to: {} })).toBeNull();
  });

  it('keeps to its letters whatever is typed around them', () => {
    // A small generator with a fixed start: the same edits at each run.
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 8; round++) {
      const bench = anchored();
      const { editor } = bench;
      for (let edit = 0; edit < 25; edit++) {
        const here = findQuote(editor.state.doc, bench.quote);
        if (!here) throw new Error('The words went');
        const before = next(2) === 0;
        const at = before ? 1 + next(here.from - 1) : here.to + next(editor.state.doc.content.size - here.to);
        if (!editor.state.doc.resolve(at).parent.isTextblock) continue;
        if (next(3) === 0 && !before && at < editor.state.doc.content.size - 2 && at >= here.to) {
          const end = Math.min(at + 2, editor.state.doc.resolve(at).end());
          if (end > at) editor.commands.deleteRange({ from: at, to: end });
        } else editor.commands.insertContentAt(at, 'é');
      }
      expect(bench.at()).toBe(bench.quote);
    }
  });
});

describe('passages drawn on a text', () => {
  const settled = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  async function drawn() {
    const passages = TestBed.runInInjectionContext(() => new CommentPassages());
    const bench = write(SENTENCES, passages);
    await settled();
    bench.editor.commands.setTextSelection(find(bench, 'commence lundi'));
    const passage = passages.take();
    if (!passage) throw new Error('Nothing selected');
    const comment = { id: 'one', anchor: passage.anchor, quote: passage.quote, resolvedAt: null };
    passages.forget();
    passages.show([comment], null);
    const marked = () =>
      [...bench.editor.view.dom.querySelectorAll('.commented')].map((one) => one.textContent);
    return { ...bench, passages, comment, marked };
  }

  it('marks what is said of, follows typing at once, and stops when it is resolved', async () => {
    const { editor, passages, comment, marked } = await drawn();
    expect(marked()).toEqual(['commence lundi']);
    editor.commands.insertContentAt(1, 'Oui. ');
    expect(marked()).toEqual(['commence lundi']);
    await settled(400);
    expect(marked()).toEqual(['commence lundi']);
    expect(read({ editor } as Bench, passages.places().get('one') ?? null)).toBe('commence lundi');
    passages.show([{ ...comment, resolvedAt: '2026-11-23T09:00:00.000Z' }], null);
    expect(marked()).toEqual([]);
    expect(passages.places().has('one')).toBe(true);
  });

  it('tells when a passage went', async () => {
    const { editor, passages, marked, ...bench } = await drawn();
    editor.commands.deleteRange(find({ ...bench, editor }, 'commence lundi'));
    await settled(400);
    expect(marked()).toEqual([]);
    expect(passages.places().size).toBe(0);
    // Written anew, the words are found again.
    editor.commands.insertContentAt(1, 'On commence lundi. ');
    await settled(400);
    expect(marked()).toEqual(['commence lundi']);
  });

  it('asks by key for what is selected, block after block where the text is only read', async () => {
    const { editor, passages } = await drawn();
    const asked: string[] = [];
    passages.onAsk = () => {
      const passage = passages.take();
      asked.push(passage?.quote ?? '');
    };
    editor.commands.setTextSelection(1);
    editor.setEditable(false);
    const key = (init: KeyboardEventInit) =>
      editor.view.dom.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
      );
    const ask = () => key({ key: 'm', code: 'KeyM', ctrlKey: true, altKey: true });
    ask();
    expect(asked).toEqual([]);
    key({ key: 'ArrowDown' });
    ask();
    key({ key: 'ArrowDown' });
    ask();
    key({ key: 'ArrowUp' });
    ask();
    expect(asked).toEqual([SENTENCES[0], SENTENCES[1], SENTENCES[0]]);
  });
});
