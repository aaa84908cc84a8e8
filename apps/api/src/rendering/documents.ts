import type { CommitteeFacts, MinutesFacts, MonthlyReportFacts, WorkshopFacts } from '@jalon/reporting';

/** Every document the rendering threads can draw, with the facts it is drawn from. */
export type DocumentFacts =
  | { readonly kind: 'monthly_report'; readonly facts: MonthlyReportFacts }
  | { readonly kind: 'minutes' | 'decisions'; readonly facts: MinutesFacts }
  | { readonly kind: 'committee_deck'; readonly facts: CommitteeFacts }
  | { readonly kind: 'workshop_deck'; readonly facts: WorkshopFacts };

export type FileFormat = 'pptx' | 'docx';

export interface DrawnFile {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
}

/** What a person can open the file with. */
export const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** That of a file by its name; bytes that nobody should open when it is none of ours. */
export function contentType(fileName: string): string {
  const format = fileName.split('.').at(-1);
  return format === 'pptx' || format === 'docx' ? CONTENT_TYPES[format] : 'application/octet-stream';
}
