import type { Language } from '@jalon/contracts';

/** So that Excel reads the text that follows as UTF-8. */
export const CSV_BOM = '\ufeff';

/** One line of a spreadsheet people open: `;` in French, where the comma is the decimal mark. */
export function csvRecord(values: readonly string[], language: Language): string {
  return `${values.map(cell).join(language === 'fr' ? ';' : ',')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula is opened with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
