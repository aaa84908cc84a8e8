import { createHash } from 'node:crypto';
import { canonicalJson } from '@jalon/domain';
import { snapshotHash } from './snapshot-hash.js';

const rows = Array.from({ length: 120 }, (_, n) => ({ title: `Cas ${n} « é »`, id: n, none: undefined }));

it.each([
  {},
  { b: 1, a: 'é\u2028"', c: null, d: undefined },
  {
    rows,
    none: [],
    nested: { z: [1, [2]], a: { y: undefined, x: [undefined, null] } },
    gaps: [undefined, 1],
  },
])('is of the canonical JSON, whatever the lists', async (value) => {
  expect(await snapshotHash(value)).toBe(createHash('sha256').update(canonicalJson(value)).digest('hex'));
});

it('lets others be answered between the rows', async () => {
  let answered = 0;
  const answer = (): void => {
    answered += 1;
    if (answered < 3) setImmediate(answer);
  };
  setImmediate(answer);
  await snapshotHash({ rows });
  expect(answered).toBeGreaterThanOrEqual(2);
});
