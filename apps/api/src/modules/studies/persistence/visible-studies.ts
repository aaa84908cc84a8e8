import { STUDY_STATES, type Principal } from '@jalon/domain';
import { visibleTo, type Values } from '../../../database/visibility.js';

/** `seesStudy` of the domain as a condition on `s`: what every statement that reads studies for somebody starts from. */
export function visibleStudies(principal: Principal, values: Values): string {
  const entity = visibleTo(principal, values, 's.entity_id');
  // A partner sees the drafts of its own entity.
  if (principal.role === 'partner') return entity;
  return `(${entity} and (s.submitted_on is not null or s.account_id = ${values.add(principal.accountId)}::uuid
    or s.by_person_id = ${values.add(principal.personId)}::uuid))`;
}

/** The states in the order of the business. */
export const STATE_ORDER = `array_position(array[${STUDY_STATES.map((state) => `'${state}'`).join(', ')}], s.state)`;
