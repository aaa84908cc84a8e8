import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { canonicalJson } from '@jalon/domain';

/** Some ten milliseconds of rows. */
const AT_ONCE = 50;

/**
 * SHA-256, in hexadecimal, of the canonical JSON of an object whose lists may be long. The process answers others
 * between its rows: a month of thousands of use cases takes half a second.
 */
export async function snapshotHash(value: object): Promise<string> {
  const hash = createHash('sha256');
  let pieces = 0;
  for (const piece of canonicalPieces(value)) {
    hash.update(piece);
    if (++pieces % AT_ONCE === 0) await others();
  }
  return hash.digest('hex');
}

/** What `canonicalJson` says of `value`, a row of its lists at a time. */
function* canonicalPieces(value: object): Generator<string> {
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  yield '{';
  for (const [at, [key, item]] of entries.entries()) {
    yield `${at > 0 ? ',' : ''}${JSON.stringify(key)}:`;
    if (Array.isArray(item)) {
      yield '[';
      for (const [place, row] of item.entries()) yield `${place > 0 ? ',' : ''}${canonicalJson(row ?? null)}`;
      yield ']';
    } else yield canonicalJson(item);
  }
  yield '}';
}
