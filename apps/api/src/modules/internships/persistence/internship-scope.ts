import type { Principal } from '@jalon/domain';
import type { Values } from '../../../database/visibility.js';

/**
 * Which internships somebody sees, as a condition on the rows of `internship` named `alias`: an intern its own, a tutor
 * those it follows, who runs the programme and the lab's leadership all of them, everybody else none. Every statement
 * that reads internships for somebody, or what hangs on one, starts from it.
 */
export function internshipScope(
  principal: Pick<Principal, 'role' | 'accountId' | 'personId'>,
  values: Values,
  alias = 'i',
): string {
  switch (principal.role) {
    case 'admin':
    case 'project_manager':
    case 'leadership':
      return 'true';
    case 'intern':
      return `${alias}.account_id = ${values.add(principal.accountId)}::uuid`;
    case 'tutor':
      return `${alias}.tutor_id = ${values.add(principal.personId)}::uuid`;
    default:
      return 'false';
  }
}
