import { changesBetween, fieldsFrom, isEmpty, mergeChanges, resolveMerge, type Fields } from './conflict';

const BASE: Fields = {
  title: 'Tri des courriels',
  summary: 'Avant',
  entityId: 'e1',
  domain: 'Risques',
  sponsorId: null,
  businessOwnerId: null,
  functionalReferentId: 'p1',
  productId: null,
  health: 'on_track',
  healthReason: null,
  decisionNeeded: null,
  valueScore: 3,
  feasibilityScore: null,
  tags: ['a', 'b'],
};

describe('what to do with changes made on an old version', () => {
  it('asks only for fields that both changed, to different values', () => {
    const theirs: Fields = { ...BASE, title: 'Leur titre', domain: 'RH' };
    const merge = mergeChanges(BASE, { title: 'Mon titre', summary: 'Après' }, theirs);
    expect(merge.conflicts).toEqual([{ field: 'title', mine: 'Mon titre', theirs: 'Leur titre' }]);
    expect(merge.kept).toEqual({ summary: 'Après' });
  });

  it('settles a field where both wrote the same', () => {
    const theirs: Fields = { ...BASE, title: 'Pareil', tags: ['a', 'c'] };
    const merge = mergeChanges(BASE, { title: 'Pareil', tags: ['a', 'c'] }, theirs);
    expect(merge).toEqual({ conflicts: [], kept: {} });
  });

  it('compares tags by what they say', () => {
    const merge = mergeChanges(BASE, { tags: ['a'] }, { ...BASE, tags: ['a', 'b'], title: 'Leur titre' });
    expect(merge).toEqual({ conflicts: [], kept: { tags: ['a'] } });
  });

  it('never joins my reason to their colour', () => {
    const theirs: Fields = { ...BASE, health: 'off_track', healthReason: 'Plus de budget' };
    const merge = mergeChanges(BASE, { health: 'at_risk', healthReason: 'Données en retard' }, theirs);
    expect(merge.conflicts.map((one) => one.field)).toEqual(['health', 'healthReason']);
    const alone = mergeChanges(BASE, { healthReason: 'Une précision' }, { ...BASE, health: 'not_rated' });
    expect(alone.conflicts).toEqual([{ field: 'healthReason', mine: 'Une précision', theirs: null }]);
  });

  it('asks about a confirmed health that somebody changed', () => {
    const merge = mergeChanges(
      BASE,
      { health: 'on_track' },
      { ...BASE, health: 'at_risk', healthReason: 'X' },
    );
    expect(merge.conflicts).toEqual([{ field: 'health', mine: 'on_track', theirs: 'at_risk' }]);
  });

  it('tells a cleared field from one that was not touched', () => {
    const merge = mergeChanges(BASE, { domain: null }, { ...BASE, domain: 'RH' });
    expect(merge.conflicts).toEqual([{ field: 'domain', mine: null, theirs: 'RH' }]);
  });

  it('lists fields in the order of the form', () => {
    const theirs: Fields = { ...BASE, title: 'T', summary: 'S', domain: 'D' };
    const merge = mergeChanges(BASE, { domain: 'd', summary: 's', title: 't' }, theirs);
    expect(merge.conflicts.map((one) => one.field)).toEqual(['title', 'summary', 'domain']);
  });
});

describe('what is saved once chosen', () => {
  const theirs: Fields = { ...BASE, title: 'Leur titre', domain: 'RH' };
  const merge = mergeChanges(BASE, { title: 'Mon titre', domain: null, valueScore: 5 }, theirs);

  it('is mine where I said so, and nothing where theirs stays', () => {
    expect(resolveMerge(merge, { title: 'mine', domain: 'theirs' })).toEqual({
      title: 'Mon titre',
      valueScore: 5,
    });
    expect(resolveMerge(merge, { title: 'theirs', domain: 'mine' })).toEqual({ domain: null, valueScore: 5 });
  });

  it('loses nothing that did not collide', () => {
    expect(resolveMerge(merge, { title: 'theirs', domain: 'theirs' })).toEqual({ valueScore: 5 });
  });
});

describe('what changed', () => {
  it('is the fields that differ, and only them', () => {
    const after: Fields = { ...BASE, title: 'Autre', valueScore: null, tags: ['b', 'a'] };
    expect(changesBetween(BASE, after)).toEqual({ title: 'Autre', valueScore: null, tags: ['b', 'a'] });
    expect(isEmpty(changesBetween(BASE, { ...BASE, tags: ['a', 'b'] }))).toBe(true);
  });

  it('leaves aside what a person does not write', () => {
    const detail = { ...BASE, version: 4, code: 'UC-001', stage: 'framing' };
    expect(fieldsFrom(detail)).toEqual(BASE);
  });
});
