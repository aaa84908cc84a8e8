import type { Evidence, TransitionName } from '../use-case/lifecycle.js';
import { TRANSITIONS } from '../use-case/lifecycle.js';
import type { Stage } from '../use-case/stage.js';

/** The stage borders, in order. Each is crossed by a gate's go alone. */
export const BORDERS = [
  'opportunity_framing',
  'framing_delivery',
  'delivery_deployment',
  'deployment_usage',
  'usage_closed',
] as const;
export type Border = (typeof BORDERS)[number];

export interface BorderCrossing {
  readonly from: Stage;
  readonly to: Stage;
  /** The move of the lifecycle that a go makes. */
  readonly transition: TransitionName;
}

export const CROSSINGS: Readonly<Record<Border, BorderCrossing>> = {
  opportunity_framing: { from: 'opportunity', to: 'framing', transition: 'start_framing' },
  framing_delivery: { from: 'framing', to: 'delivery', transition: 'start_delivery' },
  delivery_deployment: { from: 'delivery', to: 'deployment', transition: 'start_deployment' },
  deployment_usage: { from: 'deployment', to: 'usage', transition: 'start_usage' },
  usage_closed: { from: 'usage', to: 'closed', transition: 'close' },
};

/** The border ahead of `stage`; null once closed. */
export function borderAfter(stage: Stage): Border | null {
  return BORDERS.find((border) => CROSSINGS[border].from === stage) ?? null;
}

/** Whether only a gate makes this move. */
export function isThroughGate(name: TransitionName): boolean {
  return BORDERS.some((border) => CROSSINGS[border].transition === name);
}

/** What the lifecycle itself asks for at `border`, beside the go: criteria that Jalon answers from the facts. */
export function automaticCriteria(border: Border): readonly Evidence[] {
  const row = TRANSITIONS.find((transition) => transition.name === CROSSINGS[border].transition);
  return (row?.evidence ?? []).filter((evidence) => evidence !== 'gate_go');
}
