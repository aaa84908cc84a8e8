import { canonicalJson } from './canonical.js';
import {
  AGREEMENT_SECTIONS,
  agreementShape,
  type AgreementContent,
  type AgreementSection,
  type AgreementValue,
  type AgreementSectionValue,
} from './sections.js';

/** One thing that differs in a section. `row` names the row by its first field; null for a field of the section. */
export interface AgreementDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly row: AgreementValue;
  /** The field that changed; null when a whole row came or went. */
  readonly field: string | null;
  readonly before: AgreementValue;
  readonly after: AgreementValue;
}

export interface SectionDifferences {
  readonly section: AgreementSection;
  readonly differences: readonly AgreementDifference[];
}

/** What `after` says otherwise than `before`, for the sections both have, in their order; the same ones left out. */
export function compareAgreements(
  before: Partial<AgreementContent>,
  after: Partial<AgreementContent>,
): readonly SectionDifferences[] {
  return AGREEMENT_SECTIONS.flatMap((section) => {
    const [left, right] = [before[section], after[section]];
    if (!left || !right) return [];
    const differences = compareSections(section, left, right);
    return differences.length > 0 ? [{ section, differences }] : [];
  });
}

export function sameAgreementSection(left: AgreementSectionValue, right: AgreementSectionValue): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** Rows are matched by their name, in order for rows of one name; order alone is no difference. */
function compareSections(
  section: AgreementSection,
  before: AgreementSectionValue,
  after: AgreementSectionValue,
): AgreementDifference[] {
  const shape = agreementShape(section);
  const found = compareFields(null, Object.keys(shape.fields), before.fields, after.fields);
  if (!shape.rows) return found;
  const names = Object.keys(shape.rows.fields);
  const key = names[0] ?? '';
  const left = [...before.rows];
  for (const row of after.rows) {
    const index = left.findIndex((other) => other[key] === row[key]);
    const [match] = index < 0 ? [] : left.splice(index, 1);
    if (match) found.push(...compareFields(row[key] ?? null, names, match, row));
    else found.push(wholeRow('added', row[key] ?? null));
  }
  return [...found, ...left.map((row) => wholeRow('removed', row[key] ?? null))];
}

function wholeRow(kind: 'added' | 'removed', row: AgreementValue): AgreementDifference {
  return { kind, row, field: null, before: null, after: null };
}

function compareFields(
  row: AgreementValue,
  names: readonly string[],
  before: Readonly<Record<string, AgreementValue>>,
  after: Readonly<Record<string, AgreementValue>>,
): AgreementDifference[] {
  return names.flatMap((field): AgreementDifference[] => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (was === is) return [];
    const kind = isEmpty(was) ? 'added' : isEmpty(is) ? 'removed' : 'changed';
    return [{ kind, row, field, before: was, after: is }];
  });
}

function isEmpty(value: AgreementValue): boolean {
  return value === null || value === '';
}
