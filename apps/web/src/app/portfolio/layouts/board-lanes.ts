import type { Grouping, UseCaseCard } from '@jalon/contracts';
import { STAGES, type Stage } from '@jalon/domain';

export interface Cell {
  readonly stage: Stage;
  /** All its cards; the board shows the first ones. */
  readonly cards: readonly UseCaseCard[];
}
export interface Lane {
  /** Empty for the only lane of a board that is not grouped, and for what has no referent. */
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly cells: readonly Cell[];
}

/** The cards by lane and stage, in their order; lanes by name, what has none last. */
export function lanesOf(
  cards: readonly UseCaseCard[],
  group: Grouping,
  compare: (left: string, right: string) => number,
): readonly Lane[] {
  const lanes = new Map<string, { label: string; cards: UseCaseCard[] }>();
  for (const card of cards) {
    const [key, label] = laneOf(card, group);
    const lane = lanes.get(key);
    if (lane) lane.cards.push(card);
    else lanes.set(key, { label, cards: [card] });
  }
  return [...lanes]
    .map(([key, lane]) => ({
      key,
      label: lane.label,
      count: lane.cards.length,
      cells: STAGES.map((stage) => ({ stage, cards: lane.cards.filter((card) => card.stage === stage) })),
    }))
    .sort((left, right) =>
      left.label === '' || right.label === ''
        ? Number(left.label === '') - Number(right.label === '')
        : compare(left.label, right.label),
    );
}

/** Key and label of the group a card is in. */
export function laneOf(card: UseCaseCard, group: Grouping): readonly [key: string, label: string] {
  if (group === 'entity') return [card.entityId, card.entityName];
  if (group === 'referent') return [card.referentId ?? '', card.referentName ?? ''];
  if (group === 'stage') return [card.stage, card.stage];
  return ['', ''];
}

/** What a drop of `card` on `to` comes down to. */
export type Drop =
  | { readonly kind: 'none' }
  | { readonly kind: 'gate' }
  | { readonly kind: 'back' }
  /** Why not, as a key of the words `portfolio.board.refused.*`. */
  | { readonly kind: 'refused'; readonly why: 'stopped' | 'far' };

/** By the moves the API offers: forward goes through the gate, back with a reason, never two stages at once. */
export function dropOf(card: UseCaseCard, to: Stage): Drop {
  if (to === card.stage) return { kind: 'none' };
  if (card.gate?.to === to) return { kind: 'gate' };
  if (card.back?.to === to) return { kind: 'back' };
  return { kind: 'refused', why: card.gate === null && card.back === null ? 'stopped' : 'far' };
}
