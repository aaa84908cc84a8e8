import { renderNote } from '../docx/index.js';
import { renderDeck } from '../pptx/index.js';
import { graftDeck } from '../template-pptx/index.js';
import { readZip } from '../zip/zip.js';
import { describeDocument, type DocumentFacts, type DocumentSpec } from './documents.js';

export type DrawnFormat = DocumentSpec['format'];

export interface DrawnFile {
  readonly format: DrawnFormat;
  readonly bytes: Uint8Array;
}

/** House templates as they were uploaded, by the format they are for; Jalon's own where there is none. */
export interface HouseTemplates {
  readonly pptx?: Uint8Array;
  readonly docx?: Uint8Array;
}

/**
 * Draws the files of a document. `onFile` hears each as it begins. The same facts and the same templates give the same
 * bytes.
 */
export async function drawDocument(
  document: DocumentFacts,
  templates: HouseTemplates = {},
  onFile: (format: DrawnFormat) => void = () => undefined,
): Promise<readonly DrawnFile[]> {
  const files: DrawnFile[] = [];
  for (const describe of describeDocument(document)) {
    const spec = describe();
    onFile(spec.format);
    files.push({ format: spec.format, bytes: await writeSpec(spec, templates) });
  }
  return files;
}

/** The bytes of one file, on its template. */
async function writeSpec(spec: DocumentSpec, templates: HouseTemplates): Promise<Uint8Array> {
  switch (spec.format) {
    case 'pptx':
      return templates.pptx ? graftDeck(spec.deck, readZip(templates.pptx)) : renderDeck(spec.deck);
    case 'docx':
      return renderNote(spec.note);
  }
}
