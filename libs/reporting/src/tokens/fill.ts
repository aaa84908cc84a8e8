import type { DocumentFacts, DocumentSpec } from '../documents/documents.js';
import type { TemplateParts } from '../template/report.js';
import type { TokenEntry } from './data.js';
import { fillDeck } from './fill-deck.js';
import { fillNote } from './fill-note.js';
import { tokenCatalogue, tokensOf } from './registry.js';

/** Fills the pages of a template with what its tokens name in a document. `spec` is the file it stands for. */
export function fillTemplate(
  document: DocumentFacts,
  spec: Exclude<DocumentSpec, { format: 'xlsx' }>,
  parts: TemplateParts,
): Buffer {
  const data = tokensOf(document, spec);
  if (spec.format === 'pptx') return fillDeck(parts, data, spec.deck);
  const language = spec.note.language === 'fr-FR' ? 'fr' : 'en';
  const captions = new Map(
    allEntries(tokenCatalogue(document.kind).entries).map(({ name, description }) => [
      name.toLowerCase(),
      description[language],
    ]),
  );
  return fillNote(parts, data, { properties: spec.note, captions });
}

const allEntries = (entries: readonly TokenEntry[]): TokenEntry[] =>
  entries.flatMap((entry) => [...allEntries(entry.items ?? []), entry]);
