import { DomainError } from '@jalon/domain';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CODE = /^uc-(\d{3,9})$/i;

/**
 * What an address names: `UC-042`, or an id.
 * @throws DomainError `not_found` for anything else: there is no such use case
 */
export function useCaseKey(text: string): { readonly id: string } | { readonly number: number } {
  const digits = CODE.exec(text)?.[1];
  if (digits !== undefined) return { number: Number(digits) };
  if (UUID.test(text)) return { id: text };
  throw new DomainError('not_found', 'No such use case');
}
