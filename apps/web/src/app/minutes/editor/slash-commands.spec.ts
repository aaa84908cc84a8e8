import { exactCommand, findCommands } from './slash-commands';
import { findPeople, onlyPerson } from './people';
import { LEA, PEOPLE } from './testing/editor';

const ids = (query: string) => findCommands(query).map((one) => one.id);

describe('slash commands', () => {
  it.each([
    ['décision', 'decision'],
    ['decision', 'decision'],
    ['DÉCISION', 'decision'],
    ['risque', 'risk'],
    ['risk', 'risk'],
    ['info', 'info'],
    ['action', 'action'],
    ['tableau', 'table'],
    ['table', 'table'],
    ['point', 'point'],
  ])('/%s is %s, in both languages at once', (typed, id) => {
    expect(exactCommand(typed)?.id).toBe(id);
  });

  it('filters as one types, without accents', () => {
    expect(ids('')[0]).toBe('decision');
    expect(ids('dec')).toEqual(['decision']);
    expect(ids('déc')).toEqual(['decision']);
    expect(ids('ris')).toEqual(['risk']);
    expect(ids('zzz')).toEqual([]);
  });

  it('puts what begins so before what holds it', () => {
    expect(ids('titre')).toEqual(['heading2', 'heading3']);
  });
});

describe('people', () => {
  it('offers who attends first', () => {
    expect(findPeople(PEOPLE, 'l').map((one) => one.name)).toEqual(['Léa Martin', 'Léa Roux']);
    expect(findPeople(PEOPLE, 'ka').map((one) => one.name)).toEqual(['Karim Benali']);
    expect(findPeople(PEOPLE, 'lea ro').map((one) => one.name)).toEqual(['Léa Roux']);
  });

  it('takes a first name for the one attendee who has it', () => {
    expect(onlyPerson(PEOPLE, 'léa')?.id).toBe(LEA);
    expect(onlyPerson(PEOPLE, 'lea roux')?.name).toBe('Léa Roux');
    expect(onlyPerson(PEOPLE, 'l')).toBeNull();
  });

  it('takes nobody when several have the name', () => {
    const both = PEOPLE.map((one) => ({ ...one, attends: true }));
    expect(onlyPerson(both, 'léa')).toBeNull();
  });

  it('no longer offers who is archived', () => {
    const gone = PEOPLE.map((one) => ({ ...one, archived: true }));
    expect(findPeople(gone, 'lea')).toEqual([]);
    expect(onlyPerson(gone, 'karim')).toBeNull();
  });
});
