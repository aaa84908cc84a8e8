import { toHundredths } from './decimal';

it.each([
  ['0', 0],
  ['3,5', 350],
  ['630.50', 63_050],
  ['1\u202f250,07', 125_007],
  ['1,234', null],
  ['-1', null],
  ['', null],
])('reads %p as %p', (text, expected) => {
  expect(toHundredths(text)).toBe(expected);
});
