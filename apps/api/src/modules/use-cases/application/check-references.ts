import { DomainError } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { References, UseCaseRepository } from '../persistence/use-case.repository.js';

/**
 * Checks that what the fields name exists and is still in use.
 * @param prefix where the fields stand in the request (`changes.`), to name them as they were sent
 * @throws DomainError `invalid_value`
 */
export async function checkReferences(
  useCases: UseCaseRepository,
  tx: Transaction,
  fields: References,
  prefix: string,
): Promise<void> {
  const { entityId, sponsorId, businessOwnerId, functionalReferentId, productId } = fields;
  const broken = await useCases.brokenReferences(tx, {
    ...(entityId === undefined ? {} : { entityId }),
    ...(sponsorId === undefined ? {} : { sponsorId }),
    ...(businessOwnerId === undefined ? {} : { businessOwnerId }),
    ...(functionalReferentId === undefined ? {} : { functionalReferentId }),
    ...(productId === undefined ? {} : { productId }),
  });
  if (broken.length === 0) return;
  throw new DomainError(
    'invalid_value',
    'Some values name nothing that can be used',
    broken.map(({ path, code }) => ({ path: `${prefix}${path}`, code })),
  );
}
