import { createHash } from 'node:crypto';
import { canonicalJson } from '@jalon/domain';

/** SHA-256, in hexadecimal, of the canonical JSON of a text: what signatures stand for. */
export function textFingerprint(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
