import { renderDeck } from '../pptx/index.js';
import { buildWorkshopDeck } from './build-deck.js';
import type { WorkshopFacts } from './facts.js';
import { buildWorkshopView } from './view-model.js';

export type { WorkshopFacts } from './facts.js';

/** The restitution of a workshop as a .pptx. The same facts give the same bytes. */
export async function renderWorkshopDeck(facts: WorkshopFacts): Promise<Uint8Array> {
  return renderDeck(buildWorkshopDeck(buildWorkshopView(facts)));
}
