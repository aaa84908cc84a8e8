import { renderNote } from '../docx/index.js';
import { renderDeck } from '../pptx/index.js';
import type { TemplateParts } from '../template/report.js';
import { graftNote } from '../template-docx/index.js';
import { fillTemplate, hasTokens } from '../tokens/index.js';
import { graftDeck } from '../template-pptx/index.js';
import { renderWorkbook } from '../workbook/index.js';
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
    files.push({ format: spec.format, bytes: await writeSpec(document, spec, templates) });
  }
  return files;
}

/**
 * The bytes of one file, on its template: a template with tokens fills its own pages, our pages are drawn on one without.
 */
async function writeSpec(
  document: DocumentFacts,
  spec: DocumentSpec,
  templates: HouseTemplates,
): Promise<Uint8Array> {
  // A workbook has no house template: it is figures, in the house's own colours.
  if (spec.format === 'xlsx') return renderWorkbook(spec.workbook);
  const bytes = templates[spec.format];
  const template: TemplateParts | null = bytes === undefined ? null : readZip(bytes);
  if (template !== null && hasTokens(spec.format, template)) return fillTemplate(document, spec, template);
  switch (spec.format) {
    case 'pptx':
      return template === null ? renderDeck(spec.deck) : graftDeck(spec.deck, template);
    case 'docx':
      return template === null ? renderNote(spec.note) : graftNote(spec.note, template);
  }
}
