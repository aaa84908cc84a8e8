/** The four fields of the power/interest grid (Mendelow). */
export const STAKEHOLDER_QUADRANTS = [
  'manage_closely',
  'keep_satisfied',
  'keep_informed',
  'monitor',
] as const;
export type StakeholderQuadrant = (typeof STAKEHOLDER_QUADRANTS)[number];

/** How to deal with somebody, from levels between 1 and 5: 4 and above is high. Null while a level is missing. */
export function stakeholderQuadrant(
  interest: number | null,
  influence: number | null,
): StakeholderQuadrant | null {
  if (interest === null || influence === null) return null;
  if (influence >= HIGH) return interest >= HIGH ? 'manage_closely' : 'keep_satisfied';
  return interest >= HIGH ? 'keep_informed' : 'monitor';
}

const HIGH = 4;
