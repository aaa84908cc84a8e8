import type { Condition, Stage } from './stage.js';

/**
 * Whether somebody has to decide something for this use case to go on: a decision is asked, whatever the health,
 * and the use case is neither closed nor abandoned. One on hold often waits for exactly that.
 */
export function awaitsDecision(useCase: {
  readonly decisionNeeded: string | null;
  readonly stage: Stage;
  readonly condition: Condition;
}): boolean {
  return useCase.decisionNeeded !== null && useCase.stage !== 'closed' && useCase.condition !== 'abandoned';
}
