/** Why a file is refused as a whole; the web translates each. */
export const REFUSALS = [
  'empty_file',
  'no_rows',
  'too_large',
  'upload_cut',
  'wrong_extension',
  'content_differs',
  'not_text',
  'old_excel',
  'macros',
  'encrypted',
  'doctype',
  'external_relationship',
  'embedded_object',
  'broken_archive',
  'broken_sheet',
  'broken_part',
  'broken_csv',
  'too_many_entries',
  'inflates_too_much',
  'no_sheet',
  'too_many_rows',
  'too_many_columns',
  'cell_too_long',
  'too_much_memory',
  'too_slow',
  'pdf_script',
  'pdf_launch',
  'pdf_attachment',
  'pdf_unreadable',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
export type RefusalParams = Readonly<Record<string, string | number>>;

/** The file cannot be read, or must not be. Thrown inside the reader; the API answers it as `file_refused`. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
