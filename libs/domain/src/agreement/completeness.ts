import type { FieldError } from '../shared/domain-error.js';
import {
  AGREEMENT_SECTIONS,
  agreementShape,
  type AgreementContent,
  type AgreementSection,
  type AgreementField,
  type AgreementValue,
  type AgreementSectionValue,
} from './sections.js';

/** What an agreement still lacks: `path` as `deliverables.rows.0.criteria`, or the section itself. */
export interface AgreementGap extends FieldError {
  readonly section: AgreementSection;
}

type Fields = Readonly<Record<string, AgreementValue>>;

/** Everything that keeps `content` from being sent for review, in the order of the sections. */
export function agreementGaps(
  content: AgreementContent,
  sections: readonly AgreementSection[] = AGREEMENT_SECTIONS,
): readonly AgreementGap[] {
  return sections.flatMap((section) => [
    ...sectionGaps(section, content[section]),
    ...(section === 'signatories' ? signatoryGaps(content) : []),
  ]);
}

function sectionGaps(section: AgreementSection, value: AgreementSectionValue): AgreementGap[] {
  const shape = agreementShape(section);
  const gaps = emptyOnes(shape.fields, value.fields).map((name) => ({
    section,
    path: `${section}.fields.${name}`,
    code: 'required',
  }));
  const { rows } = shape;
  if (!rows) return gaps;
  if (value.rows.length < rows.min) {
    return [...gaps, { section, path: section, code: 'rows_missing', params: { min: rows.min } }];
  }
  return [
    ...gaps,
    ...value.rows.flatMap((row, index) =>
      emptyOnes(rows.fields, row).map((name) => ({
        section,
        path: `${section}.rows.${index}.${name}`,
        code: 'required',
      })),
    ),
  ];
}

/** An agreement binds who signs it: every party signs, and nobody for a party that is not there. */
function signatoryGaps(content: AgreementContent): AgreementGap[] {
  const parties = new Set(content.parties.rows.map((party) => party.name).filter((name) => name !== ''));
  const signing = new Set(content.signatories.rows.map((signatory) => signatory.party));
  const strangers = content.signatories.rows.flatMap((signatory, index) =>
    signatory.party !== '' && !parties.has(signatory.party)
      ? [{ path: `signatories.rows.${index}.party`, code: 'unknown_party' }]
      : [],
  );
  const silent = [...parties]
    .filter((party) => !signing.has(party))
    .map((party) => ({ path: 'signatories', code: 'party_unsigned', params: { party } }));
  return [...strangers, ...silent].map((gap) => ({ section: 'signatories', ...gap }));
}

function emptyOnes(shapes: Readonly<Record<string, AgreementField>>, values: Fields): string[] {
  return Object.entries(shapes)
    .filter(([, shape]) => isAgreementFieldNeeded(shape, values))
    .map(([name]) => name)
    .filter((name) => {
      const value = values[name];
      return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    });
}

/** Whether the agreement is incomplete without this field, given the others of its section or row. */
export function isAgreementFieldNeeded({ need }: AgreementField, values: Fields): boolean {
  if (typeof need === 'string') return need === 'always';
  return need.is.includes(String(values[need.field] ?? ''));
}

/** What no agreement may say, complete or not: an end before the start. */
export function agreementProblems(content: Partial<AgreementContent>): readonly FieldError[] {
  const { from, to } = content.term?.fields ?? { from: null, to: null };
  return from !== null && to !== null && to < from
    ? [{ path: 'term.fields.to', code: 'before_start', params: { min: from } }]
    : [];
}
