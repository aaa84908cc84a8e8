import type { CapacityView } from '@jalon/contracts';
import { cellDetail, gridRows, type Shown } from './capacity-rows';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [RED, BLUE, ANA, BOB, TRI, LEX] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const VIEW: CapacityView = {
  weeks: ['2026-03-30', '2026-04-06'],
  people: [
    {
      id: ANA,
      name: 'Ana',
      competence: 'data_science',
      capacity: [5, 4],
      load: [7, 2],
      useCases: [
        { id: TRI, from: 0, load: [5, 2] },
        { id: LEX, from: 0, load: [2] },
      ],
    },
    { id: BOB, name: 'Bob', competence: null, capacity: [5, 4], load: [0, 0], useCases: [] },
  ],
  squads: [
    { id: RED, name: 'Rouge', capacity: [10, 8], load: [7, 2], personIds: [ANA, BOB] },
    { id: BLUE, name: 'Bleue', capacity: [0, 0], load: [0, 0], personIds: [] },
  ],
  useCases: [
    { id: TRI, code: 'UC-001', title: 'Tri' },
    { id: LEX, code: 'UC-002', title: 'Lexique' },
  ],
};
const shown = (fields: Partial<Shown> = {}): Shown => ({
  expanded: new Set(),
  squads: [],
  competences: [],
  onlyOverloaded: false,
  ...fields,
});
const names = (fields: Partial<Shown>) => gridRows(VIEW, shown(fields)).map(({ name }) => name);
const rouge = `s:${RED}`;

describe('rows of capacity', () => {
  it('unfold from squads to people to use cases', () => {
    expect(names({})).toEqual(['Rouge', 'Bleue']);
    expect(names({ expanded: new Set([rouge]) })).toEqual(['Rouge', 'Ana', 'Bob', 'Bleue']);
    expect(names({ expanded: new Set([rouge, `${rouge}/p:${ANA}`]) })).toEqual([
      'Rouge',
      'Ana',
      'Tri',
      'Lexique',
      'Bob',
      'Bleue',
    ]);
  });

  it('say percent and state, and who has too much within a squad that has not', () => {
    const [squad, , , person] = [
      ...gridRows(VIEW, shown()),
      ...gridRows(VIEW, shown({ expanded: new Set([rouge]) })),
    ];
    expect(squad?.cells[0]).toMatchObject({ percent: 70, state: 'middle', people: 1 });
    expect(person?.cells).toMatchObject([
      { percent: 140, state: 'over' },
      { percent: 50, state: 'middle' },
    ]);
  });

  it('are those looked for, their squads unfolded until folded by hand', () => {
    expect(names({ onlyOverloaded: true })).toEqual(['Rouge', 'Ana']);
    expect(names({ competences: ['none'] })).toEqual(['Rouge', 'Bob']);
    expect(names({ squads: [BLUE] })).toEqual(['Bleue']);
    expect(names({ onlyOverloaded: true, expanded: new Set([rouge]) })).toEqual(['Rouge']);
  });

  it('tell what a cell is made of, the most first', () => {
    const [squad, ana] = gridRows(VIEW, shown({ expanded: new Set([rouge]) }));
    const parts = [
      { code: 'UC-001', title: 'Tri', days: 5 },
      { code: 'UC-002', title: 'Lexique', days: 2 },
    ];
    if (!squad || !ana) throw new Error('rows are missing');
    expect(cellDetail(VIEW, squad, 0)).toEqual({
      useCases: parts,
      overloaded: [{ name: 'Ana', percent: 140 }],
    });
    expect(cellDetail(VIEW, ana, 0)).toEqual({ useCases: parts, overloaded: [] });
    expect(cellDetail(VIEW, ana, 1).useCases).toEqual([{ code: 'UC-001', title: 'Tri', days: 2 }]);
  });
});
