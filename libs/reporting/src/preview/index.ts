import type { DocumentSpec } from '../documents/documents.js';
import { previewNote } from './note.js';
import type { PreviewPage } from './page.js';
import { previewSlides } from './slides.js';

export { previewDeckOn } from './on-template.js';
export type { PreviewBlock, PreviewPage, PreviewParagraph, PreviewShape } from './page.js';

/**
 * The pages of a file as they will be, from the specification it is drawn from: for looking at before it is made.
 * A workbook has no pages.
 */
export function previewOf(spec: DocumentSpec): PreviewPage[] {
  switch (spec.format) {
    case 'pptx':
      return previewSlides(spec.deck);
    case 'docx':
      return previewNote(spec.note);
    default:
      return [];
  }
}
