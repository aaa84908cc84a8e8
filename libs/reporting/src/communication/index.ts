import { renderDeck } from '../pptx/index.js';
import { buildCommunicationDeck } from './build-deck.js';
import type { CommunicationFacts } from './facts.js';
import { buildCommunicationView } from './view-model.js';

export type * from './facts.js';

/** The page of communication as a .pptx. The same facts give the same bytes. */
export async function renderCommunication(facts: CommunicationFacts): Promise<Uint8Array> {
  return renderDeck(buildCommunicationDeck(buildCommunicationView(facts)));
}
