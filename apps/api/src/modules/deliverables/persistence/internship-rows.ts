import { DELIVERABLE_KINDS, DELIVERABLE_RULES, type DeliverableKind, type Principal } from '@jalon/domain';
import type { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';

/** Kinds that speak of one intern. */
export const INTERNSHIP_KINDS: readonly DeliverableKind[] = DELIVERABLE_KINDS.filter(
  (kind) => DELIVERABLE_RULES[kind].subject === 'internship',
);

/** Who reads, as far as rows ask. */
export type RowReader = Pick<Principal, 'role' | 'accountId' | 'personId'>;

/**
 * A condition on `deliverable` named `alias`: what is made from an internship is there for who sees that internship, and
 * for nobody once the internship is gone. Every statement that reads deliverables for somebody has it.
 */
export function internshipRows(reader: RowReader, values: Values, alias = 'd'): string {
  const kinds = values.add(INTERNSHIP_KINDS);
  return `(${alias}.kind <> all(${kinds}::text[]) or exists (select 1 from internship i
    where i.id = ${alias}.subject_id and ${internshipScope(reader, values)}))`;
}
