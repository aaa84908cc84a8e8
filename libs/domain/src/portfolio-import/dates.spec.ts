import * as fc from 'fast-check';
import { addDays, isLocalDate } from '../shared/local-date.js';
import { dateEvidence, dateOrder, readDate } from './dates.js';

describe('the order of a column', () => {
  it.each([
    ['13/01/2026', 'dmy'],
    ['01/13/2026', 'mdy'],
    ['01/02/2026', null],
    ['31.12.25', 'dmy'],
    ['13/13/2026', null],
    ['2026-01-13', null],
    ['45/01/2026', null],
    ['', null],
  ])('%j proves %s', (text, expected) => {
    expect(dateEvidence(text)).toBe(expected);
  });

  it('comes from the column, else from the file, else is French', () => {
    expect(dateOrder({ dmy: 3, mdy: 1 }, { dmy: 0, mdy: 9 })).toBe('dmy');
    expect(dateOrder({ dmy: 0, mdy: 1 }, { dmy: 9, mdy: 1 })).toBe('mdy');
    expect(dateOrder({ dmy: 0, mdy: 0 }, { dmy: 0, mdy: 2 })).toBe('mdy');
    expect(dateOrder({ dmy: 2, mdy: 2 }, { dmy: 2, mdy: 2 })).toBe('dmy');
  });
});

describe('readDate', () => {
  it.each([
    ['2024-10-01', 'dmy', '2024-10-01', null],
    ['2024-10-01T14:30:00Z', 'dmy', '2024-10-01', null],
    ['2024-10-01 00:00:00', 'dmy', '2024-10-01', null],
    ['2024/1/5', 'dmy', '2024-01-05', null],
    ['03/04/2024', 'dmy', '2024-04-03', null],
    ['03/04/2024', 'mdy', '2024-03-04', null],
    ['25/12/2024', 'mdy', '2024-12-25', null],
    ['3.4.24', 'dmy', '2024-04-03', null],
    ['7/1/2024 9:30', 'mdy', '2024-07-01', null],
    ['12 mars 2024', 'dmy', '2024-03-12', null],
    ['1er août 2024', 'dmy', '2024-08-01', null],
    ['March 5, 2024', 'mdy', '2024-03-05', null],
    ['15-Sept-2023', 'dmy', '2023-09-15', null],
    ['45200', 'dmy', '2023-10-01', null],
    ['45200.75', 'dmy', '2023-10-01', null],
    ['2022-08', 'dmy', '2022-08-01', 'date_partly_read'],
    ['08/2022', 'dmy', '2022-08-01', 'date_partly_read'],
    ['février 2023', 'dmy', '2023-02-01', 'date_partly_read'],
    ['2022-11-16 (first formal action related to this project)', 'mdy', '2022-11-16', 'date_partly_read'],
    ['7/16/1905', 'mdy', null, 'date_out_of_range'],
    ['2101-01-01', 'dmy', null, 'date_out_of_range'],
    ['10/12023', 'mdy', null, 'not_a_date'],
    ['30/02/2024', 'dmy', null, 'not_a_date'],
    ['2024-02-30', 'dmy', null, 'not_a_date'],
    ['24-Aug', 'mdy', null, 'not_a_date'],
    ['Q4FY25', 'mdy', null, 'not_a_date'],
    ['Pre-2021', 'mdy', null, 'not_a_date'],
    ['2023', 'dmy', null, 'not_a_date'],
    ['N/A -Consolidated into another use case.', 'mdy', null, 'not_a_date'],
    ['N/A', 'mdy', null, null],
    ['NA ', 'mdy', null, null],
    [' ', 'mdy', null, null],
    ['—', 'dmy', null, null],
    ['néant', 'dmy', null, null],
  ] as const)('%j read %s is %s', (text, order, date, doubt) => {
    expect(readDate(text, order)).toEqual({ date, doubt });
  });

  it('reads back every day, in every writing', () => {
    const days = fc.integer({ min: 0, max: 40_541 }).map((count) => addDays('1990-01-01', count));
    fc.assert(
      fc.property(days, (date) => {
        const [year, month, day] = date.split('-');
        const serial = String((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const [text, order] of [
          [date, 'mdy'],
          [`${day}/${month}/${year}`, 'dmy'],
          [`${month}/${day}/${year}`, 'mdy'],
          [serial, 'dmy'],
        ] as const) {
          expect(readDate(text, order)).toEqual({ date, doubt: null });
        }
      }),
    );
  });

  it('gives a day that exists or none, whatever is written', () => {
    const like = fc.stringMatching(/^[0-9/.\- TjanvfebmrQ]{0,14}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), like), fc.constantFrom('dmy', 'mdy'), (text, order) => {
        const { date } = readDate(text, order);
        return date === null || (isLocalDate(date) && date >= '1990-01-01' && date <= '2100-12-31');
      }),
      { numRuns: 500 },
    );
  });
});
