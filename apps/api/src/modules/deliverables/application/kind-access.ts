import { DELIVERABLE_KINDS, may, type DeliverableKind, type Principal } from '@jalon/domain';

/**
 * Some kinds say what another part of the product gives to fewer roles: who may not have a month's report there does
 * not have it here.
 */
export function mayOpenKind(principal: Principal, kind: DeliverableKind): boolean {
  if (!may(principal, 'deliverable:read')) return false;
  return kind !== 'monthly_report' || may(principal, 'report:read');
}

/** Whether `principal` may make or change one of the kind. */
export function mayMakeKind(principal: Principal, kind: DeliverableKind): boolean {
  if (!may(principal, 'deliverable:write')) return false;
  switch (kind) {
    case 'monthly_report':
      return may(principal, 'report:generate');
    case 'committee_deck':
    case 'workshop_deck':
    case 'minutes':
    case 'decisions':
      return may(principal, 'meeting:document');
    default:
      return true;
  }
}

/** Kinds that the reader gets none of. */
export const hiddenKinds = (principal: Principal): readonly DeliverableKind[] =>
  DELIVERABLE_KINDS.filter((kind) => !mayOpenKind(principal, kind));
