import type { InternshipCertificate } from '@jalon/domain';
import type { InternshipNoteFacts } from '../internship-note/context.js';

/** What the certificate says (R18, D124-9): the effective total duration and the whole stipend paid. */
export interface InternshipCertificateFacts extends InternshipNoteFacts {
  readonly place: string;
  readonly curriculumTitle: string;
  readonly tutor: string;
  readonly certificate: InternshipCertificate;
}
