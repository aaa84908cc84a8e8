import type { AgendaItem } from '@jalon/contracts';
import { adopt, isSaved, mergeAgenda, rowsOf, written, type AgendaRow } from './agenda-merge';

function item(id: string, changes: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id,
    title: `Point ${id}`,
    note: '',
    ownerId: null,
    minutes: null,
    useCaseId: null,
    state: 'open',
    carriedFromId: null,
    ...changes,
  };
}
function fresh(key: string, title: string): AgendaRow {
  const { id: _id, ...rest } = item(key, { title });
  return { ...rest, key, id: null };
}
const titles = (rows: readonly AgendaRow[]) => rows.map((row) => row.title);
const BASE = [item('a'), item('b'), item('c')];

describe('two people who write one agenda', () => {
  it('takes both changes when they wrote in different places', () => {
    const mine = rowsOf(BASE).map((row) => (row.key === 'a' ? { ...row, title: 'Budget' } : row));
    const theirs = [item('a', { minutes: 10 }), item('b', { note: 'Chiffres' }), item('c')];
    const { rows, clashes } = mergeAgenda(BASE, mine, theirs);
    expect(clashes).toEqual([]);
    expect(rows[0]).toMatchObject({ key: 'a', title: 'Budget', minutes: 10 });
    expect(rows[1]).toMatchObject({ note: 'Chiffres' });
  });

  it('asks about a text that both changed, and keeps mine meanwhile', () => {
    const mine = rowsOf(BASE).map((row) => (row.key === 'b' ? { ...row, title: 'Le mien ' } : row));
    const { rows, clashes } = mergeAgenda(BASE, mine, [
      item('a'),
      item('b', { title: 'Le leur' }),
      item('c'),
    ]);
    expect(clashes).toEqual([
      { key: 'b', title: 'Le leur', field: 'title', mine: 'Le mien ', theirs: 'Le leur' },
    ]);
    expect(rows[1]?.title).toBe('Le mien ');
  });

  it('keeps the new items of both sides, each after what it followed', () => {
    const [a, b, c] = rowsOf(BASE);
    const mine = [a, fresh('n', 'Nouveau'), b, c].flatMap((row) => row ?? []);
    const theirs = [item('a'), item('b'), item('d', { title: 'Arrivé' }), item('c')];
    expect(titles(mergeAgenda(BASE, mine, theirs).rows)).toEqual([
      'Point a',
      'Nouveau',
      'Point b',
      'Arrivé',
      'Point c',
    ]);
  });

  it('keeps my order when I moved something, theirs when I did not', () => {
    const moved = [...rowsOf(BASE)].reverse();
    const theirs = [item('a'), item('x', { title: 'Neuf' }), item('b'), item('c')];
    expect(titles(mergeAgenda(BASE, moved, theirs).rows)).toEqual(['Point c', 'Point b', 'Point a', 'Neuf']);
    const turned = [item('c'), item('a'), item('b')];
    expect(titles(mergeAgenda(BASE, rowsOf(BASE), turned).rows)).toEqual(['Point c', 'Point a', 'Point b']);
  });

  it('loses no text that one side wrote where the other took the item out', () => {
    const withoutB = rowsOf(BASE).filter((row) => row.key !== 'b');
    const theyWrote = [item('a'), item('b', { note: 'Important' }), item('c')];
    expect(titles(mergeAgenda(BASE, withoutB, theyWrote).rows)).toEqual(['Point a', 'Point b', 'Point c']);
    expect(titles(mergeAgenda(BASE, withoutB, BASE).rows)).toEqual(['Point a', 'Point c']);
    const iWrote = rowsOf(BASE).map((row) => (row.key === 'b' ? { ...row, note: 'À moi' } : row));
    const { rows } = mergeAgenda(BASE, iWrote, [item('a'), item('c')]);
    expect(rows[1]).toMatchObject({ id: null, note: 'À moi' });
    expect(titles(mergeAgenda(BASE, rowsOf(BASE), [item('a'), item('c')]).rows)).toEqual([
      'Point a',
      'Point c',
    ]);
  });

  it('knows its own new item again when the answer was lost on the way', () => {
    const mine = [...rowsOf(BASE), fresh('n', 'Nouveau')];
    const theirs = [...BASE, item('d', { title: 'Nouveau' })];
    const { rows } = mergeAgenda(BASE, mine, theirs);
    expect(rows).toHaveLength(4);
    expect(rows[3]).toMatchObject({ key: 'n', id: 'd' });
  });

  it('lets what was carried over there stay so', () => {
    const mine = rowsOf(BASE).map((row) => ({ ...row, state: 'done' as const }));
    const { rows } = mergeAgenda(BASE, mine, [item('a', { state: 'carried' }), item('b'), item('c')]);
    expect(rows.map((row) => row.state)).toEqual(['carried', 'done', 'done']);
  });
});

describe('what is sent of an agenda', () => {
  it('keeps the saved title while none is written, and tidies texts', () => {
    const rows = rowsOf(BASE).map((row) => (row.key === 'a' ? { ...row, title: ' ', note: ' n ' } : row));
    expect(isSaved(BASE, rows)).toBe(false);
    expect(written(BASE, rows)[0]).toMatchObject({ id: 'a', title: 'Point a', note: 'n' });
    expect(isSaved(BASE, rowsOf(BASE))).toBe(true);
    expect(isSaved(BASE, [...rowsOf(BASE)].reverse())).toBe(false);
  });

  it('gives new rows their id without changing what was typed since', () => {
    const sent = [...rowsOf(BASE), fresh('n', 'Nouveau')];
    const typed = sent.map((row) => (row.key === 'n' ? { ...row, title: 'Nouveau point' } : row));
    const answer = [...BASE, item('d', { title: 'Nouveau' })];
    expect(adopt(typed, sent, answer)[3]).toMatchObject({ key: 'n', id: 'd', title: 'Nouveau point' });
  });
});
