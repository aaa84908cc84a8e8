import * as fc from 'fast-check';
import * as z from 'zod';
import { id, instant, line, list, localDate, month, page, pageSize, PAGE_SIZE_MAX, prose } from './shared.js';

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
const code = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;
const NUL = String.fromCharCode(0);
const BELL = String.fromCharCode(7);
const DELETE = String.fromCharCode(127);

describe('line', () => {
  it('is trimmed', () => {
    expect(line(10).parse('  Tri \n')).toBe('Tri');
  });

  it.each([
    ['nothing', '', 'required'],
    ['blanks', ' \t\n ', 'required'],
    ['a line end', 'a\nb', 'control_characters'],
    ['a tab', 'a\tb', 'control_characters'],
    ['NUL', `a${NUL}b`, 'control_characters'],
    ['a bell', `a${BELL}b`, 'control_characters'],
    ['DEL', `a${DELETE}b`, 'control_characters'],
    ['half an emoji', 'a\ud83d', 'control_characters'],
    ['the other half', '\ude00a', 'control_characters'],
    ['halves the wrong way round', '\ude00\ud83d', 'control_characters'],
  ])('refuses %s', (_, value, expected) => {
    expect(code(line(10), value)).toBe(expected);
  });

  it.each([[12], [null], [undefined], [['a']], [{ toString: 'a' }], [true]])(
    'refuses %j, which is no text',
    (value) => {
      expect(accepts(line(10), value)).toBe(false);
    },
  );

  it('counts before trimming, so that blanks cannot carry megabytes', () => {
    expect(accepts(line(5), 'abcde')).toBe(true);
    expect(accepts(line(5), 'abcdef')).toBe(false);
    expect(accepts(line(5), '   a   ')).toBe(false);
  });

  it.each([
    '=1+1',
    '<script>',
    '日本語',
    'עברית',
    'e\u0301',
    '👩‍👩‍👧',
    '😀',
    "'; drop table use_case; --",
    '{{7*7}}',
  ])('keeps %j as it is', (value) => {
    expect(line(60).parse(value)).toBe(value);
  });

  it('gives text that PostgreSQL can store, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        const parsed = line(40).safeParse(value);
        if (!parsed.success) return;
        expect(parsed.data).not.toContain(NUL);
        expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(parsed.data))).toBe(
          parsed.data,
        );
        expect(parsed.data.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('prose', () => {
  it('makes line ends even and keeps tabs', () => {
    expect(prose(40).parse(' a\r\nb\rc\n\td \n')).toBe('a\nb\nc\n\td');
    expect(prose(40).parse('')).toBe('');
  });

  it.each([`a${NUL}`, `a${BELL}b`, `a${DELETE}b`, 'x\ud83d'])('refuses %j', (value) => {
    expect(code(prose(40), value)).toBe('control_characters');
  });

  it('has a limit', () => {
    expect(accepts(prose(8000), 'x'.repeat(8000))).toBe(true);
    expect(accepts(prose(8000), 'x'.repeat(8001))).toBe(false);
  });
});

describe('list', () => {
  const letters = list(z.enum(['a', 'b', 'c']), 3);
  it.each([
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    [
      ['a', 'c'],
      ['a', 'c'],
    ],
    ['', []],
    [',a,,', ['a']],
  ])('reads %j as %j', (value, expected) => {
    expect(letters.parse(value)).toEqual(expected);
  });

  it.each([['d'], ['a,b,c,a'], [['a', 'b', 'c', 'a']], [12], [{ 0: 'a' }], [['a', 'd']], [null]])(
    'refuses %j',
    (value) => {
      expect(accepts(letters, value)).toBe(false);
    },
  );
});

describe('days, months, instants, ids and pages', () => {
  it.each(['2024-02-29', '1990-01-01', '2100-12-31'])('%s is a day', (value) => {
    expect(accepts(localDate, value)).toBe(true);
  });
  it.each([
    '2023-02-29',
    '1989-12-31',
    '2101-01-01',
    '2024-1-1',
    '01/02/2024',
    '2024-01-01T00:00:00Z',
    '',
    20240101,
    null,
  ])('%j is none', (value) => {
    expect(accepts(localDate, value)).toBe(false);
  });

  it.each(['2026-01', '2026-12'])('%s is a month', (value) => {
    expect(accepts(month, value)).toBe(true);
  });
  it.each(['2026-00', '2026-13', '2026-1', '3026-01', '2026-01-01', '2026-01\n', ''])(
    '%j is none',
    (value) => {
      expect(accepts(month, value)).toBe(false);
    },
  );

  it('takes instants in UTC and ids that are UUIDs', () => {
    expect(accepts(instant, '2026-03-20T11:00:00.000Z')).toBe(true);
    expect(accepts(instant, '2026-03-20 11:00')).toBe(false);
    expect(accepts(id, '8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e')).toBe(true);
    for (const value of [
      '1',
      '8f14e45f-ceea-467f-a8f0',
      "8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e' or 1=1",
      '',
      null,
    ]) {
      expect(accepts(id, value)).toBe(false);
    }
  });

  it('bounds pages', () => {
    expect(page.parse(undefined)).toBe(1);
    expect(page.parse('3')).toBe(3);
    for (const value of ['0', '-1', '1.5', 'x', '10001', '1e9', 'NaN', 'Infinity'])
      expect(accepts(page, value)).toBe(false);
    expect(accepts(pageSize, String(PAGE_SIZE_MAX))).toBe(true);
    expect(accepts(pageSize, String(PAGE_SIZE_MAX + 1))).toBe(false);
  });
});
