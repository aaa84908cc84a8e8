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

/** One file of a document alone; null where it has none of the format. */
export async function drawFile(
  document: DocumentFacts,
  format: DrawnFormat,
  templates: HouseTemplates = {},
): Promise<Uint8Array | null> {
  for (const describe of describeDocument(document)) {
    const spec = describe();
    if (spec.format === format) return writeSpec(document, spec, templates);
  }
  return null;
}

/** A document could not be drawn on its house template: whoever publishes templates has to know, and which file. */
export class TemplateUnusable extends Error {
  readonly code = 'template_unusable';

  constructor(format: DrawnFormat, cause: unknown) {
    super(`The ${format} could not be drawn on its template`, { cause });
  }
}

/**
 * The bytes of one file, on its template: a template with tokens fills its own pages, our pages are drawn on one without.
 * @throws TemplateUnusable
 */
async function writeSpec(
  document: DocumentFacts,
  spec: DocumentSpec,
  templates: HouseTemplates,
): Promise<Uint8Array> {
  // A workbook has no house template: it is figures, in the house's own colours.
  if (spec.format === 'xlsx') return renderWorkbook(spec.workbook);
  const bytes = templates[spec.format];
  if (bytes === undefined) return spec.format === 'pptx' ? renderDeck(spec.deck) : renderNote(spec.note);
  try {
    const template: TemplateParts = readZip(bytes);
    if (hasTokens(spec.format, template)) return fillTemplate(document, spec, template);
    return await (spec.format === 'pptx' ? graftDeck(spec.deck, template) : graftNote(spec.note, template));
  } catch (cause) {
    throw new TemplateUnusable(spec.format, cause);
  }
}
