/** The life of a use case, in order (PRODUCT.md: étape). */
export const STAGES = ['opportunity', 'framing', 'delivery', 'deployment', 'usage', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** What stands on top of the stage: an abandoned use case keeps the stage it had reached. */
export const CONDITIONS = ['active', 'on_hold', 'abandoned'] as const;
export type Condition = (typeof CONDITIONS)[number];
