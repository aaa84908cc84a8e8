/** `text` without case and accents, letter for letter: places in it are places in the text itself. */
export function foldLetters(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    const base = unit.normalize('NFD').charAt(0).toLowerCase();
    folded +=
      unit === '’' ? "'" : unit === '\u00a0' || unit === '\u202f' ? ' ' : base.length === 1 ? base : unit;
  }
  return folded;
}
