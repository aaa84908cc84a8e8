import * as fc from 'fast-check';
import { amendedSections, amendmentGaps, amendSection, emptyAmendment, withAmendments } from './amendment.js';
import { canonicalJson } from './canonical.js';
import { compareAgreements } from './compare.js';
import { agreementGaps, agreementProblems } from './completeness.js';
import { AGREEMENT_SECTIONS, agreementShape, emptyAgreement, type AgreementContent } from './sections.js';
import { stakeholderQuadrant } from './stakeholders.js';
import { aFullAgreement } from './testing/a-full-agreement.js';

const full = aFullAgreement();
const paths = (content: AgreementContent) => agreementGaps(content).map((gap) => `${gap.path} ${gap.code}`);

describe('completeness', () => {
  it('finds nothing missing in a full agreement, and something in every section of an empty one', () => {
    expect(agreementGaps(full)).toEqual([]);
    const sections = new Set(agreementGaps(emptyAgreement()).map((gap) => gap.section));
    expect([...sections]).toEqual(AGREEMENT_SECTIONS);
  });

  it('names the field of the row that is empty', () => {
    const [first] = full.deliverables.rows;
    const rows = [...full.deliverables.rows, { ...first, name: 'Guide', criteria: ' ', dueOn: null }];
    expect(paths({ ...full, deliverables: { fields: {}, rows } })).toEqual([
      `deliverables.rows.${full.deliverables.rows.length}.criteria required`,
    ]);
  });

  it('asks for the amount only when something is charged, and for the treatment only when there is one', () => {
    const charges = { ...full.charges, fields: { financing: 'lab', rebilled: null, terms: '' } as const };
    const data = { ...full.data, fields: { ...full.data.fields, personal: 'none', gdpr: '' } as const };
    expect(paths({ ...full, charges, data })).toEqual([]);
    expect(
      paths({
        ...full,
        charges: { ...charges, fields: { ...charges.fields, financing: 'shared' } },
        data: { ...data, fields: { ...data.fields, personal: 'processed' } },
      }),
    ).toEqual([
      'charges.fields.rebilled required',
      'charges.fields.terms required',
      'data.fields.gdpr required',
    ]);
  });

  it('wants each party to sign, and no stranger', () => {
    const [lab] = full.signatories.rows;
    if (!lab) throw new Error('no signatory');
    const rows = [lab, { ...lab, name: 'Zoé', party: 'Ailleurs' }];
    expect(paths({ ...full, signatories: { fields: {}, rows } })).toEqual([
      'signatories.rows.1.party unknown_party',
      'signatories party_unsigned',
    ]);
  });

  it('refuses an end before the start only', () => {
    const fields = { ...full.term.fields, from: '2026-05-02' };
    const term = (to: string) => ({ term: { rows: [], fields: { ...fields, to } } });
    expect(agreementProblems(term('2026-05-02'))).toEqual([]);
    expect(agreementProblems(term('2026-05-01'))).toMatchObject([
      { path: 'term.fields.to', code: 'before_start' },
    ]);
    expect(agreementProblems({})).toEqual([]);
  });
});

describe('canonical JSON', () => {
  const shuffled = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shuffled)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, shuffled(item)]),
          )
        : value;

  it('is the same whatever the order of keys, and says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('differs as soon as a text does', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const of = (text: string) => canonicalJson({ ...full, purpose: { fields: { text }, rows: [] } });
        expect(of(left) === of(right)).toBe(left === right);
      }),
    );
  });

  it('sorts by code unit and leaves undefined out', () => {
    expect(canonicalJson({ é: 1, b: undefined, a: [undefined, 1.5], Z: null })).toBe(
      '{"Z":null,"a":[null,1.5],"é":1}',
    );
  });
});

describe('comparison', () => {
  it('finds no difference between a content and itself, rows in any order', () => {
    expect(compareAgreements(full, full)).toEqual([]);
    const kpis = { fields: {}, rows: [...full.kpis.rows].reverse() };
    expect(compareAgreements(full, { ...full, kpis })).toEqual([]);
  });

  it('tells rows that came, went and changed, and fields', () => {
    const [first, second] = full.deliverables.rows;
    if (!first || !second) throw new Error('two deliverables are needed');
    const found = compareAgreements(full, {
      ...full,
      scope: { rows: [], fields: { ...full.scope.fields, excluded: '' } },
      deliverables: {
        fields: {},
        rows: [
          { ...first, criteria: 'Autre' },
          { ...second, name: 'Nouveau' },
        ],
      },
    });
    expect(found).toEqual([
      {
        section: 'scope',
        differences: [
          { kind: 'removed', row: null, field: 'excluded', before: full.scope.fields.excluded, after: '' },
        ],
      },
      {
        section: 'deliverables',
        differences: [
          { kind: 'changed', row: first.name, field: 'criteria', before: first.criteria, after: 'Autre' },
          { kind: 'added', row: 'Nouveau', field: null, before: null, after: null },
          { kind: 'removed', row: second.name, field: null, before: null, after: null },
        ],
      },
    ]);
  });

  it('mirrors when turned round', () => {
    const texts = fc.constantFrom('', 'a', 'b');
    const content = fc.tuple(texts, fc.uniqueArray(texts)).map(([text, names]) => ({
      ...full,
      purpose: { fields: { text }, rows: [] },
      kpis: { fields: {}, rows: names.map((name) => ({ name, target: '', unit: '', method: '' })) },
    }));
    const turned = { added: 'removed', removed: 'added', changed: 'changed' };
    fc.assert(
      fc.property(content, content, (left, right) => {
        const key = (kind: string, section: string, row: unknown) => `${section} ${String(row)} ${kind}`;
        const list = (from: AgreementContent, to: AgreementContent, turn: boolean) =>
          compareAgreements(from, to)
            .flatMap(({ section, differences }) =>
              differences.map((one) => key(turn ? turned[one.kind] : one.kind, section, one.row)),
            )
            .sort();
        expect(list(left, right, false)).toEqual(list(right, left, true));
      }),
    );
  });
});

describe('amendments', () => {
  const value = { rows: [], fields: { ...full.term.fields, to: '2028-01-31' } };

  it('keep only what they change, and say what it was', () => {
    const amendment = amendSection(emptyAmendment(full), 'term', value, full);
    expect(amendedSections(amendment)).toEqual(['term', 'signatories']);
    expect(amendment.before.term).toEqual(full.term);
    expect(withAmendments(full, [amendment])).toEqual({ ...full, term: value });
    expect(amendSection(amendment, 'term', null, full)).toEqual(emptyAmendment(full));
    expect(amendedSections(amendSection(amendment, 'signatories', null, full))).toContain('signatories');
  });

  it('need a reason and a change, and leave the other sections alone', () => {
    const of = (one: typeof full.term) =>
      amendmentGaps({ ...amendSection(emptyAmendment(full), 'term', one, full), reason: 'Report' }, full);
    expect(amendmentGaps(emptyAmendment(full), full).map((gap) => gap.code)).toEqual([
      'required',
      'nothing_amended',
    ]);
    expect(of(full.term).map((gap) => gap.code)).toEqual(['nothing_amended']);
    expect(of(value)).toEqual([]);
    expect(of({ ...value, fields: { ...value.fields, ending: '' } }).map((gap) => gap.path)).toEqual([
      'term.fields.ending',
    ]);
  });

  it('pile up in order', () => {
    const change = (text: string) => ({ after: { purpose: { fields: { text }, rows: [] } } });
    expect(withAmendments(full, [change('un'), change('deux')]).purpose.fields.text).toBe('deux');
  });
});

it.each([
  [5, 5, 'manage_closely'],
  [3, 4, 'keep_satisfied'],
  [4, 3, 'keep_informed'],
  [1, 1, 'monitor'],
  [null, 5, null],
])('places interest %s and influence %s: %s', (interest, influence, quadrant) => {
  expect(stakeholderQuadrant(interest, influence)).toBe(quadrant);
});

it('names each row by a needed first field', () => {
  for (const section of AGREEMENT_SECTIONS) {
    const { rows } = agreementShape(section);
    if (rows) expect([section, Object.values(rows.fields)[0]?.need]).toEqual([section, 'always']);
  }
});
