import type { MinutesBlock, MinutesEntry } from '@jalon/domain';
import * as Y from 'yjs';
import { entryAttrs } from './schema/entry';
import { KARIM, LEA, startEditor, type Bench } from './testing/editor';

let bench: Bench;
beforeEach(() => (bench = startEditor()));
afterEach(() => bench.end());

function entry(block: MinutesBlock | undefined): MinutesEntry {
  if (block?.type !== 'entry') throw new Error(`Not a row: ${JSON.stringify(block)}`);
  return block;
}
const first = () => entry(bench.blocks()[0]);
const textOf = (block: MinutesBlock | undefined) =>
  ((block as MinutesEntry | undefined)?.content ?? []).map((one) => ('text' in one ? one.text : '')).join('');

describe('typed rows', () => {
  it('writes an action with its owner and its day in one go', () => {
    bench.type('/action @léa 15/12 Envoyer le jeu de données');
    expect(first().attrs).toMatchObject({ kind: 'action', ownerId: LEA, dueOn: '2026-12-15' });
    expect(textOf(first())).toBe('Envoyer le jeu de données');
    expect(first().attrs.entryId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes the day before the owner too', () => {
    bench.type('/action 15/12 @karim Envoyer le jeu de données');
    expect(first().attrs).toMatchObject({ ownerId: KARIM, dueOn: '2026-12-15' });
    expect(textOf(first())).toBe('Envoyer le jeu de données');
  });

  it.each([
    ['2026-12-15', '2026-12-15'],
    ['15 décembre', '2026-12-15'],
    ['vendredi', '2026-11-27'],
    ['dans 2 semaines', '2026-12-07'],
    ['tomorrow', '2026-11-24'],
    ['03/04/2027', '2027-04-03'],
  ])('reads %s as %s', (words, day) => {
    bench.type(`/action ${words} Relancer le métier`);
    expect(first().attrs.dueOn).toBe(day);
    expect(textOf(first())).toBe('Relancer le métier');
  });

  it('shows the day while it is typed, and follows what is corrected', () => {
    bench.type('/action 15/12');
    expect(first().attrs.dueOn).toBe('2026-12-15');
    bench.editor.commands.deleteRange({ from: 1, to: bench.editor.state.selection.from });
    expect(first().attrs.dueOn).toBeNull();
    bench.type('16/12 ');
    expect(first().attrs.dueOn).toBe('2026-12-16');
  });

  it('leaves a day in its sentence', () => {
    bench.type('/action Livrer avant le 15/12 au plus tard. ');
    expect(first().attrs.dueOn).toBe('2026-12-15');
    expect(textOf(first())).toContain('15/12 au plus tard');
  });

  it('leaves alone a day that somebody chose', () => {
    bench.type('/action Livrer ');
    const tr = bench.editor.state.tr.setNodeAttribute(0, 'dueOn', '2027-01-04').setMeta('chip', true);
    bench.editor.view.dispatch(tr);
    bench.type('avant le 15/12 ');
    expect(first().attrs.dueOn).toBe('2027-01-04');
    expect(textOf(first())).toBe('Livrer avant le 15/12 ');
  });

  it('mentions inside the words, and gives the action its owner', () => {
    bench.type('/action Relancer @karim ');
    expect(first().content?.[1]).toEqual({ type: 'mention', attrs: { id: KARIM, label: 'Karim Benali' } });
    expect(first().attrs.ownerId).toBe(KARIM);
  });

  it('keeps the words of the paragraph that becomes a row', () => {
    bench.type('On garde le modèle');
    bench.editor.commands.setTextSelection(1);
    bench.type('/decision ');
    expect(first().attrs.kind).toBe('decision');
    expect(textOf(first())).toBe('On garde le modèle');
  });

  it('writes the row after a paragraph that says something', () => {
    bench.type('Tour de table. /risque ');
    expect(bench.blocks().map((block) => block.type)).toEqual(['paragraph', 'entry']);
    bench.type('Retard des données');
    expect(entry(bench.blocks()[1]).attrs.kind).toBe('risk');
    expect(textOf(bench.blocks()[1])).toBe('Retard des données');
  });

  it('leaves a slash that is no command alone', () => {
    bench.type('et/ou, 10/12 et /nimporte quoi');
    expect(textOf(bench.blocks()[0])).toBe('et/ou, 10/12 et /nimporte quoi');
  });
});

describe('keys of rows', () => {
  it('goes on in a paragraph after Enter, and makes an empty row one on Enter and Backspace', () => {
    bench.type('/info Le jeu est prêt');
    expect(bench.press('Enter')).toBe(true);
    expect(bench.blocks().map((block) => block.type)).toEqual(['entry', 'paragraph']);
    bench.type('/decision ');
    expect(entry(bench.blocks()[1]).attrs.kind).toBe('decision');
    bench.press('Backspace');
    expect(bench.blocks()[1]).toEqual({ type: 'paragraph' });
    bench.type('/action ');
    bench.press('Enter');
    expect(bench.blocks()[1]).toEqual({ type: 'paragraph' });
  });

  it('settles the day on Enter', () => {
    bench.type('/action 15/12 Livrer');
    bench.press('Enter');
    expect(first().attrs.dueOn).toBe('2026-12-15');
    expect(textOf(first())).toBe('Livrer');
  });

  it('breaks a row in a row and a paragraph; the row keeps its identity', () => {
    bench.type('/decision Oui et non');
    const { entryId } = first().attrs;
    bench.editor.commands.setTextSelection(4);
    bench.press('Enter');
    expect(textOf(first())).toBe('Oui');
    expect(bench.blocks()[1]?.type).toBe('paragraph');
    expect(first().attrs.entryId).toBe(entryId);
  });
});

describe('identity of rows', () => {
  it('gives a copy an identifier of its own, and keeps that of a row that moves', () => {
    bench.type('/decision Garder');
    const { entryId } = first().attrs;
    const row = bench.editor.state.doc.child(0);
    bench.editor.view.dispatch(bench.editor.state.tr.insert(row.nodeSize, row));
    const [one, other] = bench.blocks().map((block) => entry(block).attrs.entryId);
    expect(one).toBe(entryId);
    expect(other).not.toBe(entryId);
    // Taken out, then put back: nobody else has it.
    bench.editor.view.dispatch(bench.editor.state.tr.delete(0, row.nodeSize));
    bench.editor.view.dispatch(bench.editor.state.tr.insert(0, row));
    expect(first().attrs.entryId).toBe(entryId);
  });

  it('keeps the original above its copy pasted before it', () => {
    bench.type('/decision Garder');
    const { entryId } = first().attrs;
    bench.editor.view.dispatch(bench.editor.state.tr.insert(0, bench.editor.state.doc.child(0)));
    expect(entry(bench.blocks()[1]).attrs.entryId).toBe(entryId);
    expect(first().attrs.entryId).not.toBe(entryId);
  });
});

describe('the shared document', () => {
  it('stores the shape of the domain and nothing else', () => {
    bench.type('/risque Retard');
    const element = bench.doc.getXmlFragment('minutes').get(0) as Y.XmlElement;
    expect(element.nodeName).toBe('entry');
    expect(element.getAttributes()).toEqual({ entryId: first().attrs.entryId, kind: 'risk' });
  });

  it('stores mentions, headings, lists and tables without what the packages add', () => {
    bench.editor.commands.setContent({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Titre' }] },
        {
          type: 'orderedList',
          content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
        },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
        },
      ],
    });
    const json = JSON.stringify(bench.doc.getXmlFragment('minutes').toJSON());
    expect(json).toBe(
      JSON.stringify(
        '<heading level="2">Titre</heading><orderedlist><listitem><paragraph></paragraph></listitem></orderedlist>' +
          '<table><tablerow><tablecell colspan="1" rowspan="1"><paragraph></paragraph></tablecell></tablerow></table>',
      ),
    );
  });

  it('takes back what this person did, never what another did', () => {
    bench.type('Mon texte');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(bench.doc));
    const theirs = startEditor(other);
    theirs.editor.commands.insertContentAt(theirs.editor.state.doc.content.size, {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Le leur' }],
    });
    Y.applyUpdate(bench.doc, Y.encodeStateAsUpdate(other));
    expect(bench.blocks().map(textOf)).toContain('Le leur');
    bench.editor.commands.undo();
    expect(bench.blocks().map(textOf)).toContain('Le leur');
    expect(bench.blocks().map(textOf)).not.toContain('Mon texte');
    theirs.end();
  });

  it('merges two people typing in one paragraph', () => {
    bench.type('Bonjour à tous');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(bench.doc));
    const theirs = startEditor(other);
    theirs.editor.commands.setTextSelection(1);
    theirs.type('Alors, ');
    bench.type(' !');
    Y.applyUpdate(bench.doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(bench.doc));
    expect(bench.blocks().map(textOf)).toEqual(['Alors, Bonjour à tous !']);
    expect(theirs.blocks()).toEqual(bench.blocks());
    theirs.end();
  });
});

describe('tables', () => {
  it('are typed in, and walked with Tab, which adds a row at the end', () => {
    bench.type('/tableau ');
    const cells = () => bench.editor.state.doc.child(0).childCount;
    expect(bench.blocks()[0]?.type).toBe('table');
    expect(cells()).toBe(3);
    for (let step = 0; step < 8; step += 1) expect(bench.press('Tab')).toBe(true);
    expect(cells()).toBe(3);
    bench.press('Tab');
    expect(cells()).toBe(4);
    bench.type('fin');
    expect(bench.editor.state.doc.child(0).child(3).textContent).toBe('fin');
    bench.press('Tab', { shiftKey: true });
    expect(bench.editor.state.selection.$from.node(2)).toBe(bench.editor.state.doc.child(0).child(2));
  });

  it('hold no typed row: it goes after them', () => {
    bench.type('/table /action ');
    expect(bench.blocks().map((block) => block.type)).toEqual(['table', 'entry', 'paragraph']);
    expect(entryAttrs(bench.editor.state.selection.$from.parent).kind).toBe('action');
  });
});

describe('points', () => {
  it('are walked with Alt and the arrows, to where one writes about them', () => {
    bench.editor.commands.setContent({
      type: 'doc',
      content: [
        { type: 'point', content: [{ type: 'text', text: 'Un' }] },
        { type: 'paragraph' },
        { type: 'point', content: [{ type: 'text', text: 'Deux' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Dit' }] },
      ],
    });
    bench.editor.commands.setTextSelection(1);
    bench.press('ArrowDown', { altKey: true });
    bench.type(' et plus');
    expect(bench.blocks().map(textOf)).toEqual(['Un', '', 'Deux', 'Dit et plus']);
    bench.press('ArrowUp', { altKey: true });
    bench.type('Ici');
    expect(bench.blocks().map(textOf)).toEqual(['Un', 'Ici', 'Deux', 'Dit et plus']);
  });
});
