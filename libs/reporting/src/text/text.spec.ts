import { formatChange, formatDate, formatLongDate, formatMonth, formatNumber, plural } from './format.js';
import { fitLines, lineCount, textHeight, textWidth, wrapText } from './measure.js';
import { cleanLine, cleanLines, escapeXml, finite, truncate } from './sanitise.js';
import { frenchSpaces, typeset } from './typography.js';
import { shareSpare } from './widths.js';

describe('cleanLine', () => {
  it('takes out what XML cannot hold and keeps what people write', () => {
    expect(cleanLine('a\u0000b\u0008c\uFFFEd\u001Fe')).toBe('abcde');
    expect(cleanLine('un\tdeux\r\ntrois\u2028quatre')).toBe('un deux trois quatre');
    expect(cleanLine('é 👩‍👩‍👧 שלום مرحبا 漢字')).toBe('é 👩‍👩‍👧 שלום مرحبا 漢字');
  });

  it('replaces lone surrogates and drops bidirectional overrides', () => {
    expect(cleanLine('x\uD83Dy\uDE00z')).toBe('x\uFFFDy\uFFFDz');
    expect(cleanLine('abc\u202Etxt.exe\u202C')).toBe('abctxt.exe');
    expect(cleanLine('\u{1F600}')).toBe('\u{1F600}');
  });

  it('reads missing text as empty and composes accents', () => {
    expect(cleanLine(null)).toBe('');
    expect(cleanLine(undefined)).toBe('');
    expect(cleanLine('e\u0301')).toBe('é');
  });

  it('keeps lines apart where lines are wanted', () => {
    expect(cleanLines('un\n\n deux \r\ntrois')).toEqual(['un', 'deux', 'trois']);
  });
});

describe('truncate', () => {
  it('cuts at a word, says that it cut, and never exceeds the limit', () => {
    const text = truncate('Une phrase assez longue pour être coupée quelque part', 30);
    expect(text).toBe('Une phrase assez longue pour…');
    expect(truncate('court', 30)).toBe('court');
    expect(truncate('x'.repeat(50), 10)).toHaveLength(10);
  });

  it('does not split an emoji made of several characters', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(truncate(family.repeat(4), family.length + 3)).toBe(`${family}…`);
  });
});

it('escapes the five characters of XML and reads NaN as 0', () => {
  expect(escapeXml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&apos;');
  expect([finite(NaN), finite(Infinity), finite(3.5)]).toEqual([0, 0, 3.5]);
});

describe('French typography', () => {
  it('puts narrow spaces before ; ! ? and no-break spaces before : € % and in quotation marks', () => {
    expect(frenchSpaces('Prêt ? Oui ; 12 % : « bien » !')).toBe(
      'Prêt\u202F? Oui\u202F; 12\u00A0%\u00A0: «\u00A0bien\u00A0»\u202F!',
    );
    expect(frenchSpaces('12 345 678 €')).toBe('12\u202F345\u202F678\u00A0€');
    expect(frenchSpaces('le 1er avril')).toBe('le 1er\u00A0avril');
  });

  it('leaves addresses, codes and English alone', () => {
    expect(frenchSpaces('https://exemple.fr/a?b=1;c')).toBe('https://exemple.fr/a?b=1;c');
    expect(typeset('Ready ? Yes : go', 'en')).toBe('Ready ? Yes : go');
  });
});

describe('numbers and dates', () => {
  it('groups thousands as the language does, with a true minus', () => {
    expect(formatNumber(2133, 'fr')).toBe('2\u202F133');
    expect(formatNumber(-1234567, 'en')).toBe('−1,234,567');
    expect([formatChange(3, 'fr'), formatChange(-2, 'fr'), formatChange(0, 'fr')]).toEqual(['+3', '−2', '0']);
    expect(formatNumber(Number.NaN, 'fr')).toBe('0');
  });

  it('writes days in both languages, 1er included', () => {
    expect(formatDate('2026-04-03', 'fr')).toBe('3\u00A0avr.\u00A02026');
    expect(formatDate('2026-04-01', 'fr')).toBe('1er\u00A0avr.\u00A02026');
    expect(formatDate('2026-04-01', 'en')).toBe('1\u00A0Apr\u00A02026');
    expect(formatDate(null, 'fr')).toBe('—');
    expect(formatDate('soon', 'fr')).toBe('—');
    expect(formatLongDate('2026-08-01', 'fr')).toBe('1er\u00A0août\u00A02026');
    expect(formatMonth('2026-02', 'en')).toBe('February\u00A02026');
  });

  it('counts zero as French and English do', () => {
    expect([0, 1, 2].map((n) => plural(n, 'fr', 'jalon', 'jalons'))).toEqual(['jalon', 'jalon', 'jalons']);
    expect([0, 1, 2].map((n) => plural(n, 'en', 'gate', 'gates'))).toEqual(['gates', 'gate', 'gates']);
  });
});

describe('measuring', () => {
  const style = { size: 10 };

  it('knows the widths of Arial', () => {
    expect(textWidth('i', { size: 1000 })).toBe(222);
    expect(textWidth('W', { size: 1000 })).toBe(944);
    expect(textWidth('W', { size: 1000, bold: true })).toBe(944);
    expect(textWidth('a', { size: 1000, bold: true })).toBe(556);
    expect(textWidth('e\u0301', style)).toBe(textWidth('e', style));
  });

  it('wraps at spaces, and inside words too long for a line', () => {
    expect(wrapText('aa bb cc', style, textWidth('aa bb', style) + 0.1)).toEqual(['aa bb', 'cc']);
    const lines = wrapText('W'.repeat(40), style, 100);
    expect(lines.join('')).toBe('W'.repeat(40));
    for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(100);
  });

  it('never returns a text that takes more lines than allowed', () => {
    for (const text of ['W'.repeat(500), 'mot '.repeat(200).trim(), '漢字'.repeat(100), '👩‍👩‍👧‍👦'.repeat(30)]) {
      const fitted = fitLines(text, style, 200, 3);
      expect(lineCount(fitted, style, 200)).toBeLessThanOrEqual(3);
      expect(fitted.endsWith('…')).toBe(true);
    }
    expect(fitLines('court', style, 200, 1)).toBe('court');
  });

  it('adds up the height of paragraphs', () => {
    expect(textHeight(['a', 'b'], style, 200, 4)).toBe(2 * (10 * 1.2 + 4));
  });
});

describe('widths of columns', () => {
  it('go from those that have to spare to those that lack, and nowhere when none lacks', () => {
    expect(shareSpare([4, 4, 2], [2, 5, 1])).toEqual([4 - 2 / 3, 5, 2 - 1 / 3]);
    expect(shareSpare([4, 4, 2], [8, 3, 2])).toEqual([5, 3, 2]);
    expect(shareSpare([4, 4, 2], [1, 1, 1])).toEqual([4, 4, 2]);
  });
});

it('a line that is cut keeps its last word where all of it stands there', () => {
  const style = { size: 10 };
  const width = textWidth('un deux trois…', style) + 0.5;
  expect(fitLines('un deux trois quatre', style, width, 1)).toBe('un deux trois…');
  expect(fitLines('un deux troisième quatre', style, width, 1)).toBe('un deux…');
});
