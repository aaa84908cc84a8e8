import { renderDeck } from '../pptx/index.js';
import { buildCatalogueDeck } from './build-deck.js';
import type { InternshipCatalogueFacts } from './facts.js';
import { buildCatalogueView } from './view-model.js';

export type * from './facts.js';

/** The catalogue of a programme as a .pptx. The same facts give the same bytes. */
export async function renderInternshipCatalogue(facts: InternshipCatalogueFacts): Promise<Uint8Array> {
  return renderDeck(buildCatalogueDeck(buildCatalogueView(facts)));
}
