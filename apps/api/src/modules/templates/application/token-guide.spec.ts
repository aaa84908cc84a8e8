import { templateTokens } from '@jalon/contracts';
import { DELIVERABLE_KINDS } from '@jalon/domain';
import { tokensOfKind } from './token-guide.js';

it.each(DELIVERABLE_KINDS)('says what templates of %s may name, with examples of its texts', async (kind) => {
  const { tokens } = templateTokens.parse(await tokensOfKind(kind));
  expect(tokens.length).toBeGreaterThan(3);
  expect(tokens.some(({ kind: what, example }) => what === 'text' && example !== null)).toBe(true);
  // A list, a table or a chart says many things: none of them is the example.
  expect(tokens.filter(({ kind: what, example }) => what !== 'text' && example !== null)).toEqual([]);
});
