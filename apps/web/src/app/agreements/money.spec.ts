import * as fc from 'fast-check';
import { AGREEMENT_LIMITS } from '@jalon/domain';
import { centsText, parseCents } from './money';

describe('amounts as typed', () => {
  it.each([
    ['', null],
    [' ', null],
    ['45000', 4_500_000],
    ['45 000,5 €', 4_500_050],
    ['12,500.50', 1_250_050],
    ['1,234,567', 123_456_700],
    ['0', 0],
    ['10 000 000', 1_000_000_000],
    ['10 000 000,01', undefined],
    ['-5', undefined],
    ['douze', undefined],
    ['1,2,3', undefined],
    ['1.234', undefined],
  ])('%j is %s cents', (typed, cents) => {
    expect(parseCents(typed)).toBe(cents);
  });

  it('reads back what it writes, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: AGREEMENT_LIMITS.cents }),
        fc.constantFrom('fr', 'en'),
        (cents, language) => {
          expect(parseCents(centsText(cents, language))).toBe(cents);
        },
      ),
    );
  });
});
