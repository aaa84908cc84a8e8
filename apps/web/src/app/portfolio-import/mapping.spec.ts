import { assign, fieldOf, hasTitle, origins } from './mapping';

const COLUMNS = [
  { index: 0, field: 'title' as const },
  { index: 2, field: 'stage' as const },
];

describe('giving a field to a column', () => {
  it('takes it from the column that had it, and says which', () => {
    const { columns, takenFrom } = assign(COLUMNS, 1, 'title');
    expect(columns).toEqual([
      { index: 1, field: 'title' },
      { index: 2, field: 'stage' },
    ]);
    expect(takenFrom).toBe(0);
  });

  it('shares the fields that several columns may feed', () => {
    const first = assign(COLUMNS, 1, 'extra').columns;
    const { columns, takenFrom } = assign(first, 3, 'extra');
    expect(columns.filter((column) => column.field === 'extra').map((column) => column.index)).toEqual([
      1, 3,
    ]);
    expect(takenFrom).toBeNull();
  });

  it('leaves a column out with null, and keeps its own field without a fuss', () => {
    expect(fieldOf(assign(COLUMNS, 0, null).columns, 0)).toBeNull();
    expect(assign(COLUMNS, 0, 'title')).toEqual({ columns: COLUMNS, takenFrom: null });
  });

  it('knows when no column gives the title', () => {
    expect(hasTitle(COLUMNS)).toBe(true);
    expect(hasTitle(assign(COLUMNS, 0, null).columns)).toBe(false);
  });
});

describe('where a field comes from', () => {
  const names = ['Titre', 'Colonne A', 'Étape'].map((name, index) => ({ index, name }));

  it('is the header, or the person', () => {
    const found = origins([...COLUMNS, { index: 1, field: 'tags' }], names, null);
    expect([...found]).toEqual([
      [0, 'proposed'],
      [2, 'proposed'],
      [1, 'chosen'],
    ]);
  });

  it('is the earlier file, until the person changes it', () => {
    const found = origins(
      [
        { index: 0, field: 'title' },
        { index: 2, field: 'health' },
      ],
      names,
      COLUMNS,
    );
    expect(found.get(0)).toBe('remembered');
    expect(found.get(2)).toBe('chosen');
  });
});
