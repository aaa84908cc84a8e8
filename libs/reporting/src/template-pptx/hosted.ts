import type { SlideSpec } from '../pptx/spec.js';
import type { Slot } from '../pptx/template/layouts.js';
import type { Host } from './match.js';
import type { Box } from '../theme/index.js';
import type { DeckTemplate, HostSlot } from './read-template.js';
import type { Measure } from './scales.js';

/** What becomes of one element: into a placeholder, with a place of its own or not, or free; and how much smaller. */
export interface ElementPlan {
  readonly holder?: HostSlot;
  readonly settled?: boolean;
  /** The slot of ours whose look a free text takes. */
  readonly free?: Slot;
  readonly scale: number;
  /** Of the items of a group, in their order. */
  readonly items?: readonly number[];
}

export interface HostedSlide {
  /** The slide with its places in inches of the template. */
  readonly spec: SlideSpec;
  readonly host: Host;
  readonly titleScale: number;
  readonly plans: readonly ElementPlan[];
}

export interface Context extends Measure {
  readonly slide: SlideSpec;
  readonly template: DeckTemplate;
  readonly host: Host;
  readonly zone: Box;
  readonly source: Box;
  readonly place: (box: Box) => Box;
}
