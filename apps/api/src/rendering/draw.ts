import { drawDocument } from '@jalon/reporting';
import type { DocumentFacts, DrawnFile, FileFormat, HouseTemplates } from './documents.js';

/** Draws a document: only the threads of the worker (and tests) come here, so that nothing heavy is loaded elsewhere. */
export function draw(
  document: DocumentFacts,
  onFile: (format: FileFormat) => void = () => undefined,
  templates: HouseTemplates = {},
): Promise<readonly DrawnFile[]> {
  return drawDocument(document, templates, onFile);
}
