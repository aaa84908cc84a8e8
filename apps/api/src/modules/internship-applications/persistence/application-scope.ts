import type { Principal } from '@jalon/domain';
import type { Values } from '../../../database/visibility.js';

/**
 * Whose applications somebody reads, as a condition on the rows of `internship_offer` named `alias`: who runs the
 * programme all of them, a tutor those to the offers where it is tutor or referent, nobody else any: they are personal
 * data. Every statement that reads applications for somebody, or what hangs on one, starts from it.
 */
export function applicationScope(
  principal: Pick<Principal, 'role' | 'personId'>,
  values: Values,
  alias = 'o',
): string {
  switch (principal.role) {
    case 'admin':
    case 'project_manager':
      return 'true';
    case 'tutor': {
      const person = `${values.add(principal.personId)}::uuid`;
      return `(${alias}.tutor_id = ${person} or ${alias}.referent_id = ${person})`;
    }
    default:
      return 'false';
  }
}
