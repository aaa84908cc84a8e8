import type { DocumentSpec } from '../../documents/documents.js';
import { text, type TokenDefinition } from '../define.js';

/** What every document says of itself, whatever its kind. */
export const FRAME_TOKENS: readonly TokenDefinition<DocumentSpec>[] = [
  text('document.title', 'Titre du document', 'Title of the document', (spec) => head(spec).title),
  text('document.subject', 'Sujet du document', 'Subject of the document', (spec) => head(spec).subject),
  text('document.author', 'Auteur', 'Author', (spec) => head(spec).author),
  text('document.lab', 'Nom du lab', 'Name of the lab', (spec) => head(spec).company),
  text('document.date', 'Date du document', 'Date of the document', (spec) =>
    spec.format === 'pptx' ? spec.deck.footerDate : spec.format === 'docx' ? spec.note.footerLeft : '',
  ),
  text('document.confidentiality', 'Mention de confidentialité', 'Confidentiality notice', (spec) =>
    spec.format === 'pptx'
      ? spec.deck.footer
      : spec.format === 'docx'
        ? spec.note.headerRight
        : spec.workbook.footerLeft,
  ),
];

const head = (spec: DocumentSpec) =>
  spec.format === 'pptx' ? spec.deck : spec.format === 'docx' ? spec.note : spec.workbook;
