import type { DeliverableFormat } from '@jalon/domain';
import type { DocumentFacts, DrawnFile, DrawnFormat, HouseTemplates, PreviewPage } from '@jalon/reporting';

export type { DocumentFacts, DrawnFile, HouseTemplates, PreviewPage };

export type FileFormat = DrawnFormat;

/** What a person can open the file with. */
export const CONTENT_TYPES: Readonly<Record<DeliverableFormat, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** That of a file by its name; bytes that nobody should open when it is none of ours. */
export function contentType(fileName: string): string {
  const format = fileName.split('.').at(-1) ?? '';
  return Object.hasOwn(CONTENT_TYPES, format)
    ? CONTENT_TYPES[format as DeliverableFormat]
    : 'application/octet-stream';
}
