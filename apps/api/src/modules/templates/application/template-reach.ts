import type { TemplateReach } from '@jalon/contracts';
import {
  DELIVERABLE_KINDS,
  DELIVERABLE_RULES,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import type { PublishedScope } from '../persistence/template.store.js';

export interface TemplateScope {
  readonly format: TemplateFormat;
  readonly kind: DeliverableKind | null;
  readonly entityId: string | null;
}

/** The kinds that have a file of the format. */
export const kindsOf = (format: TemplateFormat): readonly DeliverableKind[] =>
  DELIVERABLE_KINDS.filter((kind) => DELIVERABLE_RULES[kind].formats.includes(format));

const weight = ({ kind, entityId }: Omit<TemplateScope, 'format'>): number =>
  (kind === null ? 0 : 2) + (entityId === null ? 0 : 1);
const meet = <T>(one: T | null, other: T | null): boolean => one === null || other === null || one === other;

/**
 * What a template draws once it is published, beside the others that are: the same order as TemplateChoice, said
 * before anybody decides.
 */
export function templateReach(scope: TemplateScope, others: readonly PublishedScope[]): TemplateReach {
  const near = others.filter((other) => meet(other.kind, scope.kind) && meet(other.entityId, scope.entityId));
  const kept = near.filter((other) => weight(other) > weight(scope));
  const replaced = near.filter((other) => weight(other) === weight(scope));
  const taken = (kind: DeliverableKind) =>
    kept.some(
      (other) => meet(other.kind, kind) && (other.entityId === null || other.entityId === scope.entityId),
    );
  const covered = scope.kind === null ? kindsOf(scope.format) : [scope.kind];
  const named = ({ id, name, kind, entityName }: PublishedScope) => ({ id, name, kind, entityName });
  return {
    kinds: covered.filter((kind) => !taken(kind)),
    kept: kept.map(named),
    replaced: replaced.map(named),
  };
}
