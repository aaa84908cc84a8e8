import { renderDeck } from '../pptx/index.js';
import { buildCommitteeDeck } from './build-deck.js';
import type { CommitteeFacts } from './facts.js';
import { buildCommitteeView } from './view-model.js';

export type * from './facts.js';

/** The deck of a committee as a .pptx. The same facts give the same bytes. */
export async function renderCommitteeDeck(facts: CommitteeFacts): Promise<Uint8Array> {
  return renderDeck(buildCommitteeDeck(buildCommitteeView(facts)));
}
