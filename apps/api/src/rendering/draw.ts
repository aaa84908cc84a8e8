import { describeDocument, drawDocument, previewOf } from '@jalon/reporting';
import type { DocumentFacts, DrawnFile, FileFormat, HouseTemplates, PreviewPage } from './documents.js';

/** Draws a document: only the threads of the worker (and tests) come here, so that nothing heavy is loaded elsewhere. */
export function draw(
  document: DocumentFacts,
  onFile: (format: FileFormat) => void = () => undefined,
  templates: HouseTemplates = {},
): Promise<readonly DrawnFile[]> {
  return drawDocument(document, templates, onFile);
}

/** The pages of a document as they will be, file after file. */
export function preview(document: DocumentFacts): readonly PreviewPage[] {
  return describeDocument(document).flatMap((describe) => previewOf(describe()));
}
