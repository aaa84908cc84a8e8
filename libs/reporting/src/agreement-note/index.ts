import { renderNote } from '../docx/index.js';
import { buildAgreementNote, buildAmendmentNote } from './build-note.js';
import type { AgreementNoteFacts } from './facts.js';

export type * from './facts.js';

/** The project agreement as a Word document. The same facts give the same bytes. */
export async function renderAgreement(facts: AgreementNoteFacts): Promise<Uint8Array> {
  return renderNote(buildAgreementNote(facts));
}

/** The amendment as a Word document. The same facts give the same bytes. */
export async function renderAmendment(facts: AgreementNoteFacts): Promise<Uint8Array> {
  return renderNote(buildAmendmentNote(facts));
}
