/** Marks TeX sets over a letter, as the combining characters they are. */
const MARKS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  k: '\u0328',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  r: '\u030A',
  b: '\u0331',
  d: '\u0323',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'i',
  j: 'j',
  textendash: '–',
  textemdash: '—',
  ldots: '…',
  dots: '…',
  textquoteright: '’',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
};

/** A text written in TeX as people read it: letters with their accents, no braces, no commands. Formulas stay as typed. */
export function fromTex(text: string): string {
  return text
    .replace(/\\([&%$#_{}])/g, (_, char: string) => HIDDEN[char] ?? char)
    .replace(/\\text(backslash|asciitilde)(?:\{\}|(?![A-Za-z]))/g, (_, name: string) =>
      String(HIDDEN[name === 'backslash' ? '\\' : '~']),
    )
    .replace(/(['`-])\{\}/g, (_, char: string) => HIDDEN[char] ?? char)
    .replace(/\\(['`^"~=.])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))/g, accent)
    .replace(/\\([ckuvHrbd])(?:\s*\{\s*(\\?[A-Za-z])\s*\}|\s+(\\?[A-Za-z]))/g, accent)
    .replace(/\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))/g, (_, name: string) => LETTERS[name] ?? '')
    .replace(/[{}]/g, '')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``|''/g, '"')
    .replace(/~/g, ' ')
    .replace(/\\(.)/g, '$1')
    .replace(/[\uE000-\uE00B]/g, (char) => SHOWN[char] ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

function accent(_: string, mark: string, inBraces: string | undefined, bare: string | undefined): string {
  const letter = (inBraces ?? bare ?? '').replace('\\', '');
  return `${letter}${MARKS[mark] ?? ''}`;
}

/** Characters that TeX asks to mark, kept aside while braces and commands go. */
const ESCAPED = ['&', '%', '$', '#', '_', '{', '}', '\\', '~', "'", '`', '-'];
const HIDDEN: Readonly<Record<string, string>> = Object.fromEntries(
  ESCAPED.map((char, index) => [char, String.fromCharCode(0xe000 + index)]),
);
const SHOWN: Readonly<Record<string, string>> = Object.fromEntries(
  ESCAPED.map((char, index) => [String.fromCharCode(0xe000 + index), char]),
);
