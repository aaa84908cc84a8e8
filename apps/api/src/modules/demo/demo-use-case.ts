import type { Health, Stage } from '@jalon/domain';

/** A use case of the demo. Days are offsets from the day the demo is loaded (negative: past). */
export interface DemoUseCase {
  readonly title: string;
  readonly summary: string;
  readonly entity: number;
  readonly product: number | null;
  readonly domain: string;
  readonly referent: number | null;
  readonly sponsor: number | null;
  readonly value: number | null;
  readonly feasibility: number | null;
  readonly tags: readonly string[];
  readonly life: readonly (readonly [stage: Stage, day: number])[];
  /** Ends on hold or abandoned, on this day, for this reason. */
  readonly stop?: readonly ['on_hold' | 'abandoned', day: number, reason: string];
  readonly health: readonly (readonly [day: number, health: Health, reason?: string, decision?: string])[];
  readonly milestones: readonly (readonly [
    name: string,
    baseline: number,
    forecast: number,
    actual: number | null,
  ])[];
}
