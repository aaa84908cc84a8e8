import type { UseCaseCard, UseCaseRow } from '@jalon/contracts';

/** What the panel needs at once, before it has read the rest. */
export type PeekSubject = Pick<
  UseCaseRow,
  | 'id'
  | 'code'
  | 'title'
  | 'entityName'
  | 'functionalReferentName'
  | 'stage'
  | 'condition'
  | 'health'
  | 'trend'
  | 'counts'
  | 'nextMilestoneName'
  | 'nextMilestoneOn'
>;

/** A card of the board, the roadmap or the matrix as the panel takes it. */
export function peekOfCard(card: UseCaseCard): PeekSubject {
  return { ...card, functionalReferentName: card.referentName };
}
