import * as fc from 'fast-check';
import type { ImportDraft } from './draft.js';
import { baseKey, matchRows, rowContent, titleKey, type KeyedRow, type KnownUseCase } from './identity.js';

const draft: ImportDraft = {
  externalRef: null,
  title: 'Tri du courrier',
  summary: null,
  entity: 'Crédit',
  domain: null,
  sponsor: null,
  businessOwner: null,
  functionalReferent: null,
  product: null,
  stage: 'framing',
  stageAssumed: false,
  condition: null,
  health: null,
  healthReason: null,
  valueScore: null,
  feasibilityScore: null,
  tags: null,
  history: [{ stage: 'framing', on: null }],
};
const row = (number: number, key: string, fingerprint: string, fallbackKey?: string): KeyedRow => ({
  row: number,
  baseKey: key,
  fingerprint,
  ...(fallbackKey === undefined ? {} : { fallbackKey }),
});
const known = (useCaseId: string, keys: string[], fingerprint: string | null): KnownUseCase => ({
  useCaseId,
  keys,
  fingerprint,
});

describe('keys', () => {
  it('see through case, accents, spaces and apostrophes, not through punctuation', () => {
    expect(titleKey('Tri  du courrier ', 'CREDIT')).toBe(titleKey('tri du Courrier', 'Crédit'));
    expect(titleKey('L’IA', 'x')).toBe(titleKey("l'ia", 'x'));
    expect(titleKey('C', 'x')).not.toBe(titleKey('C++', 'x'));
    expect(titleKey('a', 'b c')).not.toBe(titleKey('a b', 'c'));
  });

  it('prefer the reference', () => {
    expect(baseKey(draft)).toBe(titleKey('Tri du courrier', 'Crédit'));
    expect(baseKey({ ...draft, externalRef: 'A-1' })).toBe('ref:A-1');
  });

  it('take every field into the content', () => {
    const others: Partial<Record<keyof ImportDraft, unknown>> = {
      externalRef: 'x',
      title: 'x',
      summary: 'x',
      entity: 'x',
      domain: 'x',
      sponsor: 'x',
      businessOwner: 'x',
      functionalReferent: 'x',
      product: 'x',
      stage: 'usage',
      condition: 'active',
      health: 'on_track',
      healthReason: 'x',
      valueScore: 1,
      feasibilityScore: 1,
      tags: ['x'],
      history: [{ stage: 'framing', on: '2026-01-01' }],
    };
    const contents = Object.entries(others).map(([field, value]) => rowContent({ ...draft, [field]: value }));
    expect(new Set([rowContent(draft), ...contents]).size).toBe(contents.length + 1);
  });
});

describe('matchRows', () => {
  it('lets repeated names with another content in, and rejects the same row twice', () => {
    expect([
      ...matchRows([row(2, 'n', 'a'), row(3, 'n', 'b'), row(4, 'n', 'a'), row(5, 'm', 'a')], []),
    ]).toEqual([
      [4, { kind: 'same_as_row', row: 2 }],
      [2, { kind: 'new' }],
      [3, { kind: 'new' }],
      [5, { kind: 'new' }],
    ]);
  });

  it('rejects one reference on two different rows', () => {
    const matches = matchRows([row(2, 'ref:1', 'a'), row(3, 'ref:1', 'b'), row(4, 'ref:1', 'a')], []);
    expect([matches.get(3), matches.get(4)]).toEqual([
      { kind: 'external_ref_repeated', row: 2 },
      { kind: 'same_as_row', row: 2 },
    ]);
  });

  it('pairs equal content first, then the rest in order', () => {
    const stored = [known('A', ['n'], 'a'), known('B', ['n'], 'b'), known('C', ['n'], 'c')];
    const matches = matchRows(
      [row(2, 'n', 'x'), row(3, 'n', 'c'), row(4, 'n', 'a'), row(5, 'n', 'y')],
      stored,
    );
    expect(Object.fromEntries(matches)).toEqual({
      2: { kind: 'known', useCaseId: 'B', sameContent: false },
      3: { kind: 'known', useCaseId: 'C', sameContent: true },
      4: { kind: 'known', useCaseId: 'A', sameContent: true },
      5: { kind: 'new' },
    });
  });

  it('finds by name a use case that has no reference yet, never one that has another', () => {
    const stored = [known('A', ['ref:9', 'n'], null), known('B', ['n'], null)];
    const matches = matchRows([row(2, 'ref:1', 'x', 'n'), row(3, 'ref:2', 'y', 'n')], stored);
    expect(matches.get(2)).toEqual({ kind: 'known', useCaseId: 'B', sameContent: false });
    expect(matches.get(3)).toEqual({ kind: 'new' });
  });

  it('knows every row again after an import, in any order, and no use case twice', () => {
    const rows = fc.array(
      fc.record({ key: fc.constantFrom('n', 'm', 'ref:1', 'ref:2'), print: fc.constantFrom('a', 'b', 'c') }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (items, order) => {
        const file = items.map(({ key, print }, index) => row(index + 2, key, print));
        const first = matchRows(file, []);
        expect(first.size).toBe(file.length);
        const stored = file
          .filter((one) => first.get(one.row)?.kind === 'new')
          .map((one) => known(String(one.row), [one.baseKey], one.fingerprint));
        const shuffled = [...file]
          .map((one) => [order.next().value, one] as const)
          .sort((a, b) => a[0] - b[0]);
        // References keep their order: of two rows with one, the first is the one that counts.
        const again = matchRows(
          [
            ...shuffled.map(([, one]) => one).filter((one) => !one.baseKey.startsWith('ref:')),
            ...file.filter((one) => one.baseKey.startsWith('ref:')),
          ],
          stored,
        );
        const used = [...again.values()].flatMap((match) => (match.kind === 'known' ? [match] : []));
        expect(used).toHaveLength(stored.length);
        expect(used.every((match) => match.sameContent)).toBe(true);
        expect(new Set(used.map((match) => match.useCaseId)).size).toBe(stored.length);
        expect([...again.values()].some((match) => match.kind === 'new')).toBe(false);
      }),
    );
  });
});
