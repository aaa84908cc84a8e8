import { renderNote } from '../docx/index.js';
import { buildComparativeStudyNote } from './build-note.js';
import type { ComparativeStudyFacts } from './facts.js';

export type * from './facts.js';

/** The comparative study as a Word document. The same facts give the same bytes. */
export async function renderComparativeStudy(facts: ComparativeStudyFacts): Promise<Uint8Array> {
  return renderNote(buildComparativeStudyNote(facts));
}
