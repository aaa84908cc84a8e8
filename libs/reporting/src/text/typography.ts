const NBSP = '\u00A0';
const NNBSP = '\u202F';
/** A day before the name of a month, whole or short: « 4 déc. », not « 4 décisions ». */
const DAY_OF_MONTH =
  /\b(\d{1,2}|1er) (?=(?:janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|août|sept(?:embre|\.)|oct(?:obre|\.)|nov(?:embre|\.)|déc(?:embre|\.))(?!\p{L}))/gu;

/**
 * French spacing: a narrow no-break space before ; ! ?, a no-break space before : and units, and inside « ».
 * Only ordinary spaces change, so text without them (addresses, codes) stays as it was typed.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NNBSP}$1`)
    .replace(/ ([:€%»])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NNBSP}`)
    .replace(DAY_OF_MONTH, `$1${NBSP}`);
}

/** Applies the spacing of the language: nothing to do in English. */
export function typeset(text: string, language: 'fr' | 'en'): string {
  return language === 'fr' ? frenchSpaces(text) : text;
}
