import { createHash } from 'node:crypto';
import { canonicalJson, type AgreementContent, type AmendmentContent } from '@jalon/domain';

/** SHA-256, in hexadecimal, of the canonical JSON of what a version holds: its title and its text. */
export function fingerprint(title: string, content: AgreementContent | AmendmentContent): string {
  return createHash('sha256').update(canonicalJson({ title, content })).digest('hex');
}
