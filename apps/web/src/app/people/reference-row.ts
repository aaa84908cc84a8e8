import type { Reference } from '@jalon/contracts';
import type { Competence } from '@jalon/domain';

export const KINDS = ['person', 'entity', 'product'] as const;
export type Kind = (typeof KINDS)[number];

/** A line of any of the three lists; what a list has not is null. */
export interface ReferenceRow {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly version: number;
  readonly entityId: string | null;
  readonly competence: Competence | null;
  readonly description: string | null;
}

export const PATHS: Readonly<Record<Kind, string>> = {
  person: '/api/people',
  entity: '/api/entities',
  product: '/api/products',
};

export function rowsOf(kind: Kind, reference: Reference): readonly ReferenceRow[] {
  const none = { kind, entityId: null, competence: null, description: null };
  if (kind === 'person') return reference.people.map((person) => ({ ...none, ...person }));
  if (kind === 'entity') return reference.entities.map((entity) => ({ ...none, ...entity }));
  return reference.products.map((product) => ({ ...none, ...product }));
}
