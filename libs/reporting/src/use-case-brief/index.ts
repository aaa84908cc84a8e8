import { renderDeck } from '../pptx/index.js';
import { buildBriefDeck } from './build-deck.js';
import type { UseCaseBriefFacts } from './facts.js';
import { buildBriefView } from './view-model.js';

export type * from './facts.js';

/** The page of a use case in the catalogue as a .pptx. The same facts give the same bytes. */
export async function renderUseCaseBrief(facts: UseCaseBriefFacts): Promise<Uint8Array> {
  return renderDeck(buildBriefDeck(buildBriefView(facts)));
}
