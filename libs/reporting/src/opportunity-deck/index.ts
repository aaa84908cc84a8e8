import { renderDeck } from '../pptx/index.js';
import { buildOpportunityDeck } from './build-deck.js';
import type { OpportunityFacts } from './facts.js';
import { buildOpportunityView } from './view-model.js';

export type * from './facts.js';

/** The restitution of an opportunity study as a .pptx. The same facts give the same bytes. */
export async function renderOpportunityDeck(facts: OpportunityFacts): Promise<Uint8Array> {
  return renderDeck(buildOpportunityDeck(buildOpportunityView(facts)));
}
