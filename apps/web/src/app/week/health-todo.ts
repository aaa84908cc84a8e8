import type { WeekUseCase } from '@jalon/contracts';
import { healthNeedsReason, overridesComputed, type Health } from '@jalon/domain';

/** Whether the health has to be looked at: never said, said long ago, or not what the facts say. */
export function needsHealth(useCase: WeekUseCase): boolean {
  if (!useCase.mayEdit || useCase.condition !== 'active') return false;
  const computed = useCase.computed?.health ?? 'not_rated';
  return useCase.healthStale || useCase.health === 'not_rated' || overridesComputed(useCase.health, computed);
}

/** What one press declares: what the facts say, or the last word again when they say nothing. */
export function proposedHealth(useCase: WeekUseCase): Health {
  const computed = useCase.computed?.health ?? 'not_rated';
  return computed === 'not_rated' ? useCase.health : computed;
}

/** Whether the declaration needs a reason that is not there yet: a kept colour keeps its reason. */
export function needsNewReason(useCase: WeekUseCase, health: Health): boolean {
  return healthNeedsReason(health) && (health !== useCase.health || useCase.healthReason === null);
}
