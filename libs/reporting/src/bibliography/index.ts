import { renderNote } from '../docx/index.js';
import { buildBibliographyNote } from './build-note.js';
import type { BibliographyFacts } from './facts.js';

export type * from './facts.js';

/** The bibliography note as a Word document. The same facts give the same bytes. */
export async function renderBibliography(facts: BibliographyFacts): Promise<Uint8Array> {
  return renderNote(buildBibliographyNote(facts));
}
