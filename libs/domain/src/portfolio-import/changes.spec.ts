import * as fc from 'fast-check';
import { importChanges, IMPORTED_FIELDS, type ImportedValues } from './changes.js';

describe('importChanges', () => {
  it('writes what the file says anew', () => {
    expect(
      importChanges({ title: 'b', domain: 'd' }, { title: 'a', domain: 'd' }, { title: 'a', domain: 'd' }),
    ).toEqual({
      title: 'b',
    });
  });

  it('leaves alone what people edited since, as long as the file repeats itself', () => {
    expect(importChanges({ title: 'a' }, { title: 'a' }, { title: 'edited' })).toEqual({});
    expect(importChanges({ title: 'b' }, { title: 'a' }, { title: 'edited' })).toEqual({ title: 'b' });
  });

  it('writes nothing that is there already', () => {
    expect(importChanges({ title: 'b', tags: ['x'] }, { title: 'a' }, { title: 'b', tags: ['x'] })).toEqual(
      {},
    );
  });

  it('takes a name written otherwise for the same, but not a text', () => {
    expect(
      importChanges({ entity: 'CREDIT', sponsor: 'zoé' }, null, { entity: 'Crédit', sponsor: 'Zoe' }),
    ).toEqual({});
    expect(importChanges({ title: 'CREDIT' }, null, { title: 'Crédit' })).toEqual({ title: 'CREDIT' });
  });

  it('brings the reason with a health that needs one', () => {
    const said = { health: 'at_risk', healthReason: 'Budget' };
    expect(
      importChanges(
        said,
        { health: 'on_track', healthReason: 'Budget' },
        { health: 'on_track', healthReason: null },
      ),
    ).toEqual(said);
  });

  it('never erases, and never writes what the same file already said', () => {
    const value = fc.option(fc.string());
    const values: fc.Arbitrary<ImportedValues> = fc.record(
      Object.fromEntries(
        IMPORTED_FIELDS.filter((field) => field !== 'health').map((field) => [field, value]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, values, values, (said, last, current) => {
        const changes = importChanges(said, last, current);
        expect(Object.values(changes)).not.toContain(null);
        for (const field of IMPORTED_FIELDS) if (field in changes) expect(changes[field]).toBe(said[field]);
        expect(importChanges(said, { ...last, ...said }, current)).toEqual({});
      }),
    );
  });
});
