/** How many pages a PDF of LibreOffice has: it writes its page objects in the open. 0 for what is no PDF. */
export function pdfPages(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) return 0;
  return text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
