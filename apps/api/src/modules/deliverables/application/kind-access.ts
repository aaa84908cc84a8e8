import { DELIVERABLE_KINDS, may, type DeliverableKind, type Principal } from '@jalon/domain';

/**
 * Some kinds say what another part of the product gives to fewer roles: who may not have a month's report there does
 * not have it here. Of kinds that speak of one intern, the rows decide further: persistence/internship-rows.ts.
 */
export function mayOpenKind(principal: Principal, kind: DeliverableKind): boolean {
  if (!may(principal, 'deliverable:read')) return false;
  switch (kind) {
    case 'monthly_report':
      return may(principal, 'report:read');
    case 'programme_report':
      // It sums up everybody's internships: a tutor reads those it follows alone.
      return may(principal, 'report:generate') && may(principal, 'internship:read');
    case 'internship_offer_sheet':
      return may(principal, 'offer:read');
    case 'internship_agreement':
    case 'internship_certificate':
      return may(principal, 'internship:read');
    case 'internship_evaluation':
      // The lab's leadership reads all of an internship but what was written of the intern.
      return may(principal, 'internship:follow') || may(principal, 'internship:log');
    default:
      return true;
  }
}

/** Whether `principal` may make or change one of the kind. */
export function mayMakeKind(principal: Principal, kind: DeliverableKind): boolean {
  if (!may(principal, 'deliverable:write')) return false;
  switch (kind) {
    case 'monthly_report':
    case 'programme_report':
      return may(principal, 'report:generate');
    case 'committee_deck':
    case 'workshop_deck':
    case 'minutes':
    case 'decisions':
      return may(principal, 'meeting:document');
    case 'internship_offer_sheet':
      return may(principal, 'offer:read');
    case 'internship_agreement':
    case 'internship_certificate':
    case 'internship_evaluation':
      return may(principal, 'internship:manage');
    default:
      return true;
  }
}

/** Kinds that the reader gets none of. */
export const hiddenKinds = (principal: Principal): readonly DeliverableKind[] =>
  DELIVERABLE_KINDS.filter((kind) => !mayOpenKind(principal, kind));
